package io.cloudir.review.timeline;

import io.cloudir.incident.Incident;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.Precision;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.wording.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The story of an incident, short enough to be read. Ordered by when things happened: a signal stands at the time of its
 * first record, not at the time it was noticed.
 *
 * @param rows its lines, at most {@value #LIMIT}
 * @param bookkeeping entries about single cloud calls and claims, which have no line
 * @param leftOut other entries that have no line, since there were too many
 */
public record Timeline(List<TimelineRow> rows, int bookkeeping, int leftOut) {
    /** Most rows that are told. */
    public static final int LIMIT = 200;

    public Timeline {
        rows = List.copyOf(rows);
    }

    /** Tells a journal. */
    public static Timeline of(List<JournalEntry> journal, Incident incident) {
        List<Line> lines = new ArrayList<>();
        Names names = Names.of(incident);
        int bookkeeping = 0;
        for (JournalEntry entry : journal) {
            Told told = Telling.tell(entry.event(), incident, names);
            if (told.rank() == Told.Rank.DETAIL) {
                bookkeeping++;
            } else {
                lines.add(line(entry, told, names));
            }
        }
        lines.sort(Comparator.comparing(Line::from).thenComparing(Line::firstSeq));
        List<Line> kept = new Folding(lines, LIMIT).fold();
        int told = kept.stream().mapToInt(Line::entries).sum();
        return new Timeline(kept.stream().map(Line::row).toList(), bookkeeping, lines.size() - told);
    }

    private static Line line(JournalEntry entry, Told told, Names names) {
        if (entry.event() instanceof SignalAttached signal) {
            return new Line(
                    signal.span().from(),
                    signal.span().to(),
                    Precision.SECOND,
                    Phrase.text("detection"),
                    told,
                    entry.seq(),
                    entry.seq(),
                    1);
        }
        Instant at = entry.occurredAt();
        return new Line(at, at, entry.precision(), names.actor(entry.actor()), told, entry.seq(), entry.seq(), 1);
    }
}
