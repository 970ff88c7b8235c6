package io.cloudir;

import io.cloudir.detect.Signal;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.RecordSummary;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a signal ties together, and the entry that puts it with an incident. */
final class Involvement {
    private Involvement() {}

    /**
     * Everything that the signal could share with an incident: what it is about, and who acted from where in the records
     * it cites. An account or a region alone ties nothing together: too much happens in each.
     */
    static Set<Entity> of(Signal signal) {
        Set<Entity> involved = new TreeSet<>();
        EntityType type = signal.entity().type();
        if (type != EntityType.NONE && type != EntityType.ACCOUNT && type != EntityType.REGION) {
            involved.add(signal.entity());
        }
        signal.records().forEach(record -> involved.addAll(record.entities()));
        return involved;
    }

    /** The same, and what its records show beyond it: what came into being, and which hosts were acted upon. */
    static Set<Entity> of(Preserved preserved) {
        Set<Entity> involved = of(preserved.signal());
        preserved.findings().forEach(finding -> involved.addAll(finding.entities()));
        return involved;
    }

    static SignalAttached attach(Signal signal, String reason) {
        String ids = signal.records().stream().map(RecordSummary::id).collect(Collectors.joining("\n"));
        return new SignalAttached(
                signal.id(),
                signal.rule().id(),
                signal.rule().title(),
                signal.trigger(),
                signal.level(),
                signal.entity(),
                signal.cloud(),
                signal.account(),
                signal.region(),
                signal.span(),
                signal.records(),
                signal.recordCount(),
                Digest.ofText(ids),
                signal.observed(),
                signal.techniques(),
                signal.explanation(),
                reason);
    }

    /**
     * The signal that an entry put with an incident, as far as the journal keeps it: who wrote the rule and what it expected
     * are not kept, and severity, which reads these signals, asks for neither.
     */
    static Signal signal(SignalAttached attached) {
        return new Signal(
                attached.signalId(),
                attached.span().to(),
                attached.span(),
                new Signal.Rule(attached.ruleId(), attached.ruleTitle(), Signal.Origin.SHIPPED),
                attached.trigger(),
                attached.level(),
                attached.entity(),
                attached.cloud(),
                attached.account(),
                attached.region(),
                attached.records(),
                attached.recordCount(),
                attached.observed(),
                Optional.empty(),
                attached.techniques(),
                attached.explanation());
    }
}
