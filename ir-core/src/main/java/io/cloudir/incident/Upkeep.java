package io.cloudir.incident;

import io.cloudir.incident.event.JournalEvent.PayloadErased;
import io.cloudir.incident.event.JournalEvent.TornTailSetAside;
import io.cloudir.incident.event.LifecycleEvent.ErasureAuthorised;
import io.cloudir.incident.event.LifecycleEvent.LegalHoldLifted;
import io.cloudir.incident.event.LifecycleEvent.LegalHoldPlaced;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of the journal itself.
 *
 * @param legalHold the legal hold in force: nothing may be erased
 * @param holdLifted the newest end of a legal hold
 * @param authorisations erasures that were authorised since the newest hold was lifted
 * @param erasures payloads that were erased
 * @param tornTails ends of stored journals that were set aside
 * @param erasedEntries the entries that have no content any more
 * @param unrecognised how many entries are of a kind that this version does not know
 * @param anomalies what does not fit what stood before it
 */
public record Upkeep(
        Optional<Recorded<LegalHoldPlaced>> legalHold,
        Optional<Recorded<LegalHoldLifted>> holdLifted,
        List<Recorded<ErasureAuthorised>> authorisations,
        List<Recorded<PayloadErased>> erasures,
        List<Recorded<TornTailSetAside>> tornTails,
        List<ErasedEntry> erasedEntries,
        long unrecognised,
        List<Anomaly> anomalies) {
    static final Upkeep NONE =
            new Upkeep(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of(), 0, List.of());

    public Upkeep {
        authorisations = List.copyOf(authorisations);
        erasures = List.copyOf(erasures);
        tornTails = List.copyOf(tornTails);
        erasedEntries = List.copyOf(erasedEntries);
        anomalies = List.copyOf(anomalies);
    }

    /**
     * An entry whose content was erased.
     *
     * @param seq its number
     * @param type the kind of entry that it was, such as {@code evidence-collected}
     */
    public record ErasedEntry(long seq, String type) {
        public ErasedEntry {
            Objects.requireNonNull(type, "type");
        }
    }

    /** How many entries have no content any more. */
    public long erased() {
        return erasedEntries.size();
    }
}
