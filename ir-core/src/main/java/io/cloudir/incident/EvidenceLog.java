package io.cloudir.incident;

import io.cloudir.incident.event.EvidenceEvent.EvidenceLossAccepted;
import io.cloudir.incident.event.EvidenceEvent.EvidenceNotCollected;
import java.util.List;

/**
 * What was preserved, what could not be, and which losses people accepted.
 *
 * @param items each piece of evidence once, in the order of the journal
 * @param notCollected what could not be preserved, and why
 * @param lossesAccepted which losses were accepted, by whom and for which action
 */
public record EvidenceLog(
        List<EvidenceItem> items,
        List<Recorded<EvidenceNotCollected>> notCollected,
        List<Recorded<EvidenceLossAccepted>> lossesAccepted) {
    static final EvidenceLog NONE = new EvidenceLog(List.of(), List.of(), List.of());

    public EvidenceLog {
        items = Keyed.of(items, EvidenceItem::id);
        notCollected = Grown.of(notCollected);
        lossesAccepted = List.copyOf(lossesAccepted);
    }

    /** Whether a piece of evidence with this id is preserved. */
    public boolean has(String evidenceId) {
        return ((Keyed<EvidenceItem>) items).has(evidenceId);
    }
}
