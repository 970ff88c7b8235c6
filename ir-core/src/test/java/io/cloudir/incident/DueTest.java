package io.cloudir.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.event.LifecycleEvent.WatchFinished;
import io.cloudir.incident.event.LifecycleEvent.WatchStarted;
import io.cloudir.incident.event.ResponseEvent.ActionApproved;
import io.cloudir.incident.event.ResponseEvent.ActionExecuted;
import io.cloudir.incident.event.ResponseEvent.Claimed;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.event.WorkEvent.DeadlineMet;
import io.cloudir.incident.event.WorkEvent.DeadlineMissed;
import io.cloudir.incident.event.WorkEvent.TaskEnded;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.model.Digest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What comes due by the passing of time. */
class DueTest {
    private static final Instant START = TestJournal.START;

    private final TestJournal journal = TestJournal.opened("k");

    @Test
    void whatWaitsForTimeIsListedSoonestFirst() {
        journal.add(Samples.task("t1", TaskKind.RESPONSE), Samples.deadline("d1"))
                .add(new WatchStarted(START.plusSeconds(30)), new Claimed("r1", "a1/0", START.plusSeconds(10)))
                .add(Samples.planned("a1", Purpose.CONTAIN))
                .add(new ActionApproved("a1", Digest.ofText("plan of a1"), "commander", START.plusSeconds(20), "yes"));
        Incident incident = journal.incident();

        assertThat(incident.dues())
                .containsExactly(
                        new Due(START.plusSeconds(10), Due.Kind.CLAIM, "a1/0"),
                        new Due(START.plusSeconds(20), Due.Kind.APPROVAL, "a1"),
                        new Due(
                                START.plusSeconds(30),
                                Due.Kind.WATCH,
                                incident.id().value()),
                        new Due(Samples.DUE, Due.Kind.DEADLINE, "d1"),
                        new Due(Samples.DUE, Due.Kind.TASK, "t1"));
        assertThat(incident.nextDue()).contains(START.plusSeconds(10));
        assertThat(incident.nextDueAfter(START.plusSeconds(10))).contains(START.plusSeconds(20));
        assertThat(incident.nextDueAfter(Samples.DUE)).isEmpty();
    }

    @Test
    void whatWasAnsweredNotedOrUsedNoLongerComesDue() {
        journal.add(Samples.task("t1", TaskKind.RESPONSE), new TaskEnded("t1", true, "done"))
                .add(Samples.deadline("d1"), new DeadlineMet("d1", "told"))
                .add(Samples.deadline("d2"), new DeadlineMissed("d2"))
                .add(Journeys.WATCH, new WatchFinished(true, "quiet"))
                .add(Samples.planned("a1", Purpose.CONTAIN), Samples.approved("a1"), new ActionExecuted("a1"));

        assertThat(journal.incident().dues()).isEmpty();
    }

    @Test
    void theDuesOfAMergedIncidentGoOnElsewhere() {
        journal.add(Samples.deadline("d1")).move(Phase.MERGED);

        assertThat(journal.incident().nextDue()).isEmpty();
    }
}
