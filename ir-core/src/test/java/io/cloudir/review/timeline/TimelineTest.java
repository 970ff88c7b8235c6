package io.cloudir.review.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.Incident;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.event.WorkEvent.NoteAdded;
import io.cloudir.incident.event.WorkEvent.RoleAssigned;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.Actor;
import io.cloudir.model.Digest;
import io.cloudir.model.Precision;
import io.cloudir.review.SampleJournal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void rowsStandInTheOrderInWhichThingsHappened() {
        List<TimelineRow> rows = of(SampleJournal.entries()).rows();
        assertThat(rows).isSortedAccordingTo((one, other) -> one.from().compareTo(other.from()));
        assertThat(rows.get(0).what().plain()).startsWith("medium Calls from a network never used before");
    }

    @Test
    void whatRepeatsIsToldOnceWithItsNumber() {
        TimelineRow secrets = of(SampleJournal.entries()).rows().stream()
                .filter(row -> row.what().plain().contains("A secret was read"))
                .findFirst()
                .orElseThrow();
        assertThat(secrets.entries()).isEqualTo(14);
        assertThat(secrets.what().plain()).endsWith("and 13 more like it until 2026-03-02 08:16:11 UTC");
    }

    @Test
    void whatRepeatsAtOneTimeIsNotToldToGoOnUntilThen() {
        List<JournalEntry> journal = new ArrayList<>();
        for (int seq = 1; seq <= 3; seq++) {
            journal.add(entry(seq, START, new NoteAdded("n"), "a"));
        }
        assertThat(of(journal).rows().get(0).what().plain()).endsWith("and 2 more like it then");
    }

    @Test
    void nothingIsLostBetweenRowsBookkeepingAndWhatIsLeftOut() {
        List<JournalEntry> journal = SampleJournal.entries();
        Timeline timeline = of(journal);
        int told = timeline.rows().stream().mapToInt(TimelineRow::entries).sum();
        assertThat(told + timeline.bookkeeping() + timeline.leftOut()).isEqualTo(journal.size());
        assertThat(timeline.leftOut()).isZero();
    }

    @Test
    void whatAlternatesIsFoldedBetweenTwoTurns() {
        List<JournalEntry> journal = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            add(journal, i % 2 == 0 ? "a" : "b", i);
        }
        Timeline timeline = of(journal);
        assertThat(timeline.rows()).hasSize(2).allMatch(row -> row.entries() == 300);
    }

    @Test
    void tooLongAStoryKeepsItsTurnsAndSaysWhatIsLeftOut() {
        List<JournalEntry> journal = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            add(journal, "person-" + i, i);
        }
        JournalEntry last = journal.get(journal.size() - 1);
        journal.add(entry(last.seq() + 1, new PhaseChanged("detected", "investigating", ""), "x"));
        Timeline timeline = of(journal);
        assertThat(timeline.rows()).hasSize(Timeline.LIMIT);
        assertThat(timeline.leftOut()).isEqualTo(3001 - Timeline.LIMIT);
        assertThat(timeline.rows().get(Timeline.LIMIT - 1).what().plain()).isEqualTo("detected → investigating");
    }

    private static void add(List<JournalEntry> journal, String person, int at) {
        journal.add(entry(at + 1, at % 2 == 0 ? new NoteAdded("n") : new RoleAssigned("commander", "p"), person));
    }

    private static JournalEntry entry(long seq, IncidentEvent event, String person) {
        return entry(seq, START.plusSeconds(seq), event, person);
    }

    private static JournalEntry entry(long seq, Instant at, IncidentEvent event, String person) {
        Digest hash = Digest.ofText("e" + seq);
        return new JournalEntry(
                SampleJournal.ID,
                seq,
                at,
                Precision.SECOND,
                at,
                new Actor.Person(person),
                List.of(),
                event,
                hash,
                hash,
                hash);
    }

    private static Timeline of(List<JournalEntry> journal) {
        return Timeline.of(journal, Incident.fold(journal));
    }
}
