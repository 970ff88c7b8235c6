package io.cloudir.incident.lifecycle;

import static io.cloudir.incident.TestJournal.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.Journeys;
import io.cloudir.incident.Phase;
import io.cloudir.incident.Samples;
import io.cloudir.incident.TestJournal;
import io.cloudir.incident.event.EvidenceEvent.EvidenceNotCollected;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.LifecycleEvent.Acknowledged;
import io.cloudir.incident.event.LifecycleEvent.GateAttested;
import io.cloudir.incident.event.LifecycleEvent.RemediationsValidated;
import io.cloudir.incident.event.LifecycleEvent.RestorationsValidated;
import io.cloudir.incident.event.LifecycleEvent.WatchFinished;
import io.cloudir.incident.event.PlaybookEvent.PlaybookFinished;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStarted;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStepStarted;
import io.cloudir.incident.event.ResponseEvent.ActionExecuted;
import io.cloudir.incident.event.ResponseEvent.ActionFailed;
import io.cloudir.incident.event.ResponseEvent.ActionReleased;
import io.cloudir.incident.event.ResponseEvent.ActionVerified;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.event.WorkEvent.DeadlineMet;
import io.cloudir.incident.event.WorkEvent.DeadlineMissed;
import io.cloudir.incident.event.WorkEvent.TaskEnded;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.incident.event.WorkEvent.TaskOpened;
import io.cloudir.model.Digest;
import io.cloudir.model.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each gate, met and unmet. */
class StandardGateTest {
    private static final RemediationsValidated CONTAINED = new RemediationsValidated(true, "keys are dead");
    private static final RestorationsValidated RESTORED = new RestorationsValidated(true, "user is clean");
    private static final String ACTION = "a1";

    @ParameterizedTest
    @EnumSource(StandardGate.class)
    void everyGateHasACodeAndSaysWhatItChecksAndWhatMeetsIt(StandardGate gate) {
        assertThat(gate.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(gate.checks()).isNotBlank();
        assertThat(gate.metBy()).isNotBlank();
        assertThat(StandardGate.find(gate.code())).contains(gate);
    }

    @Test
    void acknowledgedIsMetByAnAcknowledgement() {
        assertThat(reason(StandardGate.ACKNOWLEDGED, opened("k"))).contains("nobody has acknowledged the incident");
        assertMet(StandardGate.ACKNOWLEDGED, opened("k").add(new Acknowledged()));
    }

    @Test
    void scopeIsMetOnceItIsEstablished() {
        assertThat(reason(StandardGate.SCOPE_ESTABLISHED, opened("k"))).contains("the scope is not established");
        assertMet(StandardGate.SCOPE_ESTABLISHED, opened("k").add(Samples.scope()));
    }

    @Test
    void scopeHasToBeEstablishedAnewAfterAStepBackToInvestigation() {
        TestJournal back = Journeys.in(Phase.MITIGATING).move(Phase.INVESTIGATING);
        assertThat(reason(StandardGate.SCOPE_ESTABLISHED, back))
                .contains("the scope was established before the incident came back to investigation");
        assertMet(StandardGate.SCOPE_ESTABLISHED, back.add(Samples.scope()));
    }

    @Test
    void severityIsMetByAnAssessmentOrByAnOverride() {
        assertThat(reason(StandardGate.SEVERITY_ASSESSED, opened("k"))).contains("the severity is not assessed");
        assertMet(StandardGate.SEVERITY_ASSESSED, opened("k").add(Samples.assessed(Severity.LOW)));
        assertMet(StandardGate.SEVERITY_ASSESSED, opened("k").add(Samples.overridden(Severity.LOW)));
    }

    @Test
    void evidenceIsMetByEvidenceOrByTheReasonWhyThereIsNone() {
        assertThat(reason(StandardGate.EVIDENCE_SECURED, opened("k")))
                .contains("no evidence is collected and no reason is recorded why");
        assertMet(StandardGate.EVIDENCE_SECURED, opened("k").add(Samples.evidence("e1")));
        assertMet(
                StandardGate.EVIDENCE_SECURED,
                opened("k").add(new EvidenceNotCollected("memory", "host", "no agent on it")));
    }

    @Test
    void remediationsHaveToBeValidatedAndToHold() {
        assertThat(reason(StandardGate.REMEDIATIONS_VALIDATED, opened("k")))
                .contains("the remediations are not validated");
        assertThat(reason(
                        StandardGate.REMEDIATIONS_VALIDATED,
                        opened("k").add(CONTAINED, new RemediationsValidated(false, "a key still works"))))
                .contains("the last validation of remediations found that they do not hold: a key still works");
        assertMet(StandardGate.REMEDIATIONS_VALIDATED, opened("k").add(CONTAINED));
    }

    @Test
    void aLaterContainmentChangeMakesTheValidationStale() {
        assertStale(new ActionExecuted(ACTION));
        assertStale(new ActionFailed(ACTION, "denied"));
        assertStale(new ActionReleased(ACTION, "given back"));
    }

    @Test
    void aContainmentThatIsPlannedAfterTheValidationAsksForAnotherLook() {
        TestJournal journal = opened("k").add(CONTAINED);
        assertMet(StandardGate.REMEDIATIONS_VALIDATED, journal);
        long validated = journal.incident().version();

        journal.add(Samples.planned(ACTION, Purpose.CONTAIN));

        assertThat(reason(StandardGate.REMEDIATIONS_VALIDATED, journal))
                .contains("containments were planned after the validation in entry " + validated
                        + " and not carried out: " + ACTION + "; carry them out, and validate again");
        assertMet(StandardGate.REMEDIATIONS_VALIDATED, journal.add(CONTAINED));
    }

    @Test
    void containmentFoundNotToHoldMakesTheValidationStale() {
        TestJournal executed = planned(Purpose.CONTAIN).add(new ActionExecuted(ACTION), CONTAINED);
        assertMet(StandardGate.REMEDIATIONS_VALIDATED, executed.add(new ActionVerified(ACTION, true, "as left")));
        executed.add(new ActionVerified(ACTION, false, "policy is gone"));
        assertThat(reason(StandardGate.REMEDIATIONS_VALIDATED, executed)).isPresent();
    }

    private static void assertStale(IncidentEvent change) {
        TestJournal journal = planned(Purpose.CONTAIN).add(CONTAINED);
        assertMet(StandardGate.REMEDIATIONS_VALIDATED, journal);
        assertThat(reason(StandardGate.REMEDIATIONS_VALIDATED, journal.add(change)))
                .contains("the remediations changed in entry 5, after their validation in entry 4");
        assertMet(StandardGate.REMEDIATIONS_VALIDATED, journal.add(CONTAINED));
    }

    @Test
    void aRecoveryChangeLeavesTheValidationOfRemediationsAsItIs() {
        assertMet(
                StandardGate.REMEDIATIONS_VALIDATED,
                planned(Purpose.RECOVER).add(CONTAINED, new ActionExecuted(ACTION)));
    }

    @Test
    void aStepBackSetsTheValidationAside() {
        TestJournal back = Journeys.in(Phase.RECOVERING).move(Phase.MITIGATING);
        assertThat(reason(StandardGate.REMEDIATIONS_VALIDATED, back)).isPresent();
        assertThat(reason(StandardGate.RESTORATIONS_VALIDATED, back)).isPresent();
        assertThat(reason(StandardGate.WATCH_FINISHED, back)).isPresent();
    }

    @Test
    void remediationsThatWereRefutedDuringRecoveryBlockTheWayOnAndAChangeDoesNot() {
        TestJournal journal = planned(Purpose.CONTAIN).add(CONTAINED, new ActionExecuted(ACTION));
        assertMet(StandardGate.REMEDIATIONS_NOT_REFUTED, journal);
        assertThat(reason(
                        StandardGate.REMEDIATIONS_NOT_REFUTED,
                        journal.add(new RemediationsValidated(false, "mallory still acts"))))
                .contains("the last validation of remediations found that they do not hold: mallory still acts");
        assertMet(StandardGate.REMEDIATIONS_NOT_REFUTED, journal.add(CONTAINED));
    }

    @Test
    void longTermFixesNeedAtLeastOneThatIsNotGivenUpAndAnOwnerForEach() {
        assertThat(reason(StandardGate.LONG_TERM_FIXES_OPENED, opened("k").add(Samples.task("t1", TaskKind.RESPONSE))))
                .contains("no long-term fix is open or done");

        TestJournal journal = opened("k").add(Samples.task("t1", TaskKind.LONG_TERM_FIX));
        assertMet(StandardGate.LONG_TERM_FIXES_OPENED, journal);

        journal.add(new TaskOpened("t2", TaskKind.LONG_TERM_FIX, "Remove old users", " ", Samples.DUE));
        assertThat(reason(StandardGate.LONG_TERM_FIXES_OPENED, journal))
                .contains("long-term fixes without an owner: t2");

        journal.add(new TaskEnded("t1", false, "superseded"), new TaskEnded("t2", false, "superseded"));
        assertThat(reason(StandardGate.LONG_TERM_FIXES_OPENED, journal)).contains("no long-term fix is open or done");
    }

    @Test
    void anActionThatWasBegunHasToEnd() {
        TestJournal journal = planned(Purpose.CONTAIN);
        assertMet(StandardGate.NO_ACTION_HALF_DONE, journal);
        journal.add(Samples.started(ACTION, false), Samples.finished(ACTION, false));
        assertThat(reason(StandardGate.NO_ACTION_HALF_DONE, journal)).contains("half done: a1");
        assertMet(StandardGate.NO_ACTION_HALF_DONE, journal.add(new ActionExecuted(ACTION)));
        assertThat(reason(StandardGate.NO_ACTION_HALF_DONE, journal.add(Samples.started(ACTION, true))))
                .contains("half done: a1");
        assertMet(StandardGate.NO_ACTION_HALF_DONE, journal.add(new ActionReleased(ACTION, "over")));
    }

    @Test
    void whatWasExecutedHasToBeReadBackWhateverWasValidatedBefore() {
        TestJournal journal = planned(Purpose.CONTAIN).add(CONTAINED);
        assertMet(StandardGate.ACTIONS_READ_BACK, journal);
        journal.add(new ActionExecuted(ACTION));
        assertThat(reason(StandardGate.ACTIONS_READ_BACK, journal)).contains("never read back: a1");

        assertMet(StandardGate.ACTIONS_READ_BACK, journal.add(new ActionVerified(ACTION, true, "as left")));
    }

    @Test
    void aValidationAfterwardsReadItBackTooUnlessItFoundThatNothingHolds() {
        TestJournal journal = planned(Purpose.RECOVER).add(new ActionExecuted(ACTION), CONTAINED);
        assertThat(reason(StandardGate.ACTIONS_READ_BACK, journal)).contains("never read back: a1");
        journal.add(new RestorationsValidated(false, "still unpatched"));
        assertThat(reason(StandardGate.ACTIONS_READ_BACK, journal)).contains("never read back: a1");

        assertMet(StandardGate.ACTIONS_READ_BACK, journal.add(RESTORED));
    }

    @Test
    void aPersonMayAttestWhyAnActionNeedNotBeReadBackUntilAnotherIsExecuted() {
        TestJournal journal = planned(Purpose.CONTAIN)
                .move(Phase.REVIEWING)
                .add(new ActionExecuted(ACTION))
                .add(new GateAttested("actions-read-back", "the account is closed"));
        assertMet(StandardGate.ACTIONS_READ_BACK, journal);

        journal.add(Samples.planned("a2", Purpose.CONTAIN), new ActionExecuted("a2"));
        assertThat(reason(StandardGate.ACTIONS_READ_BACK, journal)).contains("never read back: a2");
    }

    @Test
    void aPlaybookThatIsFollowedHasToEnd() {
        TestJournal journal = opened("k");
        assertMet(StandardGate.PLAYBOOKS_ENDED, journal);
        journal.add(
                new PlaybookStarted("run-1", "playbook--1", "Leaked key", List.of(), Optional.empty()),
                new PlaybookStepStarted("run-1", "1", "action--1", "Ask the holder", Digest.ZERO));
        assertThat(reason(StandardGate.PLAYBOOKS_ENDED, journal))
                .contains("half-way: run-1 of 'Leaked key', at step 1 'Ask the holder'");

        assertMet(
                StandardGate.PLAYBOOKS_ENDED, journal.add(new PlaybookFinished("run-1", false, "stopped: not needed")));
    }

    @Test
    void aContainmentThatIsReleasedAfterTheRestorationsWereValidatedAsksForAnotherLook() {
        TestJournal journal = planned(Purpose.CONTAIN).add(new ActionExecuted(ACTION), RESTORED);
        assertMet(StandardGate.RESTORATIONS_VALIDATED, journal);
        long validated = journal.incident().version();

        journal.add(new ActionReleased(ACTION, "given back"));

        assertThat(reason(StandardGate.RESTORATIONS_VALIDATED, journal))
                .contains("the restorations changed in entry " + (validated + 1) + ", after their validation in entry "
                        + validated);
        assertMet(StandardGate.RESTORATIONS_VALIDATED, journal.add(RESTORED));
    }

    @Test
    void restorationsHaveToBeValidatedAfterTheLastRecoveryChange() {
        TestJournal journal = planned(Purpose.RECOVER);
        assertThat(reason(StandardGate.RESTORATIONS_VALIDATED, journal)).contains("the restorations are not validated");
        assertMet(StandardGate.RESTORATIONS_VALIDATED, journal.add(RESTORED));
        assertThat(reason(StandardGate.RESTORATIONS_VALIDATED, journal.add(new ActionExecuted(ACTION))))
                .contains("the restorations changed in entry 5, after their validation in entry 4");
        assertThat(reason(
                        StandardGate.RESTORATIONS_VALIDATED,
                        journal.add(new RestorationsValidated(false, "still unpatched"))))
                .contains("the last validation of restorations found that they do not hold: still unpatched");
    }

    @Test
    void theWatchHasToBeStartedAndToEndQuietly() {
        TestJournal journal = opened("k");
        assertThat(reason(StandardGate.WATCH_FINISHED, journal)).contains("no watch was started");
        assertThat(reason(StandardGate.WATCH_FINISHED, journal.add(Journeys.WATCH)))
                .contains("the watch runs until 2026-03-02T10:00:00Z");
        assertThat(reason(StandardGate.WATCH_FINISHED, journal.add(new WatchFinished(false, "it is back"))))
                .contains("something came back during the watch: go back to investigation, or watch again");
        assertMet(StandardGate.WATCH_FINISHED, journal.add(Journeys.WATCH, new WatchFinished(true, "quiet")));
    }

    @Test
    void onlyAPersonEndsAWatchBeforeItsTime() {
        TestJournal journal = opened("k").add(Journeys.WATCH).by(TestJournal.AUTOMATION);
        assertThat(reason(StandardGate.WATCH_FINISHED, journal.add(new WatchFinished(true, "quiet"))))
                .contains("automation ended the watch before its time, 2026-03-02T10:00:00Z");
        journal.at(Journeys.WATCH.until());
        assertMet(StandardGate.WATCH_FINISHED, journal.add(new WatchFinished(true, "quiet")));
    }

    @Test
    void theReviewNeedsACauseAndALessonAndHasToBeHeld() {
        TestJournal journal = opened("k");
        assertThat(reason(StandardGate.REVIEW_COMPLETED, journal))
                .contains(
                        "the review of this cycle is not completed; no root cause is recorded; no lesson is recorded");
        assertThat(reason(StandardGate.REVIEW_COMPLETED, journal.add(Samples.reviewed())))
                .contains("no root cause is recorded; no lesson is recorded");
        assertThat(reason(StandardGate.REVIEW_COMPLETED, journal.add(Samples.cause())))
                .contains("no lesson is recorded");
        assertMet(StandardGate.REVIEW_COMPLETED, journal.add(Samples.lesson()));
    }

    @Test
    void aReopenedIncidentIsReviewedAnew() {
        TestJournal again = Journeys.in(Phase.CLOSED).move(Phase.INVESTIGATING);
        assertThat(reason(StandardGate.REVIEW_COMPLETED, again)).contains("the review of this cycle is not completed");
        assertMet(StandardGate.REVIEW_COMPLETED, again.add(Samples.reviewed()));
    }

    @Test
    void everyDeadlineIsAnsweredEvenLate() {
        TestJournal journal = opened("k");
        assertMet(StandardGate.DEADLINES_ANSWERED, journal);
        journal.add(Samples.deadline("gdpr"), Samples.deadline("nis2"), new DeadlineMissed("gdpr"));
        assertThat(reason(StandardGate.DEADLINES_ANSWERED, journal)).contains("not answered: gdpr, nis2");
        journal.add(new DeadlineMet("nis2", "not owed"), new DeadlineMet("gdpr", "told late"));
        assertMet(StandardGate.DEADLINES_ANSWERED, journal);
    }

    @Test
    void containmentHasToBeReleasedBeforeAFalsePositive() {
        TestJournal journal = planned(Purpose.CONTAIN);
        assertMet(StandardGate.CONTAINMENT_RELEASED, journal);
        journal.add(new ActionExecuted(ACTION));
        assertThat(reason(StandardGate.CONTAINMENT_RELEASED, journal)).contains("in force: a1");
        assertMet(StandardGate.CONTAINMENT_RELEASED, journal.add(new ActionReleased(ACTION, "no incident")));
    }

    @Test
    void aFailedActionIsInForceUntilWhatItChangedIsUndone() {
        TestJournal journal = planned(Purpose.CONTAIN)
                .add(Samples.started(ACTION, false), Samples.finished(ACTION, false))
                .add(new ActionFailed(ACTION, "second step denied"));
        assertThat(reason(StandardGate.CONTAINMENT_RELEASED, journal)).contains("in force: a1");
        journal.add(Samples.started(ACTION, true), Samples.finished(ACTION, true))
                .add(new ActionFailed(ACTION, "undone as far as it went"));
        assertMet(StandardGate.CONTAINMENT_RELEASED, journal);
    }

    private static TestJournal planned(Purpose purpose) {
        return opened("k").add(Samples.planned(ACTION, purpose), Samples.approved(ACTION));
    }

    private static Optional<String> reason(StandardGate gate, TestJournal journal) {
        return gate.unmet(journal.incident(), journal.now());
    }

    private static void assertMet(StandardGate gate, TestJournal journal) {
        assertThat(reason(gate, journal)).isEmpty();
    }
}
