package io.cloudir.incident;

import io.cloudir.incident.event.JournalEvent.PayloadErased;
import io.cloudir.incident.event.JournalEvent.TornTailSetAside;
import io.cloudir.incident.event.LifecycleEvent.LegalHoldPlaced;
import java.util.List;
import java.util.Optional;

/**
 * What became of the journal itself.
 *
 * @param legalHold the legal hold in force: nothing may be erased
 * @param erasures payloads that were erased
 * @param tornTails ends of stored journals that were set aside
 * @param erased how many entries have no content any more
 * @param unrecognised how many entries are of a kind that this version does not know
 * @param anomalies what does not fit what stood before it
 */
public record Upkeep(
        Optional<Recorded<LegalHoldPlaced>> legalHold,
        List<Recorded<PayloadErased>> erasures,
        List<Recorded<TornTailSetAside>> tornTails,
        long erased,
        long unrecognised,
        List<Anomaly> anomalies) {
    static final Upkeep NONE = new Upkeep(Optional.empty(), List.of(), List.of(), 0, 0, List.of());

    public Upkeep {
        erasures = List.copyOf(erasures);
        tornTails = List.copyOf(tornTails);
        anomalies = List.copyOf(anomalies);
    }
}
