package io.cloudir.detect;

import io.cloudir.detect.sigma.SigmaDocument;
import io.cloudir.detect.sigma.SigmaDocument.Correlation;
import io.cloudir.detect.sigma.Threshold;
import io.cloudir.model.Entity;
import io.cloudir.model.Measure;
import io.cloudir.model.TimeRange;
import io.cloudir.telemetry.Activity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Makes the signal of a rule that has fired. */
final class Signals {
    private Signals() {}

    static Detection ofRecord(LoadedRule rule, Activity record) {
        Activity.Head head = record.head();
        Entity entity = EntityChoice.of(rule.info().entity(), head);
        Signal signal = new Signal(
                Signal.idOf(rule.info().id(), entity, head.id()),
                head.time(),
                new TimeRange(head.time(), head.time()),
                rule.reference(),
                rule.trigger(),
                rule.info().level(),
                entity,
                head.cloud(),
                head.account(),
                head.region(),
                List.of(record.summary()),
                1,
                new Measure(1, "records"),
                Optional.empty(),
                rule.info().techniques(),
                Explanation.ofRecord(head, rule));
        return new Detection(signal, List.of(record));
    }

    static Detection ofCount(Fired fired) {
        LoadedRule rule = fired.rule();
        Activity.Head first = fired.cites().get(0).head();
        Activity.Head last = fired.cites().get(fired.cites().size() - 1).head();
        Entity entity = EntityChoice.of(rule.info().entity(), first);
        String unit = Explanation.unit(rule.sigma());
        List<Cite> cited = fired.cites().stream().limit(Signal.RECORD_LIMIT).toList();
        Signal signal = new Signal(
                Signal.idOf(rule.info().id(), entity, first.id()),
                last.time(),
                new TimeRange(first.time(), last.time()),
                rule.reference(),
                rule.trigger(),
                rule.info().level(),
                entity,
                first.cloud(),
                first.account(),
                first.region(),
                cited.stream().map(Cite::summary).toList(),
                records(fired),
                new Measure(rounded(fired.value()), unit),
                expected(fired, unit),
                rule.info().techniques(),
                Explanation.ofCount(fired, entity, first));
        return new Detection(
                signal, cited.stream().flatMap(cite -> cite.record().stream()).toList());
    }

    /** How many records it rests on; a baseline keeps no more than a signal cites. */
    private static int records(Fired fired) {
        int cited = fired.cites().size();
        return fired.rule().sigma() instanceof SigmaDocument.Baseline baseline
                        && baseline.measure() == SigmaDocument.Measure.RATE
                ? (int) Math.max(
                        cited, Math.min(Integer.MAX_VALUE, fired.value().longValue()))
                : cited;
    }

    /** A whole number near a count or what was calculated. */
    private static long rounded(BigDecimal value) {
        BigDecimal limit = BigDecimal.valueOf(Long.MAX_VALUE);
        return value.setScale(0, RoundingMode.HALF_UP)
                .min(limit)
                .max(limit.negate())
                .longValue();
    }

    /** What would have been normal, if that is up to a whole number. */
    private static Optional<Signal.Expected> expected(Fired fired, String unit) {
        if (fired.unusual().isPresent()) {
            Unusual unusual = fired.unusual().get();
            return Optional.of(new Signal.Expected(unusual.least(), unusual.most(), unit));
        }
        List<Threshold.Bound> bounds = fired.threshold().bounds();
        if (((Correlation) fired.rule().sigma()).formula().isPresent() || bounds.size() > 1) {
            return Optional.empty();
        }
        BigDecimal bound = bounds.get(0).value();
        return switch (bounds.get(0).comparison()) {
            case GTE -> upTo(bound.setScale(0, RoundingMode.CEILING).longValue() - 1, unit);
            case GT -> upTo(bound.setScale(0, RoundingMode.FLOOR).longValue(), unit);
            default -> Optional.empty();
        };
    }

    private static Optional<Signal.Expected> upTo(long most, String unit) {
        return most < 0 ? Optional.empty() : Optional.of(new Signal.Expected(0, most, unit));
    }
}
