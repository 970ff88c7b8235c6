package io.cloudir.incident;

import io.cloudir.incident.journal.JournalEntry;
import java.util.ArrayList;
import java.util.List;

/** Collects what does not fit while a journal is folded. */
final class Anomalies {
    private final List<Anomaly> found;

    Anomalies(List<Anomaly> sofar) {
        found = new ArrayList<>(sofar);
    }

    void note(JournalEntry entry, String what) {
        found.add(new Anomaly(entry.seq(), what));
    }

    List<Anomaly> found() {
        return List.copyOf(found);
    }
}
