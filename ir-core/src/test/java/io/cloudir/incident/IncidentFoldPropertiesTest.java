package io.cloudir.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.journal.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every journal, however odd. Seeds are 1 to 60; each journal has 120 entries. */
class IncidentFoldPropertiesTest {
    private static final int LENGTH = 120;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void carryingForwardEqualsFoldingTheWholeHoweverItIsCut(long seed) {
        RandomEvents events = new RandomEvents(seed);
        List<JournalEntry> journal = events.journal(LENGTH);
        Incident whole = Incident.fold(journal);

        Incident oneByOne = Incident.fold(journal.subList(0, 1));
        for (JournalEntry entry : journal.subList(1, LENGTH)) {
            oneByOne = oneByOne.apply(entry);
        }
        int cut = events.random().nextInt(1, LENGTH);
        Incident inTwo = Incident.fold(journal.subList(0, cut)).apply(journal.subList(cut, LENGTH));

        assertThat(oneByOne).isEqualTo(whole);
        assertThat(inTwo).isEqualTo(whole);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void thePhaseIsTheLastOneThatTheJournalMovedTo(long seed) {
        List<JournalEntry> journal = new RandomEvents(seed).journal(LENGTH);

        Phase expected = Phase.DETECTED;
        long version = 0;
        for (JournalEntry entry : journal) {
            boolean counts = entry.incident().equals(journal.get(0).incident()) && entry.seq() > version;
            version = counts ? entry.seq() : version;
            if (counts && entry.event() instanceof PhaseChanged moved && expected != Phase.MERGED) {
                expected = Phase.find(moved.to()).orElse(expected);
            }
        }

        assertThat(Incident.fold(journal).phase()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anEndedCycleNeverChangesAndTheSpansOfACycleFollowEachOther(long seed) {
        List<JournalEntry> journal = new RandomEvents(seed).journal(LENGTH);
        Incident incident = Incident.fold(journal.subList(0, 1));
        List<Cycle> ended = new ArrayList<>();
        for (JournalEntry entry : journal.subList(1, LENGTH)) {
            incident = incident.apply(entry);
            List<Cycle> cycles = incident.progress().cycles();
            assertThat(cycles.subList(0, ended.size())).isEqualTo(ended);
            ended = new ArrayList<>(cycles.subList(0, cycles.size() - 1));
        }
        for (Cycle cycle : incident.progress().cycles()) {
            for (int i = 1; i < cycle.spans().size(); i++) {
                assertThat(cycle.spans().get(i - 1).left())
                        .contains(cycle.spans().get(i).entered());
            }
        }
        assertThat(incident.cycle().spans().get(incident.cycle().spans().size() - 1))
                .returns(incident.phase(), PhaseSpan::phase)
                .matches(span -> span.left().isEmpty(), "is the present one");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everythingReadableFromAnOddJournalIsReadable(long seed) {
        Incident incident = Incident.fold(new RandomEvents(seed).journal(LENGTH));

        assertThat(incident.dues()).isSorted();
        assertThat(incident.nextDue())
                .isEqualTo(incident.dues().stream().map(Due::at).findFirst());
        assertThat(IncidentSummary.of(incident).head()).isEqualTo(incident.head());
        assertThat(incident.progress().heldFrom().isPresent()).isEqualTo(incident.phase() == Phase.ON_HOLD);
    }
}
