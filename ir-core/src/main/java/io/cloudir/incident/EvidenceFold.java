package io.cloudir.incident;

import io.cloudir.incident.event.EvidenceEvent;
import io.cloudir.incident.event.EvidenceEvent.CustodyTransferred;
import io.cloudir.incident.event.EvidenceEvent.EvidenceCollected;
import io.cloudir.incident.event.EvidenceEvent.EvidenceLossAccepted;
import io.cloudir.incident.event.EvidenceEvent.EvidenceNotCollected;
import io.cloudir.incident.journal.JournalEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Folds what was preserved. */
final class EvidenceFold {
    private final Map<String, EvidenceItem> items = new LinkedHashMap<>();
    private final List<Recorded<EvidenceNotCollected>> notCollected;
    private final List<Recorded<EvidenceLossAccepted>> lossesAccepted;

    EvidenceFold(EvidenceLog from) {
        from.items().forEach(item -> items.put(item.id(), item));
        notCollected = new ArrayList<>(from.notCollected());
        lossesAccepted = new ArrayList<>(from.lossesAccepted());
    }

    void accept(JournalEntry entry, EvidenceEvent event, Anomalies odd) {
        if (event instanceof EvidenceCollected it) {
            items.putIfAbsent(it.evidenceId(), new EvidenceItem(Recorded.of(entry, it), List.of()));
        } else if (event instanceof CustodyTransferred it) {
            handOn(entry, it, odd);
        } else if (event instanceof EvidenceNotCollected it) {
            notCollected.add(Recorded.of(entry, it));
        } else if (event instanceof EvidenceLossAccepted it) {
            lossesAccepted.add(Recorded.of(entry, it));
        }
    }

    private void handOn(JournalEntry entry, CustodyTransferred event, Anomalies odd) {
        EvidenceItem item = items.get(event.evidenceId());
        if (item == null) {
            odd.note(entry, "hands on evidence that was never collected");
            return;
        }
        List<Recorded<CustodyTransferred>> custody = Stream.concat(
                        item.custody().stream(), Stream.of(Recorded.of(entry, event)))
                .toList();
        items.put(item.id(), new EvidenceItem(item.collected(), custody));
    }

    EvidenceLog build() {
        return new EvidenceLog(List.copyOf(items.values()), notCollected, lossesAccepted);
    }
}
