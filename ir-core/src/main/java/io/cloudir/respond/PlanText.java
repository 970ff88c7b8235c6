package io.cloudir.respond;

import io.cloudir.cloud.StateChange;
import io.cloudir.model.Text;
import java.util.List;
import java.util.Locale;

/** Writes a plan as text. Values are whole, since an approver must see all of them, but on one printable line each. */
final class PlanText {
    private PlanText() {}

    static String of(ActionPlan plan) {
        StringBuilder text = new StringBuilder(512);
        text.append(plan.isReversible() ? "REVERSIBLE" : "IRREVERSIBLE")
                .append(": ")
                .append(plan.type())
                .append(" of ")
                .append(
                        plan.records().size() > 1
                                ? Text.count(plan.records().size(), "record")
                                : line(plan.target().id()))
                .append(" (")
                .append(plan.purpose().name().toLowerCase(Locale.ROOT))
                .append(")\n");
        field(text, "action", plan.actionId());
        field(text, "plan", plan.digest().hex());
        field(text, "why", plan.why());
        if (!plan.residue().isEmpty()) {
            field(text, "stays", plan.residue());
        }
        plan.expires().ifPresent(end -> field(text, "ends", end + ", by itself"));
        if (plan.records().size() > 1) {
            fields(text, "takes back", plan.records());
        }
        plan.trusted()
                .ifPresent(it -> fields(
                        text,
                        "restores from",
                        it.sources().stream()
                                .map(source -> source.name()
                                        + source.made()
                                                .map(made -> " made at " + made)
                                                .orElse(" of unknown age"))
                                .toList()));
        fields(text, "reaches", plan.reach());
        if (plan.affects() > 0) {
            field(text, "affects", Text.count(plan.affects(), "thing") + " in all");
        }
        fields(text, "needs", plan.permissions());
        fields(text, "evidence at risk", plan.evidenceAtRisk());
        if (plan.isEmpty()) {
            text.append("  nothing to change: all is as wanted already\n");
        }
        for (int at = 0; at < plan.changes().size(); at++) {
            change(text, at + 1, plan.changes().get(at));
        }
        plan.tasks().forEach(task -> field(text, "for a person", task));
        return text.toString();
    }

    private static void change(StringBuilder text, int number, StateChange change) {
        text.append("  ")
                .append(number)
                .append(". ")
                .append(change.call())
                .append("  ")
                .append(line(change.target().toString()))
                .append("  (undo: ")
                .append(change.undoCall().isEmpty() ? "none" : change.undoCall())
                .append(")\n    - ")
                .append(line(change.before()))
                .append("\n    + ")
                .append(line(change.after()))
                .append('\n');
    }

    private static void fields(StringBuilder text, String name, List<String> values) {
        if (!values.isEmpty()) {
            field(text, name, String.join(", ", values));
        }
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append("  ").append(name).append(": ").append(line(value)).append('\n');
    }

    private static String line(String value) {
        StringBuilder line = new StringBuilder(value.length());
        value.codePoints()
                .forEach(codePoint -> line.appendCodePoint(Text.isPrintable(codePoint) ? codePoint : '\uFFFD'));
        return line.toString();
    }
}
