package io.cloudir.respond.playbook.document;

import io.cloudir.model.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the commands of a step, and refuses every one that is neither this library's nor done by people. */
final class CommandReader {
    private static final List<String> KNOWN = List.of(
            "type", "description", "version", "playbook_activity", "external_references", "command", "command_b64");

    /** The command types of CACAO 2.0 that would run code, or let another system act, without plan and approval. */
    private static final List<String> OF_CACAO = List.of(
            "bash",
            "caldera-cmd",
            "elastic",
            "http-api",
            "jupyter",
            "kestrel",
            "openc2-http",
            "powershell",
            "sigma",
            "ssh",
            "yara");

    private final Part step;
    private final Scope scope;
    private final Supplier<Optional<AgentDocument>> agent;

    CommandReader(Part step, Scope scope, Supplier<Optional<AgentDocument>> agent) {
        this.step = step;
        this.scope = scope;
        this.agent = agent;
    }

    List<CommandDocument> read() {
        Optional<AgentDocument> by = agent.get();
        if (!step.has("commands")) {
            step.missing("commands", "one command or more");
        }
        List<CommandDocument> commands = new ArrayList<>();
        for (Part part : step.parts("commands", "command")) {
            Optional<Word> type = part.required("type", "'" + CommandDocument.CLOUD + "' or 'manual'");
            if (type.isPresent() && runs(type.get())) {
                read(part, type.get(), by).ifPresent(commands::add);
            }
        }
        targets(by);
        return commands;
    }

    private boolean runs(Word type) {
        if (type.text().equals(CommandDocument.CLOUD) || type.text().equals(CommandDocument.MANUAL)) {
            return true;
        }
        String name = Text.printable(type.text());
        step.faults()
                .add(
                        type.place(),
                        "refused-command",
                        OF_CACAO.contains(type.text())
                                ? "commands of type '" + name
                                        + "' are refused: they would act without plan, approval and way back"
                                : "unknown type of command '" + name + "'",
                        "use '" + CommandDocument.CLOUD + "' for what the library does, 'manual' for what people do");
        return false;
    }

    private Optional<CommandDocument> read(Part part, Word type, Optional<AgentDocument> by) {
        part.refuseUnknown(KNOWN);
        References.read(part);
        boolean cloud = type.text().equals(CommandDocument.CLOUD);
        if (by.isPresent() && by.get().isCloud() != cloud) {
            step.faults()
                    .add(
                            type.place(),
                            "wrong-agent",
                            "a command of type '" + type.text() + "' cannot be done by '"
                                    + Text.printable(by.get().name().text()) + "', an agent of type '"
                                    + by.get().type()
                                    + "'",
                            cloud
                                    ? "give the step an agent of type '" + CommandDocument.CLOUD + "'"
                                    : "give the step an agent of type 'group' or 'individual' named by a role or duty");
        }
        if (cloud) {
            part.refuse("command_b64", "misplaced-key", "what changes a cloud can be read by people", "use 'command'");
            return part.required("command", "a cloud command")
                    .map(word -> new CommandDocument(part.place(), type.text(), word));
        }
        if (part.has("command") == part.has("command_b64")) {
            part.missing("command", "either 'command' or 'command_b64', not both");
            return Optional.empty();
        }
        Optional<Word> command = part.has("command") ? part.required("command", "what to do") : decoded(part);
        return command.map(word -> new CommandDocument(part.place(), type.text(), word));
    }

    private Optional<Word> decoded(Part part) {
        Optional<Word> coded = part.required("command_b64", "what to do, in Base64");
        try {
            return coded.map(word -> new Word(
                    new String(Base64.getDecoder().decode(word.text()), StandardCharsets.UTF_8), word.place()));
        } catch (IllegalArgumentException notBase64) {
            coded.ifPresent(word -> step.faults()
                    .add(word.place(), "bad-form", "'command_b64' is not Base64", "encode it (RFC 4648, section 4)"));
            return Optional.empty();
        }
    }

    private void targets(Optional<AgentDocument> by) {
        step.texts("targets").forEach(scope::target);
        if (by.filter(AgentDocument::isCloud).isPresent()) {
            step.refuse(
                    "targets",
                    "refused-targets",
                    "the facts of the incident decide what is acted upon",
                    "remove it, or narrow the command, as in: contain deactivate-key of suspects");
        }
    }
}
