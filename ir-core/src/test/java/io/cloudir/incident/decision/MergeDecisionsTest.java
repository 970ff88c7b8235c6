package io.cloudir.incident.decision;

import static io.cloudir.incident.TestJournal.PERSON;
import static io.cloudir.incident.TestJournal.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Journeys;
import io.cloudir.incident.Phase;
import io.cloudir.incident.Samples;
import io.cloudir.incident.Task;
import io.cloudir.incident.TestJournal;
import io.cloudir.incident.event.DetectionEvent.IncidentOpened;
import io.cloudir.incident.event.ResponseEvent.ActionExecuted;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.event.WorkEvent.TaskEnded;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.incident.lifecycle.Lifecycle;
import io.cloudir.model.IncidentId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Merging two journals, with a stop at every point between the appends. */
class MergeDecisionsTest {
    private static final String REASON = "same attacker";

    private final MergeDecisions decisions = new MergeDecisions(Lifecycle.standard());
    private TestJournal source;
    private TestJournal target;

    @BeforeEach
    void twoIncidents() {
        source = TestJournal.opened("source")
                .add(Samples.signal("s1", Samples.USER, START), Samples.signal("s2", Samples.ADDRESS, START))
                .add(Samples.task("t1", TaskKind.RESPONSE), Samples.task("t2", TaskKind.RESPONSE))
                .add(new TaskEnded("t2", true, "done"), Samples.deadline("d1"));
        target = TestJournal.opened("target").add(Samples.signal("s1", Samples.USER, START));
    }

    @Test
    void theTargetTakesOverSignalsAndWhatIsStillOwedAndTheSourceEnds() {
        run(merge());

        Incident merged = source.incident();
        assertThat(merged.phase()).isEqualTo(Phase.MERGED);
        assertThat(merged.relations().mergedInto())
                .hasValueSatisfying(it -> assertThat(it.event().target()).isEqualTo(id(target)));
        Incident taking = target.incident();
        assertThat(taking.relations().tookOver(id(source))).isTrue();
        assertThat(taking.detection().signals())
                .extracting(it -> it.event().signalId())
                .containsExactly("s1", "s2");
        assertThat(taking.work().tasks()).extracting(Task::id).containsExactly(id(source) + "/t1");
        assertThat(taking.work().deadline(id(source) + "/d1"))
                .hasValueSatisfying(it -> assertThat(it.due()).isEqualTo(Samples.DUE));
        assertThat(taking.anomalies()).isEmpty();
        assertThat(merged.anomalies()).isEmpty();
    }

    @Test
    void anIncidentOfWhichContainmentIsInForceIsNotMergedAway() {
        source.add(Samples.planned("a1", Purpose.CONTAIN), new ActionExecuted("a1"));

        assertThat(merge())
                .isInstanceOfSatisfying(
                        MergeDecision.Refused.class,
                        refused ->
                                assertThat(refused.text()).contains("in force: a1", "merge the other into this one"));
    }

    @Test
    void aStopBeforeTheFirstAppendLeavesTwoIncidentsAndNothingToResume() {
        merge();

        assertThat(MergeDecisions.sources(target.incident())).isEmpty();
        assertThat(decisions.resume(source.incident(), target.incident(), START))
                .isInstanceOfSatisfying(
                        MergeDecision.Refused.class,
                        refused -> assertThat(refused.text()).endsWith("merge them first."));
    }

    @Test
    void aStopBetweenTheAppendsIsFinishedByResume() {
        target.append(granted(merge()).toTarget().drafts());
        assertThat(source.incident().phase()).isEqualTo(Phase.DETECTED);
        assertThat(MergeDecisions.sources(target.incident())).containsExactly(id(source));

        MergeDecision.Granted rest = granted(decisions.resume(source.incident(), target.incident(), START));

        assertThat(rest.toTarget().drafts()).as("the target has everything").isEmpty();
        assertThat(rest.toSource().drafts())
                .allSatisfy(it -> assertThat(it.actor()).isEqualTo(PERSON));
        run(rest);
        assertThat(source.incident().phase()).isEqualTo(Phase.MERGED);
        assertThat(source.incident().relations().mergedInto())
                .hasValueSatisfying(it -> assertThat(it.event().reason()).isEqualTo(REASON));
        assertMergedForGood();
    }

    @Test
    void whatTheSourceGainedDuringTheStopIsTakenOverToo() {
        target.append(granted(merge()).toTarget().drafts());
        source.add(Samples.signal("s3", Samples.USER, START));

        run(granted(decisions.resume(source.incident(), target.incident(), START)));

        assertThat(target.incident().detection().hasSignal("s3")).isTrue();
        assertThat(target.incident().relations().mergedFrom()).hasSize(1);
        assertMergedForGood();
    }

    @Test
    void aFactThatReachesTheSourceAfterItsEndIsTakenOver() {
        run(merge());
        source.add(Samples.signal("s4", Samples.USER, START));

        MergeDecision.Granted late = granted(decisions.resume(source.incident(), target.incident(), START));

        assertThat(late.toSource().drafts()).isEmpty();
        run(late);
        assertThat(target.incident().detection().hasSignal("s4")).isTrue();
        assertMergedForGood();
    }

    @Test
    void aStopAfterBothAppendsLeavesNothingToDo() {
        run(merge());
        assertMergedForGood();
    }

    private void assertMergedForGood() {
        assertThat(decisions.resume(source.incident(), target.incident(), START))
                .isEqualTo(new MergeDecision.Done());
        assertThat(merge()).isEqualTo(new MergeDecision.Done());
    }

    @Test
    void mergingIntoItselfIsRefused() {
        target = source;
        assertRefused("into itself");
    }

    @Test
    void mergingIntoAMergedOneNamesWhereItWent() {
        TestJournal third = TestJournal.opened("third");
        run(merge());
        TestJournal formerSource = source;
        source = third;
        TestJournal formerTarget = target;
        target = formerSource;

        assertRefused("is merged itself; merge into " + id(formerTarget) + " instead.");
    }

    @Test
    void aMergedIncidentIsNotMergedElsewhere() {
        run(merge());
        TestJournal formerTarget = target;
        target = TestJournal.opened("third");
        assertRefused("is merged already, into " + id(formerTarget) + ".");
    }

    @Test
    void aMergeTheOtherWayRoundIsRefusedWhileOneIsHalfDone() {
        target.append(granted(merge()).toTarget().drafts());
        swap();
        assertRefused("finish that merge, it goes the other way.");
    }

    @Test
    void aMergeThatWouldCloseACircleIsRefused() {
        run(merge());
        swap();
        assertRefused("is merged itself");
    }

    @Test
    void aTargetThatIsOverIsRefused() {
        target = Journeys.in(Phase.CLOSED, "over");
        assertRefused("is over, in phase closed; reopen it first, or link the two.");
    }

    @Test
    void anExerciseAndARealIncidentAreKeptApart() {
        IncidentOpened real = Samples.opened("drill");
        target = new TestJournal("drill")
                .add(new IncidentOpened(
                        real.title(), real.scenario(), real.category(), real.dedupeKey(), true, real.plan()));
        assertRefused("is an exercise and the other is not");
    }

    @Test
    void theSourceHasToBeInAPhaseThatMayBeMergedAndAReasonIsNeeded() {
        assertThat(decisions.merge(source.incident(), target.incident(), " ", PERSON, START))
                .isInstanceOfSatisfying(
                        MergeDecision.Refused.class,
                        refused -> assertThat(refused.text()).contains("reason (this step needs a reason"));
        source = Journeys.in(Phase.CLOSED, "over");
        assertRefused("cannot go from closed to merged; allowed: investigating.");
    }

    private MergeDecision merge() {
        return decisions.merge(source.incident(), target.incident(), REASON, PERSON, START);
    }

    private void run(MergeDecision decision) {
        MergeDecision.Granted granted = granted(decision);
        target.append(granted.toTarget().drafts());
        source.append(granted.toSource().drafts());
    }

    private void swap() {
        TestJournal former = source;
        source = target;
        target = former;
    }

    private void assertRefused(String part) {
        assertThat(merge())
                .isInstanceOfSatisfying(
                        MergeDecision.Refused.class,
                        refused -> assertThat(refused.text()).contains(part));
    }

    private static MergeDecision.Granted granted(MergeDecision decision) {
        return (MergeDecision.Granted) decision;
    }

    private static IncidentId id(TestJournal journal) {
        return journal.incident().id();
    }
}
