package io.cloudir.incident.decision;

import io.cloudir.incident.event.SeverityEvent.Factor;
import io.cloudir.incident.event.SeverityEvent.SeverityAssessed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says how an assessment differs from the one before it, and which facts made it so. */
final class AssessmentChange {
    private AssessmentChange() {}

    /** One sentence: from what to what, and why. */
    static String text(SeverityAssessed before, SeverityAssessed after) {
        int raised = after.severity().compareTo(before.severity());
        String how = raised == 0
                ? "Still " + after.severity().code()
                : (raised > 0 ? "Raised" : "Lowered") + " from "
                        + before.severity().code() + " to " + after.severity().code();
        if (before.priority() != after.priority()) {
            how += ", from " + before.priority() + " to " + after.priority();
        }
        List<String> why = reasons(before, after);
        return how + ": " + (why.isEmpty() ? "by the same facts" : String.join("; ", why)) + ".";
    }

    private static List<String> reasons(SeverityAssessed before, SeverityAssessed after) {
        List<String> why = new ArrayList<>();
        after.floors().stream()
                .filter(fact -> !before.floors().contains(fact))
                .map(fact -> fact + " is so now")
                .forEach(why::add);
        before.floors().stream()
                .filter(fact -> !after.floors().contains(fact))
                .map(fact -> fact + " is no longer so")
                .forEach(why::add);
        Map<String, String> options =
                before.factors().stream().collect(Collectors.toMap(Factor::name, Factor::option, (a, b) -> a));
        for (Factor factor : after.factors()) {
            String old = options.getOrDefault(factor.name(), "not counted");
            if (!old.equals(factor.option())) {
                why.add(factor.name() + " is " + factor.option() + ", was " + old);
            }
        }
        if (!before.model().equals(after.model())) {
            why.add("the model is " + after.model() + ", was " + before.model());
        }
        return why;
    }
}
