package io.cloudir.detect.sigma;

import io.cloudir.detect.match.Comparison;
import io.cloudir.detect.sigma.SigmaDocument.Correlation;
import io.cloudir.detect.sigma.SigmaDocument.Kind;
import io.cloudir.detect.sigma.SigmaDocument.Reference;
import io.cloudir.document.Faults;
import io.cloudir.document.Node;
import io.cloudir.model.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what stood behind the bar of a condition in the first version of Sigma, such as {@code count(user) by host > 5}, as
 * the correlation that says the same.
 */
final class LegacyCount {
    private static final Pattern FORM = Pattern.compile(
            "(count|sum|avg)\\s*\\(\\s*([^()\\s]*)\\s*\\)(?:\\s+by\\s+([^<>=]+?))?\\s*(<=|>=|==|!=|<|>|=)\\s*([0-9]{1,16}(?:\\.[0-9]{1,6})?)",
            Pattern.CASE_INSENSITIVE);

    private static final Map<String, Comparison> COMPARISONS = Map.of(
            "<", Comparison.LT,
            "<=", Comparison.LTE,
            ">", Comparison.GT,
            ">=", Comparison.GTE,
            "=", Comparison.EQ,
            "==", Comparison.EQ,
            "!=", Comparison.NEQ);

    private final Faults faults;

    LegacyCount(Faults faults) {
        this.faults = faults;
    }

    Optional<Correlation> read(Node.Mapping detection, String aggregation, RuleInfo info) {
        Node condition = detection.get("condition").orElse(detection);
        Matcher matcher = FORM.matcher(aggregation);
        if (!matcher.matches()) {
            faults.add(
                    condition.place(),
                    "legacy-aggregation",
                    "'" + Text.printable(aggregation) + "' was removed from Sigma",
                    "write a correlation document beside the rule; counts such as count(field) by group > 5 are still"
                            + " read");
            return Optional.empty();
        }
        String field = matcher.group(2);
        boolean counts = matcher.group(1).equalsIgnoreCase("count");
        Kind kind = !counts
                ? matcher.group(1).equalsIgnoreCase("sum") ? Kind.VALUE_SUM : Kind.VALUE_AVG
                : field.isEmpty() ? Kind.EVENT_COUNT : Kind.VALUE_COUNT;
        if (!counts && field.isEmpty()) {
            faults.add(
                    condition.place(), "legacy-aggregation", "the aggregation names no field", "name one in brackets");
        }
        if (!detection.has("timeframe")) {
            faults.add(
                    condition.place(),
                    "legacy-timeframe",
                    "the condition counts, but no timeframe says over how long",
                    "add timeframe to the detection, or write a correlation document beside the rule");
            return Optional.empty();
        }
        Duration timespan = new Timespan(faults).read(detection, "timeframe");
        Threshold threshold = new Threshold(List.of(new Threshold.Bound(
                COMPARISONS.getOrDefault(matcher.group(4), Comparison.EQ), new BigDecimal(matcher.group(5)))));
        new CountCondition(faults).check(condition, threshold, kind);
        List<String> groups = matcher.group(3) == null
                ? List.of()
                : Arrays.stream(matcher.group(3).split("[,\\s]+", -1))
                        .filter(group -> !group.isBlank())
                        .toList();
        RuleInfo counted = info.counted();
        groups.forEach(group -> new Keys(faults).refuseUnknownHead(group, condition.place()));
        new Keys(faults).refuseUnknownHead(field, condition.place());
        return Optional.of(new Correlation(
                info,
                kind,
                List.of(new Reference(counted.id(), condition.place())),
                groups,
                Map.of(),
                timespan,
                field.isEmpty() ? List.of() : List.of(field),
                threshold,
                Optional.empty(),
                BigDecimal.ZERO,
                false));
    }
}
