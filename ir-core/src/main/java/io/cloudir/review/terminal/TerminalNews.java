package io.cloudir.review.terminal;

import io.cloudir.incident.Incident;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.timeline.Timeline;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says what was added to a journal, in the words of the report, in plain lines: no colour, no control characters, whatever
 * the logs contain.
 */
public final class TerminalNews {
    /** Widest line. */
    public static final int COLUMNS = 200;

    private TerminalNews() {}

    /**
     * The lines, in the order of what happened, each once: two clocks of one name are answered by one thing. None for claims
     * and single cloud calls, which the action tells of.
     *
     * @param added entries of one journal, in order
     * @param incident the incident with these entries
     */
    public static List<String> lines(List<JournalEntry> added, Incident incident) {
        return Timeline.of(added, incident).rows().stream()
                .map(row -> TerminalLine.fit(words(row.what()), COLUMNS))
                .distinct()
                .toList();
    }

    /** What a page sets apart by its look stands in brackets. */
    private static String words(Phrase phrase) {
        return phrase.spans().stream()
                .map(span -> span.look() == Look.MINOR ? " (" + span.text() + ")" : span.text())
                .collect(Collectors.joining());
    }
}
