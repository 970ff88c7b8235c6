package io.cloudir.respond.playbook;

import io.cloudir.document.Faults;
import io.cloudir.respond.playbook.condition.Condition;
import io.cloudir.respond.playbook.condition.Value;
import io.cloudir.respond.playbook.document.CommandDocument;
import io.cloudir.respond.playbook.document.PlaybookDocument;
import io.cloudir.respond.playbook.document.StepDocument;
import io.cloudir.respond.playbook.document.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a playbook of its document: reads its commands and conditions, and notes what in them is wrong. */
final class PlaybookMaker {
    private final PlaybookDocument document;
    private final String text;
    private final Faults faults;
    private final ConditionMaker conditions;
    private final Map<String, Value> variables;

    PlaybookMaker(PlaybookDocument document, String text, Faults faults) {
        this.document = document;
        this.text = text;
        this.faults = faults;
        this.conditions = new ConditionMaker(text, faults);
        this.variables = conditions.values(document.variables());
    }

    /** The playbook; empty if a fault was noted by now. */
    Optional<Playbook> make() {
        Map<String, Step> steps = new LinkedHashMap<>();
        document.steps().forEach((id, step) -> step(step).ifPresent(made -> steps.put(id, made)));
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Playbook(
                document.id().text(),
                document.name().text(),
                document.description(),
                document.types(),
                document.labels(),
                document.modified(),
                document.validFrom(),
                document.validUntil(),
                document.start().text(),
                document.exception().map(Word::text),
                steps,
                document.markings(),
                document.references(),
                text));
    }

    private Optional<Step> step(StepDocument step) {
        StepHead head = new StepHead(
                step.id(),
                step.name(),
                step.description(),
                step.delay().map(Duration::ofMillis).orElse(Duration.ZERO),
                step.timeout().map(Duration::ofMillis),
                step.next().map(Word::text),
                step.onFailure().map(Word::text),
                step.references());
        Map<String, Value> scope = new HashMap<>(variables);
        scope.putAll(conditions.values(step.variables()));
        return switch (step.type()) {
            case "start" -> Optional.of(new Step.Start(head));
            case StepDocument.END -> Optional.of(new Step.End(head));
            case "action" -> Optional.of(new Step.Action(head, roleOf(step), commands(step, scope)));
            case "playbook-action" -> step.playbook().map(called -> call(head, called));
            case "parallel" -> Optional.of(new Step.Parallel(head, branches(step)));
            case "if-condition" ->
                condition(step, scope).map(condition -> new Step.If(head, condition, branches(step)));
            case "while-condition" ->
                condition(step, scope).map(condition -> new Step.While(head, condition, branches(step)));
            case "switch-condition" ->
                step.condition()
                        .flatMap(subject -> conditions.subject(subject, step.branches(), scope))
                        .map(subject -> new Step.Switch(head, subject, branches(step)));
            default -> throw new IllegalStateException("step type " + step.type() + " was let through");
        };
    }

    private Step call(StepHead head, Word called) {
        if (called.text().equals(document.id().text())) {
            faults.add(called.place(), "recursion", "the playbook calls itself", "use a while-condition");
        }
        return new Step.Call(head, called.text());
    }

    private Optional<Condition> condition(StepDocument step, Map<String, Value> scope) {
        return step.condition().flatMap(condition -> conditions.condition(condition, scope));
    }

    private static Map<String, String> branches(StepDocument step) {
        Map<String, String> branches = new LinkedHashMap<>();
        step.branches().forEach((name, first) -> branches.put(name.text(), first.text()));
        return branches;
    }

    private String roleOf(StepDocument step) {
        return step.agent()
                .map(id -> document.agents().get(id.text()))
                .filter(agent -> !agent.isCloud())
                .map(agent -> agent.name().text())
                .orElse("");
    }

    private List<Command> commands(StepDocument step, Map<String, Value> scope) {
        List<Command> commands = new ArrayList<>();
        for (CommandDocument command : step.commands()) {
            if (command.type().equals(CommandDocument.MANUAL)) {
                commands.add(new Command.Manual(conditions.substituted(command.command(), scope)));
            } else {
                CommandParser.parse(command.command(), faults).ifPresent(commands::add);
            }
        }
        return commands;
    }
}
