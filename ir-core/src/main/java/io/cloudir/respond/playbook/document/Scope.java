package io.cloudir.respond.playbook.document;

import io.cloudir.document.Faults;
import io.cloudir.document.Nearest;
import io.cloudir.model.Text;
import java.util.Map;
import java.util.Optional;

/** What the steps of a playbook may refer to. */
record Scope(
        Map<String, AgentDocument> agents,
        Map<String, AgentDocument> targets,
        Map<String, VariableDocument> variables,
        Faults faults) {
    Optional<AgentDocument> agent(Word id) {
        return find(id, agents, "agent", "agent_definitions");
    }

    Optional<AgentDocument> target(Word id) {
        return find(id, targets, "target", "target_definitions");
    }

    void variable(Word name, Map<String, VariableDocument> own) {
        if (!own.containsKey(name.text())) {
            find(name, variables, "variable", "playbook_variables");
        }
    }

    private <T> Optional<T> find(Word id, Map<String, T> known, String what, String where) {
        Optional<T> found = Optional.ofNullable(known.get(id.text()));
        if (found.isEmpty()) {
            faults.add(
                    id.place(),
                    "unknown-" + what,
                    "there is no " + what + " '" + Text.printable(id.text()) + "' in " + where,
                    Nearest.suggestion(id.text(), known.keySet(), "define it there"));
        }
        return found;
    }
}
