package io.cloudir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.cloud.simulated.day.SimulatedDays;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.Phase;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.event.ResponseEvent.StepStarted;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.model.Actor;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.IncidentId;
import io.cloudir.respond.ActionPlan;
import io.cloudir.respond.ActionResult;
import io.cloudir.respond.ApprovalStatus;
import io.cloudir.respond.PlanAnswer;
import io.cloudir.respond.Proposal;
import io.cloudir.telemetry.Activity;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person responds to a takeover of a simulated account, verb by verb. */
class CloudResponderTest {
    private static final List<Activity> DAY = Scene.parse(SimulatedDays.ofSeed(20260302)
            .takeoverDay(LocalDate.parse("2026-03-02"), 200)
            .records());
    private static final Duration READ_BACK = Duration.ofMinutes(5);

    private final Scene scene = Scene.exerciseOn(DAY);
    private IncidentId id = IncidentId.derivedFrom("none");

    @BeforeEach
    void anInvestigatedIncident() {
        Scene.detect(DAY).forEach(detection -> {
            scene.clock.moveTo(detection.signal().time());
            scene.response.place(detection);
        });
        id = scene.only().id();
        scene.commander().assign(id, "platform-engineer", "engineer-two");
        scene.commander().assign(id, "incident-commander", "commander-one");
        scene.commander().acknowledge(id);
        scene.commander().advance(id, Phase.INVESTIGATING, "");
        cloud("analyst-one").investigate(id);
        assertThat(scene.commander().advance(id, Phase.MITIGATING, "")).isInstanceOf(Outcome.Done.class);
    }

    private CloudResponder cloud(String person) {
        return scene.response.by(new Actor.Person(person)).cloud();
    }

    /** The first plan that the policy wants one person to approve; the commander asked for it, an engineer approved. */
    private ActionPlan planned() {
        CloudResponder analyst = cloud("commander-one");
        return analyst.proposals(id, Purpose.CONTAIN).proposals().stream()
                .map(proposal -> analyst.plan(id, proposal))
                .filter(PlanAnswer.Planned.class::isInstance)
                .map(answer -> ((PlanAnswer.Planned) answer).plan())
                .filter(plan -> !plan.isEmpty())
                .filter(plan -> analyst.approval(id, plan.actionId()) instanceof ApprovalStatus.Missing)
                .filter(plan -> cloud("engineer-two").approve(id, plan.actionId(), "platform-engineer", "agreed")
                                instanceof Outcome.Done
                        && analyst.approval(id, plan.actionId()) instanceof ApprovalStatus.Approved)
                .findFirst()
                .orElseThrow();
    }

    private IncidentAction action(String actionId) {
        return scene.only().response().action(actionId).orElseThrow();
    }

    private long entries(Class<? extends IncidentEvent> kind) {
        return scene.store.read(id, 0).stream()
                .map(JournalEntry::event)
                .filter(kind::isInstance)
                .count();
    }

    @Test
    void nothingIsPlannedApprovedOrBegunInAnIncidentThatNobodyWorksOn() {
        ActionPlan plan = planned();
        CloudResponder analyst = cloud("analyst-one");
        List<Proposal> proposals = analyst.proposals(id, Purpose.CONTAIN).proposals();
        assertThat(scene.commander().hold(id, "waits for the police")).isInstanceOf(Outcome.Done.class);

        assertThat(analyst.plan(id, proposals.get(0)))
                .isInstanceOfSatisfying(
                        PlanAnswer.LeftAlone.class,
                        left -> assertThat(left.reason()).contains("in phase on-hold", "take it up again first"));
        assertThat(cloud("engineer-two").approve(id, plan.actionId(), "platform-engineer", "agreed"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.text()).contains("in phase on-hold"));
        assertThat(cloud("engineer-two").execute(id, plan.actionId()))
                .isInstanceOfSatisfying(
                        ActionResult.Refused.class,
                        refused -> assertThat(refused.text()).contains("in phase on-hold", "nothing is begun"));
        assertThat(entries(StepStarted.class)).isZero();
    }

    @Test
    void investigatingAgainAddsNothingOnceNothingElseIsFound() {
        cloud("analyst-one").investigate(id);
        long version = scene.only().version();

        cloud("analyst-one").investigate(id);

        assertThat(scene.only().version()).isEqualTo(version);
        List<IncidentEvent> found = scene.store.read(id, 0).stream()
                .map(JournalEntry::event)
                .filter(FindingRecorded.class::isInstance)
                .toList();
        assertThat(found).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void aClockThatIsSlowDoesNotReviveAnApprovalThatHasLapsed() {
        String actionId = planned().actionId();
        Clock slow = Clock.fixed(scene.clock.instant(), ZoneOffset.UTC);
        CloudAdapter simulated = SimulatedCloud.fromActivities(new CloudAccount(Cloud.AWS, "123456789012"), DAY, slow);
        CloudResponder behind = IncidentResponse.builder()
                .store(scene.store)
                .plan(scene.response.plan())
                .clock(slow)
                .exercise(true)
                .cloud(simulated)
                .build()
                .by(new Actor.Person("engineer-two"))
                .cloud();
        assertThat(behind.approval(id, actionId)).isInstanceOf(ApprovalStatus.Approved.class);

        scene.clock.passes(Duration.ofDays(30));
        scene.commander().note(id, "a month later");

        assertThat(behind.approval(id, actionId))
                .isInstanceOfSatisfying(
                        ApprovalStatus.Missing.class,
                        missing -> assertThat(missing.unmet()).anyMatch(why -> why.contains("has lapsed")));
        assertThat(behind.execute(id, actionId)).isInstanceOf(ActionResult.Refused.class);
    }

    @Test
    void investigatingSaysWhatTheIncidentReachesInThePersonsName() {
        Incident incident = scene.only();

        assertThat(incident.detection().scope())
                .hasValueSatisfying(scope -> assertThat(scope.actor()).isEqualTo(new Actor.Person("analyst-one")));
        assertThat(incident.detection().scope().orElseThrow().event().affected())
                .isNotEmpty();
    }

    @Test
    void lookingAtProposalsChangesNothing() {
        long version = scene.only().version();

        assertThat(cloud("analyst-one").proposals(id, Purpose.CONTAIN).proposals())
                .isNotEmpty();

        assertThat(scene.only().version()).isEqualTo(version);
    }

    @Test
    void aPlanIsMadeAnewWhenTheIncidentMovedOnWhileTheCloudWasAsked() {
        Proposal proposal = cloud("commander-one")
                .proposals(id, Purpose.CONTAIN)
                .proposals()
                .get(0);
        AtomicInteger asked = new AtomicInteger();
        CloudAdapter simulated =
                SimulatedCloud.fromActivities(new CloudAccount(Cloud.AWS, "123456789012"), DAY, scene.clock);
        CloudAdapter busy = (CloudAdapter) Proxy.newProxyInstance(
                CloudAdapter.class.getClassLoader(),
                new Class<?>[] {CloudAdapter.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("plan") && asked.incrementAndGet() == 1) {
                        scene.commander().note(id, "meanwhile");
                    }
                    return method.invoke(simulated, arguments);
                });
        IncidentResponse response = IncidentResponse.builder()
                .store(scene.store)
                .plan(scene.response.plan())
                .clock(scene.clock)
                .cloud(busy)
                .build();
        long before = entries(ActionPlanned.class);

        PlanAnswer answer =
                response.by(new Actor.Person("commander-one")).cloud().plan(id, proposal);

        assertThat(answer).isInstanceOf(PlanAnswer.Planned.class);
        assertThat(asked).hasValue(2);
        assertThat(entries(ActionPlanned.class)).isEqualTo(before + 1);
    }

    @Test
    void whoAskedForAnActionDoesNotApproveIt() {
        ActionPlan plan = planned();

        assertThat(cloud("commander-one").approve(id, plan.actionId(), "incident-commander", "my own"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.text()).contains("asked for it"));
    }

    @Test
    void approvingAgainByTheSameRoleAddsNothingUntilItLapses() {
        ActionPlan plan = planned();
        long version = scene.only().version();

        assertThat(cloud("engineer-two").approve(id, plan.actionId(), "platform-engineer", "still agreed"))
                .isInstanceOf(Outcome.Done.class);
        assertThat(scene.only().version()).isEqualTo(version);

        scene.clock.passes(Duration.ofDays(2));
        assertThat(cloud("engineer-two").approve(id, plan.actionId(), "platform-engineer", "agreed anew"))
                .isInstanceOf(Outcome.Done.class);
        assertThat(scene.only().version()).isGreaterThan(version);
    }

    @Test
    void whoDoesNotHoldAnExecutingRoleChangesNothing() {
        ActionPlan plan = planned();
        long version = scene.only().version();

        for (ActionResult result : List.of(
                cloud("analyst-one").execute(id, plan.actionId()),
                cloud("analyst-one").resume(id, plan.actionId()))) {
            assertThat(result)
                    .isInstanceOfSatisfying(
                            ActionResult.Refused.class,
                            refused -> assertThat(refused.text())
                                    .contains(
                                            "executing an action takes a person",
                                            "analyst-one does not, but engineer-two does"));
        }

        assertThat(scene.only().version()).isEqualTo(version);
    }

    @Test
    void automationIsBoundByApprovalsAlone() {
        ActionPlan plan = planned();

        assertThat(scene.response
                        .by(Automations.RESPONSE)
                        .cloud()
                        .execute(id, plan.actionId())
                        .isDone())
                .isTrue();
    }

    @Test
    void automationDoesNotApprove() {
        ActionPlan plan = planned();

        assertThat(scene.response
                        .by(Automations.RESPONSE)
                        .cloud()
                        .approve(id, plan.actionId(), "platform-engineer", "sure"))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void withoutAnApprovalNothingIsExecuted() {
        CloudResponder analyst = cloud("analyst-one");
        ActionPlan plan = analyst.proposals(id, Purpose.CONTAIN).proposals().stream()
                .map(proposal -> analyst.plan(id, proposal))
                .filter(PlanAnswer.Planned.class::isInstance)
                .map(answer -> ((PlanAnswer.Planned) answer).plan())
                .filter(it -> !it.isEmpty())
                .filter(it -> analyst.approval(id, it.actionId()) instanceof ApprovalStatus.Missing)
                .findFirst()
                .orElseThrow();

        assertThat(analyst.execute(id, plan.actionId())).isInstanceOf(ActionResult.Refused.class);

        assertThat(entries(StepStarted.class)).isZero();
    }

    @Test
    void anApprovedActionIsExecutedOnceAndHolds() {
        ActionPlan plan = planned();
        CloudResponder engineer = cloud("engineer-two");

        assertThat(engineer.execute(id, plan.actionId()).isDone()).isTrue();
        long steps = entries(StepStarted.class);
        assertThat(engineer.execute(id, plan.actionId()).isDone()).isTrue();

        assertThat(entries(StepStarted.class)).isEqualTo(steps).isPositive();
        assertThat(engineer.verify(id, plan.actionId(), READ_BACK)).isEmpty();
        assertThat(action(plan.actionId()).state()).isInstanceOf(ActionState.Verified.class);
    }

    @Test
    void whoMayNotExecuteMayNotUndoEither() {
        ActionPlan plan = planned();
        cloud("engineer-two").execute(id, plan.actionId());

        ActionResult refused = cloud("analyst-one").release(id, plan.actionId(), "the user is innocent");

        assertThat(refused).isInstanceOf(ActionResult.Refused.class);
        assertThat(action(plan.actionId()).state()).isInstanceOf(ActionState.Executed.class);
    }

    @Test
    void whatIsReleasedIsAsItWasAndSaysWhoWantedIt() {
        ActionPlan plan = planned();
        cloud("engineer-two").execute(id, plan.actionId());

        ActionResult released = cloud("engineer-two").release(id, plan.actionId(), "the user is innocent");

        assertThat(released.isDone()).isTrue();
        assertThat(action(plan.actionId()).state())
                .isInstanceOfSatisfying(
                        ActionState.Released.class,
                        state -> assertThat(state.reason()).isEqualTo("the user is innocent"));
        assertThat(scene.only().anomalies()).isEmpty();
    }

    @Test
    void anActionInForceIsNotPlannedAnew() {
        ActionPlan plan = planned();
        CloudResponder engineer = cloud("engineer-two");
        scene.failAtAppend(4);
        assertThatThrownBy(() -> engineer.execute(id, plan.actionId())).isInstanceOf(JournalException.class);
        assertThat(action(plan.actionId()).isHalfDone()).isTrue();

        List<PlanAnswer> answers = engineer.proposals(id, Purpose.CONTAIN).proposals().stream()
                .filter(proposal -> proposal.request().target().equals(plan.target()))
                .map(proposal -> engineer.plan(id, proposal))
                .toList();

        assertThat(answers).anyMatch(PlanAnswer.LeftAlone.class::isInstance);
        assertThat(scene.only().anomalies()).isEmpty();
        assertThat(action(plan.actionId()).isHalfDone()).isTrue();
    }

    @Test
    void whatAStopLeftHalfDoneIsListedAndTakenUp() {
        ActionPlan plan = planned();
        CloudResponder engineer = cloud("engineer-two");
        scene.failAtAppend(4);
        assertThatThrownBy(() -> engineer.execute(id, plan.actionId())).isInstanceOf(JournalException.class);
        assertThat(engineer.interrupted(id)).containsExactly(plan.actionId());

        assertThat(engineer.resume(id, plan.actionId()).isDone()).isTrue();

        assertThat(engineer.interrupted(id)).isEmpty();
        assertThat(engineer.verify(id, plan.actionId(), READ_BACK)).isEmpty();
    }

    @Test
    void twoThreadsThatExecuteTheSameActionTakeTurns() throws Exception {
        ActionPlan plan = planned();
        ExecutorService second = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<ActionResult> other = new CompletableFuture<>();
            int[] reached = {0};
            scene.atEachAppend(() -> {
                if (++reached[0] == 4) {
                    other.completeAsync(() -> cloud("engineer-two").execute(id, plan.actionId()), second);
                    boolean doneMeanwhile = waitsFor(other);
                    assertThat(doneMeanwhile).isFalse();
                }
            });

            assertThat(cloud("engineer-two").execute(id, plan.actionId()).isDone())
                    .isTrue();
            assertThat(other.get(30, TimeUnit.SECONDS).isDone()).isTrue();
        } finally {
            second.shutdownNow();
        }
        assertThat(entries(StepStarted.class)).isEqualTo(plan.changes().size());
    }

    private static boolean waitsFor(CompletableFuture<?> other) {
        try {
            other.get(300, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anIncidentOrActionThatIsNotThereIsSaidToBeMissing() {
        IncidentId unknown = IncidentId.derivedFrom("unknown");

        assertThatThrownBy(() -> cloud("engineer-two").execute(unknown, "x"))
                .isInstanceOf(UnknownIncidentException.class);
        assertThatThrownBy(() -> cloud("engineer-two").verify(unknown, "x", READ_BACK))
                .isInstanceOf(UnknownIncidentException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cloud("engineer-two").execute(id, "x"))
                .withMessageContaining("plan it first");
    }

    @Test
    void withoutACloudTheVerbsOfTheCloudSayWhatIsMissing() {
        assertThatThrownBy(() -> new Scene().commander().cloud())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cloud(...)");
    }
}
