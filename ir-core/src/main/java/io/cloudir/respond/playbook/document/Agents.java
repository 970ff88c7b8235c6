package io.cloudir.respond.playbook.document;

import io.cloudir.model.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads agents and targets. */
final class Agents {
    private static final List<String> KNOWN =
            List.of("type", "name", "description", "location", "contact", "agent_target_extensions");

    private static final List<String> PEOPLE = List.of("individual", "group", "organization");

    private Agents() {}

    static Map<String, AgentDocument> agents(Part playbook, Identifiers identifiers) {
        return read(
                playbook,
                "agent_definitions",
                "agent",
                List.of(CommandDocument.CLOUD, "individual", "group"),
                identifiers);
    }

    static Map<String, AgentDocument> targets(Part playbook, Identifiers identifiers) {
        return read(playbook, "target_definitions", "target", PEOPLE, identifiers);
    }

    private static Map<String, AgentDocument> read(
            Part playbook, String key, String what, List<String> types, Identifiers identifiers) {
        Map<String, AgentDocument> agents = new LinkedHashMap<>();
        playbook.dictionary(key, what)
                .forEach((id, part) -> part.required("type", "a type of " + what)
                        .ifPresent(type -> {
                            if (!types.contains(type.text())) {
                                part.faults()
                                        .add(
                                                type.place(),
                                                "refused-" + what,
                                                what + "s of type '" + Text.printable(type.text())
                                                        + "' are refused; understood are " + String.join(", ", types),
                                                "only people and the library itself do what a playbook says");
                                return;
                            }
                            identifiers.declare(id, type.text(), part.key());
                            part.refuseUnknown(KNOWN);
                            part.refuse(
                                    "agent_target_extensions",
                                    "refused-extension",
                                    "no extension is known here",
                                    "remove it");
                            List.of("contact", "location")
                                    .forEach(name -> part.refuse(
                                            name,
                                            "refused-contact",
                                            "who holds a role, and how to reach them, is for the response plan to say",
                                            "name the role and remove it"));
                            part.required("name", "a name")
                                    .ifPresent(name -> agents.put(id, new AgentDocument(type.text(), name)));
                        }));
        return agents;
    }
}
