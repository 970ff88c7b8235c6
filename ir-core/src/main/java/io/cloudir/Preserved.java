package io.cloudir;

import io.cloudir.detect.Detection;
import io.cloudir.detect.Signal;
import io.cloudir.evidence.RecordEvidence;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.EvidenceEvent;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A signal whose records have gone into the evidence store, so that it can wait for its place without holding them.
 *
 * @param signal the signal
 * @param evidence that its records are preserved, or why they are not
 * @param findings what its records show beyond the signal: identities and keys that came into being, administrator rights
 *     that were given, hosts that they involve
 */
public record Preserved(Signal signal, EvidenceEvent evidence, List<FindingRecorded> findings) {
    public Preserved {
        Objects.requireNonNull(signal, "signal");
        Objects.requireNonNull(evidence, "evidence");
        findings = List.copyOf(findings);
    }

    /** Preserves what a detection cites. A store that fails does not stop it: the evidence is then said not to be kept. */
    public static Preserved by(RecordEvidence store, Detection detection) {
        return new Preserved(
                detection.signal(),
                store.preserve(detection.signal(), detection.cited()),
                Stream.of(
                                CreatedIdentities.in(detection).stream(),
                                AdministratorGrants.in(detection).stream(),
                                InvolvedHosts.in(detection).stream())
                        .flatMap(findings -> findings)
                        .toList());
    }
}
