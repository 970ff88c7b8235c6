package io.cloudir.incident;

import io.cloudir.incident.event.EvidenceEvent;
import io.cloudir.incident.event.EvidenceEvent.CustodyTransferred;
import io.cloudir.incident.event.EvidenceEvent.EvidenceCollected;
import io.cloudir.incident.event.EvidenceEvent.EvidenceLossAccepted;
import io.cloudir.incident.event.EvidenceEvent.EvidenceNotCollected;
import io.cloudir.incident.journal.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Folds what was preserved. */
final class EvidenceFold {
    private Keyed<EvidenceItem> items;
    private Grown<Recorded<EvidenceNotCollected>> notCollected;
    private final List<Recorded<EvidenceLossAccepted>> lossesAccepted;

    EvidenceFold(EvidenceLog from) {
        items = Keyed.of(from.items(), EvidenceItem::id);
        notCollected = Grown.of(from.notCollected());
        lossesAccepted = new ArrayList<>(from.lossesAccepted());
    }

    void accept(JournalEntry entry, EvidenceEvent event, Anomalies odd) {
        if (event instanceof EvidenceCollected it) {
            items = items.has(it.evidenceId())
                    ? items
                    : items.with(new EvidenceItem(Recorded.of(entry, it), List.of()));
        } else if (event instanceof CustodyTransferred it) {
            handOn(entry, it, odd);
        } else if (event instanceof EvidenceNotCollected it) {
            notCollected = notCollected.plus(Recorded.of(entry, it));
        } else if (event instanceof EvidenceLossAccepted it) {
            lossesAccepted.add(Recorded.of(entry, it));
        }
    }

    private void handOn(JournalEntry entry, CustodyTransferred event, Anomalies odd) {
        Optional<EvidenceItem> held = items.find(event.evidenceId());
        if (held.isEmpty()) {
            odd.note(entry, "hands on evidence that was never collected");
            return;
        }
        EvidenceItem item = held.get();
        List<Recorded<CustodyTransferred>> custody = Stream.concat(
                        item.custody().stream(), Stream.of(Recorded.of(entry, event)))
                .toList();
        items = items.with(new EvidenceItem(item.collected(), custody));
    }

    EvidenceLog build() {
        return new EvidenceLog(items, notCollected, lossesAccepted);
    }
}
