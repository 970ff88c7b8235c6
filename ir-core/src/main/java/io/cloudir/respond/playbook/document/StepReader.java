package io.cloudir.respond.playbook.document;

import io.cloudir.document.Nearest;
import io.cloudir.model.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads one step of a workflow. */
final class StepReader {
    /** Longest delay and timeout, in milliseconds: a year. */
    private static final long YEAR = 366L * 24 * 60 * 60 * 1000;

    private static final int CASES = 50;

    private static final List<String> COMMON = List.of(
            "type",
            "name",
            "description",
            "external_references",
            "delay",
            "timeout",
            "step_variables",
            "owner",
            "on_completion",
            "on_success",
            "on_failure",
            "step_extensions");

    private static final Map<String, List<String>> OWN = Map.of(
            "start",
            List.of(),
            StepDocument.END,
            List.of(),
            "action",
            List.of("commands", "agent", "targets", "in_args", "out_args"),
            "playbook-action",
            List.of("playbook_id", "playbook_version", "in_args", "out_args"),
            "parallel",
            List.of("next_steps"),
            "if-condition",
            List.of("condition", "on_true", "on_false"),
            "while-condition",
            List.of("condition", "on_true"),
            "switch-condition",
            List.of("switch", "cases"));

    private final Part part;
    private final String id;
    private final Scope scope;
    private final Identifiers identifiers;

    StepReader(String id, Part part, Scope scope, Identifiers identifiers) {
        this.id = id;
        this.part = part;
        this.scope = scope;
        this.identifiers = identifiers;
    }

    /** The step; empty if its type is not known. */
    Optional<StepDocument> read() {
        Optional<Word> type = part.required("type", "a type of step");
        if (type.isEmpty() || !isKnown(type.get())) {
            return Optional.empty();
        }
        String kind = type.get().text();
        identifiers.declare(id, kind, part.key());
        List<String> known = new ArrayList<>(COMMON);
        known.addAll(OWN.getOrDefault(kind, List.of()));
        part.refuseUnknown(known);
        part.refuse(
                "step_extensions",
                "refused-extension",
                "an extension may change what a step means, and none is known here",
                "remove it");
        part.text("owner").ifPresent(owner -> identifiers.isOf(owner.text(), "identity", owner.place()));
        Map<String, VariableDocument> variables = Variables.read(part, "step_variables");
        refuseOutput();
        part.texts("in_args").forEach(name -> scope.variable(name, variables));
        Optional<Word> next = next(kind);
        String name = part.textOr("name", "");
        return Optional.of(new StepDocument(
                id,
                part.key(),
                kind,
                name.isBlank() ? kind : name,
                part.textOr("description", ""),
                part.number("delay", 0, YEAR),
                part.number("timeout", 1, YEAR),
                next,
                part.text("on_failure"),
                References.read(part),
                variables,
                kind.equals("action") ? agent() : Optional.empty(),
                kind.equals("action") ? new CommandReader(part, scope, this::agentOf).read() : List.of(),
                condition(kind),
                branches(kind),
                playbook(kind)));
    }

    private boolean isKnown(Word type) {
        Set<String> known = new TreeSet<>(OWN.keySet());
        if (known.contains(type.text())) {
            return true;
        }
        part.faults()
                .add(
                        type.place(),
                        "unknown-step-type",
                        "unknown type of step '" + Text.printable(type.text()) + "'; known: "
                                + String.join(", ", known),
                        Nearest.suggestion(type.text(), known, "use one of those"));
        return false;
    }

    private void refuseOutput() {
        part.refuse(
                "out_args",
                "refused-output",
                "no command here gives a value back",
                "remove it and ask for a fact of the incident in a condition");
    }

    private Optional<Word> next(String kind) {
        boolean completion = part.has("on_completion");
        boolean success = part.has("on_success");
        boolean failure = part.has("on_failure");
        if (kind.equals(StepDocument.END)) {
            List.of("on_completion", "on_success", "on_failure")
                    .forEach(name -> part.refuse(name, "after-end", "nothing follows an end step", "remove it"));
            return Optional.empty();
        }
        if (kind.equals("start")) {
            List.of("on_success", "on_failure")
                    .forEach(name ->
                            part.refuse(name, "misplaced-key", "a start step cannot fail", "use on_completion"));
        }
        if (completion && (success || failure)) {
            part.refuse(
                    "on_completion",
                    "ambiguous-next",
                    "a step has either on_completion, or on_success with on_failure",
                    "keep one of the two");
        } else if (!completion && !success) {
            part.faults()
                    .add(
                            part.key(),
                            "no-next",
                            "nothing follows " + part.what() + ", so its branch does not reach an end",
                            "add on_completion, or on_success, with the id of the next step");
        }
        return part.text(success ? "on_success" : "on_completion");
    }

    private Optional<Word> agent() {
        return part.required("agent", "the id of an agent in agent_definitions");
    }

    private Optional<AgentDocument> agentOf() {
        return part.text("agent").flatMap(scope::agent);
    }

    private Optional<Word> condition(String kind) {
        return switch (kind) {
            case "if-condition", "while-condition" -> part.required("condition", "a condition over facts");
            case "switch-condition" -> part.required("switch", "a fact, or a variable as __name__:value");
            default -> Optional.empty();
        };
    }

    private Map<Word, Word> branches(String kind) {
        Map<Word, Word> branches = new LinkedHashMap<>();
        switch (kind) {
            case "if-condition", "while-condition" -> {
                part.required("on_true", "the id of a step").ifPresent(step -> put(branches, "true", step));
                if (kind.equals("if-condition")) {
                    part.text("on_false").ifPresent(step -> put(branches, "false", step));
                }
            }
            case "parallel" -> {
                List<Word> steps = part.texts("next_steps");
                if (steps.size() < 2) {
                    part.missing("next_steps", "two steps or more");
                }
                steps.forEach(step -> put(branches, Integer.toString(branches.size() + 1), step));
            }
            case "switch-condition" -> {
                branches.putAll(part.words("cases"));
                if (branches.isEmpty() || branches.size() > CASES) {
                    part.missing("cases", "1 to " + CASES + " cases, each with the id of a step");
                }
            }
            default -> {}
        }
        return branches;
    }

    private static void put(Map<Word, Word> branches, String name, Word step) {
        branches.put(new Word(name, step.place()), step);
    }

    private Optional<Word> playbook(String kind) {
        if (!kind.equals("playbook-action")) {
            return Optional.empty();
        }
        part.time("playbook_version");
        part.refuse(
                "playbook_version",
                "refused-version",
                "a run keeps to the very bytes of what it calls when it begins",
                "remove it; the playbooks that you hand in decide the version");
        return part.required("playbook_id", "the id of a playbook")
                .filter(called -> identifiers.isOf(called.text(), "playbook", called.place()));
    }
}
