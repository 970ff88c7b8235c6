package io.cloudir.review.section;

import io.cloudir.incident.Incident;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.review.metrics.Metrics;
import io.cloudir.review.wording.Names;
import java.util.List;
import java.util.Objects;

/**
 * Everything that the sections are made from.
 *
 * @param journal the whole journal
 * @param incident the incident folded from it
 * @param metrics what was measured of it
 * @param names what its ids mean
 */
public record Dossier(List<JournalEntry> journal, Incident incident, Metrics metrics, Names names) {
    public Dossier {
        journal = List.copyOf(journal);
        Objects.requireNonNull(incident, "incident");
        Objects.requireNonNull(metrics, "metrics");
        Objects.requireNonNull(names, "names");
    }

    /** What a journal tells, gathered. */
    public static Dossier of(List<JournalEntry> journal) {
        Incident incident = Incident.fold(journal);
        return new Dossier(journal, incident, Metrics.of(journal, incident), Names.of(incident));
    }
}
