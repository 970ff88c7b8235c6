package io.cloudir;

import io.cloudir.detect.Detection;
import io.cloudir.detect.Signal;
import io.cloudir.evidence.RecordEvidence;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.EvidenceEvent;
import java.util.Objects;
import java.util.Optional;

/**
 * A signal whose records have gone into the evidence store, so that it can wait for its place without holding them.
 *
 * @param signal the signal
 * @param evidence that its records are preserved, or why they are not
 * @param created the identities and keys that its records show to have come into being; empty if there are none
 */
public record Preserved(Signal signal, EvidenceEvent evidence, Optional<FindingRecorded> created) {
    public Preserved {
        Objects.requireNonNull(signal, "signal");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(created, "created");
    }

    /** Preserves what a detection cites. A store that fails does not stop it: the evidence is then said not to be kept. */
    public static Preserved by(RecordEvidence store, Detection detection) {
        return new Preserved(
                detection.signal(),
                store.preserve(detection.signal(), detection.cited()),
                CreatedIdentities.in(detection));
    }
}
