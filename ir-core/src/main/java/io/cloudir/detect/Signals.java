package io.cloudir.detect;

import io.cloudir.detect.sigma.SigmaDocument.Correlation;
import io.cloudir.model.Entity;
import io.cloudir.model.Measure;
import io.cloudir.model.TimeRange;
import io.cloudir.telemetry.Activity;
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
        Correlation correlation = (Correlation) rule.sigma();
        Activity.Head first = fired.hits().get(0).cite().head();
        Activity.Head last = fired.hits().get(fired.hits().size() - 1).cite().head();
        Entity entity = EntityChoice.of(rule.info().entity(), first);
        String unit = Explanation.unit(correlation);
        List<Cite> cited =
                fired.hits().stream().limit(Signal.RECORD_LIMIT).map(Hit::cite).toList();
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
                fired.hits().size(),
                new Measure(fired.value(), unit),
                Optional.of(new Signal.Expected(0, correlation.least() - 1, unit)),
                rule.info().techniques(),
                Explanation.ofCount(fired.value(), entity, first, correlation, rule));
        return new Detection(
                signal, cited.stream().flatMap(cite -> cite.record().stream()).toList());
    }
}
