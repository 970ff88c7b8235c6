package io.cloudir.detect.sigma;

import io.cloudir.detect.match.Comparison;
import io.cloudir.detect.sigma.SigmaDocument.Kind;
import io.cloudir.document.Faults;
import io.cloudir.document.Node;
import io.cloudir.model.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how a count must stand to its bounds: one or more of {@code gt}, {@code gte}, {@code lt}, {@code lte}, {@code eq}, {@code neq}. */
final class CountCondition {
    /** Largest number of records or of different values that one key can be asked to keep. */
    static final long COUNT_LIMIT = 10_000;

    private static final BigDecimal SUM_LIMIT = BigDecimal.valueOf(1L << 53);
    private static final String NUMBER = "-?[0-9]{1,16}(\\.[0-9]{1,6})?";

    private final Faults faults;
    private final Keys keys;

    CountCondition(Faults faults) {
        this.faults = faults;
        this.keys = new Keys(faults);
    }

    /** The bounds; empty if there are none or one has a fault. */
    Optional<Threshold> read(Node.Mapping condition, Kind kind) {
        List<Threshold.Bound> bounds = new ArrayList<>();
        int before = faults.count();
        for (Comparison comparison : Comparison.values()) {
            if (condition.has(comparison.code())) {
                String number = keys.text(condition, comparison.code());
                if (number.matches(NUMBER)) {
                    bounds.add(new Threshold.Bound(comparison, new BigDecimal(number)));
                } else {
                    fault(condition.get(comparison.code()).orElse(condition), number, kind);
                }
            }
        }
        if (faults.count() > before) {
            return Optional.empty();
        }
        if (bounds.isEmpty()) {
            faults.add(
                    condition.place(),
                    "correlation-condition",
                    "the condition has no bound",
                    "write one or more of gte, gt, lte, lt, eq and neq");
            return Optional.empty();
        }
        Threshold threshold = new Threshold(bounds);
        check(condition, threshold, kind);
        return Optional.of(threshold);
    }

    /** Notes a threshold that no count can meet, that every one meets, or that none without a record would. */
    void check(Node at, Threshold threshold, Kind kind) {
        for (Threshold.Bound bound : threshold.bounds()) {
            BigDecimal limit = kind.isNumeric() ? SUM_LIMIT : BigDecimal.valueOf(COUNT_LIMIT);
            if (bound.value().abs().compareTo(limit) > 0
                    || (!kind.isNumeric() && bound.value().signum() < 0)) {
                fault(at, bound.value().toPlainString(), kind);
                return;
            }
        }
        if (!kind.isNumeric() && !canHold(threshold)) {
            faults.add(
                    at.place(),
                    "threshold",
                    "no number of records from 1 on is " + threshold.words(),
                    "correct the bounds; what never happened is not seen, since nothing is counted without a record");
        } else if (!kind.isNumeric() && !threshold.hasCeiling() && threshold.holds(BigDecimal.ZERO)) {
            faults.add(
                    at.place(),
                    "threshold",
                    "every count is " + threshold.words(),
                    "write a bound that makes the least count 1 or more");
        }
    }

    /** Bounds are few: what holds anywhere holds at 1, or at or beside a bound. */
    private static boolean canHold(Threshold threshold) {
        List<BigDecimal> tried = new ArrayList<>(List.of(BigDecimal.ONE));
        for (Threshold.Bound bound : threshold.bounds()) {
            long whole = bound.value().longValue();
            for (long near = whole - 1; near <= whole + 2; near++) {
                tried.add(BigDecimal.valueOf(near));
            }
        }
        return tried.stream().anyMatch(count -> count.compareTo(BigDecimal.ONE) >= 0 && threshold.holds(count));
    }

    private void fault(Node at, String number, Kind kind) {
        faults.add(
                at.place(),
                "threshold",
                "'" + Text.printable(number) + "' is no threshold",
                kind.isNumeric()
                        ? "write a number of at most 2^53, with at most 6 decimals"
                        : "write a number from 0 to " + COUNT_LIMIT);
    }
}
