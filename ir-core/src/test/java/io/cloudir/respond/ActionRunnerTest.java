package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.event.EvidenceEvent.EvidenceCollected;
import io.cloudir.incident.event.EvidenceEvent.EvidenceLossAccepted;
import io.cloudir.incident.event.ResponseEvent.ActionExecuted;
import io.cloudir.incident.event.ResponseEvent.ActionVerified;
import io.cloudir.incident.event.ResponseEvent.Claimed;
import io.cloudir.incident.event.ResponseEvent.StepFinished;
import io.cloudir.incident.event.ResponseEvent.StepStarted;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.Actor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** From a plan to a changed cloud that was read back, and the way back. */
class ActionRunnerTest {
    private final Exercise exercise = new Exercise();
    private final ActionRunner runner = exercise.runner();

    @Test
    void anApprovedActionIsExecutedReadBackAndReleased() {
        ActionPlan plan = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));
        var before = Exercise.stateOf(exercise.cloud, plan);
        exercise.approve(plan, Exercise.COMMANDER, "incident-commander");

        assertThat(runner.execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .isEqualTo(new ActionResult.Done(List.of()));
        assertThat(runner.verify(exercise.id, plan.actionId(), Exercise.COMMANDER, Duration.ofMinutes(1)))
                .isEmpty();
        assertThat(exercise.action(plan.actionId()).state()).isInstanceOf(ActionState.Verified.class);
        assertThat(Exercise.stateOf(exercise.cloud, plan)).isNotEqualTo(before);

        assertThat(runner.release(exercise.id, plan.actionId(), Exercise.COMMANDER, "the owner is back"))
                .isEqualTo(new ActionResult.Done(List.of()));
        assertThat(Exercise.stateOf(exercise.cloud, plan)).isEqualTo(before);
        assertThat(exercise.incident().anomalies()).isEmpty();
    }

    @Test
    void evidenceComesFirstAndEachCallIsAnnouncedAndTold() {
        ActionPlan plan = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));
        exercise.approve(plan, Exercise.COMMANDER, "incident-commander");
        runner.execute(exercise.id, plan.actionId(), Exercise.COMMANDER);

        List<Object> kinds = exercise.store.read(exercise.id, 0).stream()
                .<Object>map(entry -> entry.event().getClass())
                .toList();
        assertThat(kinds)
                .containsSubsequence(
                        EvidenceCollected.class,
                        StepStarted.class,
                        StepFinished.class,
                        StepStarted.class,
                        StepFinished.class,
                        ActionExecuted.class);
        assertThat(exercise.incident().evidence().items())
                .allSatisfy(item -> assertThat(
                                exercise.evidence.get(item.collected().event().digest()))
                        .isPresent());
    }

    @Test
    void theJournalSaysWhoHadAnActionExecutedAndNotOnlyWhoApprovedIt() {
        ActionPlan plan = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));
        exercise.approve(plan, Exercise.COMMANDER, "incident-commander");
        runner.execute(exercise.id, plan.actionId(), Exercise.ENGINEER);
        runner.verify(exercise.id, plan.actionId(), Exercise.COMMANDER, Duration.ZERO);

        assertThat(actorsOf(Claimed.class)).containsOnly(Exercise.ENGINEER);
        assertThat(actorsOf(StepStarted.class)).containsOnly(Exercise.ENGINEER);
        assertThat(actorsOf(ActionExecuted.class)).containsOnly(Exercise.ENGINEER);
        assertThat(actorsOf(ActionVerified.class)).containsOnly(Exercise.COMMANDER);
        assertThat(actorsOf(StepFinished.class)).containsOnly(Exercise.AUTOMATION);
        assertThat(exercise.action(plan.actionId()).executedBy()).containsExactly(Exercise.ENGINEER);
    }

    private List<Actor> actorsOf(Class<?> event) {
        List<Actor> actors = exercise.store.read(exercise.id, 0).stream()
                .filter(entry -> event.isInstance(entry.event()))
                .map(JournalEntry::actor)
                .toList();
        assertThat(actors).isNotEmpty();
        return actors;
    }

    @Test
    void anActionThatNobodyApprovedIsRefusedAndChangesNothing() {
        ActionPlan plan = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));
        long entries = exercise.incident().version();

        assertThat(runner.execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .isInstanceOfSatisfying(
                        ActionResult.Refused.class,
                        refused -> assertThat(refused.unmet())
                                .singleElement()
                                .asString()
                                .contains("incident-commander"));
        assertThat(exercise.incident().version()).isEqualTo(entries);
    }

    @Test
    void aPlanInTheJournalWithACallThatItsTypeDoesNotMakeIsNotExecutedThoughItsTypeIsAutomatic() {
        StateRef policy =
                new StateRef("iam:user", "mallory", "managed-policy:arn:aws:iam::aws:policy/AdministratorAccess");
        ActionPlan forged = forged(StateChange.reversible(
                policy, "iam:AttachUserPolicy", "iam:DetachUserPolicy", StateRef.ABSENT, "attached"));

        assertThat(runner.execute(exercise.id, forged.actionId(), Exercise.AUTOMATION))
                .isInstanceOfSatisfying(
                        ActionResult.Refused.class,
                        refused -> assertThat(refused.unmet())
                                .singleElement()
                                .asString()
                                .contains("deactivate-key does not call iam:AttachUserPolicy"));
        assertThat(exercise.cloud.read(policy)).isEqualTo(StateRef.ABSENT);
    }

    @Test
    void aPlanInTheJournalThatGivesTheCallOfItsTypeToAnotherStateChangesNothing() {
        StateRef policy =
                new StateRef("iam:user", "mallory", "managed-policy:arn:aws:iam::aws:policy/AdministratorAccess");
        ActionPlan forged = forged(StateChange.reversible(
                policy, "iam:UpdateAccessKey", "iam:UpdateAccessKey", StateRef.ABSENT, "attached"));

        assertThat(runner.execute(exercise.id, forged.actionId(), Exercise.AUTOMATION))
                .isInstanceOfSatisfying(
                        ActionResult.Failed.class,
                        failed -> assertThat(failed.reason()).contains("iam:UpdateAccessKey does not set"));
        assertThat(exercise.cloud.read(policy)).isEqualTo(StateRef.ABSENT);
    }

    @Test
    void nothingIsUndoneByAPlanInTheJournalWithACallThatItsTypeDoesNotMake() {
        StateRef policy =
                new StateRef("iam:user", "mallory", "managed-policy:arn:aws:iam::aws:policy/AdministratorAccess");
        ActionPlan forged = forged(StateChange.reversible(
                policy, "iam:DetachUserPolicy", "iam:AttachUserPolicy", "attached", StateRef.ABSENT));
        exercise.append(
                new StepStarted(forged.actionId(), 0, false, "attached"),
                new StepFinished(forged.actionId(), 0, false, true, "done"),
                new ActionExecuted(forged.actionId()));

        assertThat(runner.release(exercise.id, forged.actionId(), Exercise.AUTOMATION, "it was forged"))
                .isInstanceOf(ActionResult.Refused.class);
        assertThat(exercise.cloud.read(policy)).isEqualTo(StateRef.ABSENT);
    }

    /** A plan that nobody made, which a journal holds as if somebody had. */
    private ActionPlan forged(StateChange change) {
        ActionPlan plan = exercise.plan(new Containment.DeactivateKey(Exercise.KEY));
        ActionPlan forged = new ActionPlan(
                plan.incident(),
                "deactivate-key-00000000deadbeef",
                plan.type(),
                plan.purpose(),
                plan.target(),
                List.of(change),
                List.of(),
                List.of(),
                plan.why());
        exercise.append(forged.toEvent());
        return forged;
    }

    @Test
    void whatThePlanApprovesItselfIsExecutedAndSaysSo() {
        ActionPlan plan = exercise.plan(new Containment.DeactivateKey(Exercise.KEY));
        assertThat(runner.execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .matches(ActionResult::isDone);
        assertThat(exercise.action(plan.actionId()).approvals())
                .singleElement()
                .satisfies(approval -> assertThat(approval.actor()).isEqualTo(Exercise.AUTOMATION));
    }

    @Test
    void aReadBackWaitsForACloudThatIsSlowToTell() {
        exercise.cloud.visibleAfter(Duration.ofSeconds(30));
        ActionPlan plan = exercise.approved(new Containment.DeactivateKey(Exercise.KEY));
        runner.execute(exercise.id, plan.actionId(), Exercise.COMMANDER);

        assertThat(runner.verify(exercise.id, plan.actionId(), Exercise.COMMANDER, Duration.ofMinutes(1)))
                .as("without a way to wait it is read once")
                .singleElement()
                .asString()
                .contains("is 'Active', not 'Inactive'");
        assertThat(exercise.runner(exercise.cloud, exercise.settings().waiting(exercise.moving()))
                        .verify(exercise.id, plan.actionId(), Exercise.COMMANDER, Duration.ofMinutes(1)))
                .isEmpty();
        assertThat(exercise.clock.instant()).isBefore(Exercise.NOON.plus(Duration.ofMinutes(2)));
    }

    @Test
    void aStateThatSomebodyElseChangedStopsTheActionWithBothSides() {
        ActionPlan plan = exercise.approved(new Containment.RevokeSessions(Exercise.MALLORY, Exercise.NOON));
        StateChange change = plan.changes().get(0);
        exercise.cloud.apply(StateChange.reversible(
                change.target(), change.call(), change.undoCall(), change.before(), "somebody else's policy"));

        assertThat(runner.execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .isEqualTo(new ActionResult.Differs(
                        0, change.target(), change.before(), change.after(), "somebody else's policy"));
        assertThat(exercise.action(plan.actionId()).state())
                .isInstanceOfSatisfying(
                        ActionState.Failed.class,
                        failed -> assertThat(failed.reason())
                                .contains("somebody else's policy", change.before(), change.after()));
        assertThat(exercise.cloud.read(change.target())).isEqualTo("somebody else's policy");
    }

    @Test
    void releasingChangesNothingWhereSomebodyElseDidMeanwhile() {
        ActionPlan plan = exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));
        runner.execute(exercise.id, plan.actionId(), Exercise.COMMANDER);
        StateChange policy = plan.changes().get(0);
        exercise.cloud.apply(StateChange.reversible(
                policy.target(), policy.call(), policy.undoCall(), policy.after(), "somebody else's policy"));
        var before = Exercise.stateOf(exercise.cloud, plan);

        assertThat(runner.release(exercise.id, plan.actionId(), Exercise.COMMANDER, "over"))
                .isEqualTo(new ActionResult.Differs(
                        0, policy.target(), policy.before(), policy.after(), "somebody else's policy"));
        assertThat(Exercise.stateOf(exercise.cloud, plan)).isEqualTo(before);
        assertThat(exercise.action(plan.actionId()).isInForce()).isTrue();
    }

    @Test
    void whatWasSoBeforeTheActionCameStaysSoWhenItIsReleased() {
        ActionPlan suspend = exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));
        ActionPlan deactivate = exercise.approved(new Containment.DeactivateKey(Exercise.KEY));
        runner.execute(exercise.id, deactivate.actionId(), Exercise.COMMANDER);
        runner.execute(exercise.id, suspend.actionId(), Exercise.COMMANDER);

        runner.release(exercise.id, suspend.actionId(), Exercise.COMMANDER, "the owner is back");

        assertThat(exercise.cloud.read(deactivate.changes().get(0).target())).isEqualTo("Inactive");
    }

    @Test
    void aCallThatTheCloudMayAnswerLaterIsMadeAgain() {
        ActionPlan plan = exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));
        AtomicInteger calls = new AtomicInteger();
        // Every third time it fails, now and then after the call took effect.
        CheckpointCloud throttling = new CheckpointCloud(exercise.cloud, () -> {
            if (calls.incrementAndGet() % 3 == 0) {
                throw new CloudException.Throttled("slow down");
            }
        });
        RunnerSettings patient = exercise.settings().attempts(6).waiting(exercise.moving());

        assertThat(exercise.runner(throttling, patient).execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .matches(ActionResult::isDone);
        assertThat(exercise.clock.instant()).isAfter(Exercise.NOON);
    }

    @Test
    void aServiceThatStaysDownEndsTheAttemptAndTheNextOneGoesOn() {
        ActionPlan plan = exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));
        AtomicInteger calls = new AtomicInteger();
        CheckpointCloud failing = new CheckpointCloud(exercise.cloud, () -> {
            if (calls.incrementAndGet() > 7) {
                throw new CloudException.Unavailable("the service is down");
            }
        });

        assertThat(exercise.runner(failing, exercise.settings())
                        .execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .isInstanceOfSatisfying(
                        ActionResult.Failed.class,
                        failed -> assertThat(failed.retryable()).isTrue());
        assertThat(exercise.action(plan.actionId()).isInForce()).isTrue();
        assertThat(runner.execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .matches(ActionResult::isDone);
    }

    @Test
    void aMissingPermissionStopsTheActionAndIsNamed() {
        ActionPlan plan = exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));
        exercise.cloud.withoutPermission("iam:UpdateAccessKey");

        assertThat(runner.execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .isInstanceOfSatisfying(ActionResult.Failed.class, failed -> {
                    assertThat(failed.reason()).contains("iam:UpdateAccessKey");
                    assertThat(failed.retryable()).isFalse();
                });
        assertThat(runner.release(exercise.id, plan.actionId(), Exercise.COMMANDER, "give up"))
                .matches(ActionResult::isDone);
        assertThat(exercise.cloud.read(plan.changes().get(0).target())).isEqualTo("absent");
    }

    @Test
    void evidenceThatWouldBeLostKeepsTheActionWaitingUntilAPersonAcceptsThat() {
        Exercise hosts = new Exercise(
                List.of(Exercise.record(1, "ec2", "DescribeInstanceStatus", "{\"instanceId\":\"i-1\"}", "null")));
        ActionPlan plan = hosts.plan(new Containment.StopHost("i-1"));
        hosts.approve(plan);

        assertThat(hosts.runner().execute(hosts.id, plan.actionId(), Exercise.COMMANDER))
                .isInstanceOfSatisfying(
                        ActionResult.Refused.class,
                        refused -> assertThat(refused.unmet())
                                .anyMatch(text -> text.startsWith("instance-store of i-1"))
                                .noneMatch(text -> text.startsWith("memory")));
        hosts.append(
                Exercise.AUTOMATION,
                new EvidenceLossAccepted(plan.actionId(), plan.evidenceAtRisk(), "automation does not decide that"));
        assertThat(hosts.runner().execute(hosts.id, plan.actionId(), Exercise.COMMANDER))
                .isInstanceOf(ActionResult.Refused.class);
        hosts.append(
                Exercise.COMMANDER, new EvidenceLossAccepted(plan.actionId(), plan.evidenceAtRisk(), "it is mining"));

        assertThat(hosts.runner().execute(hosts.id, plan.actionId(), Exercise.COMMANDER))
                .matches(ActionResult::isDone);
        assertThat(hosts.incident().evidence().items())
                .extracting(item -> item.collected().event().kind())
                .as("what vanishes first is taken first")
                .containsExactly("memory", "configuration-state");
    }

    @Test
    void automationDoesNotUndoWhatAPersonMustApprove() {
        ActionPlan plan = exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));
        runner.execute(exercise.id, plan.actionId(), Exercise.COMMANDER);

        assertThat(runner.release(exercise.id, plan.actionId(), Exercise.AUTOMATION, "by rule"))
                .isInstanceOf(ActionResult.Refused.class);
    }

    @Test
    void aPersonWithoutARoleDoesNotUndoWhatIsApprovedAutomatically() {
        ActionPlan plan = exercise.plan(new Containment.DeactivateKey(Exercise.KEY));
        assertThat(runner.execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .matches(ActionResult::isDone);

        assertThat(runner.release(exercise.id, plan.actionId(), new Actor.Person("insider"), "let it go"))
                .isInstanceOf(ActionResult.Refused.class);
        assertThat(runner.release(exercise.id, plan.actionId(), Exercise.ENGINEER, "the owner is back"))
                .matches(ActionResult::isDone);
    }

    @Test
    void identitiesThatThePlanProtectsAreNotPlanned() {
        Planning planning = new Planning(exercise.cloud, exercise.plan.safeguards(), exercise.evidence);
        for (String role : List.of("break-glass", "incident-responder")) {
            Proposal proposal = new Proposal(
                    new Containment.RevokeSessions("arn:aws:iam::123456789012:role/" + role, Exercise.NOON),
                    "it was misused",
                    List.of());
            assertThat(planning.plan(exercise.incident(), proposal, Exercise.NOON))
                    .isInstanceOf(PlanAnswer.LeftAlone.class);
        }
    }

    @Test
    void aRecordThatChangedNothingGivesNobodyWork() {
        Proposal proposal = new Proposal(new Containment.RollBack("e-1"), "look", List.of("e-1"));
        assertThat(new Planning(exercise.cloud, exercise.plan.safeguards(), exercise.evidence)
                        .plan(exercise.incident(), proposal, Exercise.NOON))
                .isInstanceOf(PlanAnswer.Gone.class);
    }
}
