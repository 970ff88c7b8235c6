package io.cloudir.investigate;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.model.Digest;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Severity;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A record that signals of an incident rest on.
 *
 * @param summary what the journal keeps of it
 * @param worst the level of the worst signal that cites it
 */
public record CitedRecord(RecordSummary summary, Severity worst) {
    /** The outcome of what took effect. */
    static final String SUCCESS = "success";

    private static final Comparator<CitedRecord> ORDER = Comparator.comparing(
                    (CitedRecord record) -> record.summary().time())
            .thenComparing(record -> record.summary().id())
            .thenComparing(record -> record.summary().digest().hex());

    public CitedRecord {
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(worst, "worst");
    }

    /** Every record that signals of the incident cite, once, in time order. */
    public static List<CitedRecord> of(Incident incident) {
        Map<Key, CitedRecord> records = new LinkedHashMap<>();
        for (Recorded<SignalAttached> signal : incident.detection().signals()) {
            for (RecordSummary summary : signal.event().records()) {
                records.merge(
                        new Key(summary.id(), summary.digest()),
                        new CitedRecord(summary, signal.event().level()),
                        (one, other) ->
                                new CitedRecord(one.summary(), one.worst().max(other.worst())));
            }
        }
        return records.values().stream().sorted(ORDER).toList();
    }

    /** An id alone could be borrowed by a record that is to be overlooked. */
    private record Key(String id, Digest digest) {}

    public String id() {
        return summary.id();
    }

    public CloudCall call() {
        return CloudCall.of(summary);
    }

    /** Whether what it tells of took effect. */
    public boolean succeeded() {
        return summary.outcome().equals(SUCCESS);
    }
}
