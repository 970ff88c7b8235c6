package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.IncidentResponse;
import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.TemporaryControl;
import io.cloudir.cloud.simulated.ForwardingCloud;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.Due;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.event.ResponseEvent.ActionReleased;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What was to hold for a time only ends by itself. */
class ExpiryTest {
    private static final Instant END = Exercise.NOON.plus(Duration.ofHours(2));
    private static final ChangeRequest RESTRICTED = TemporaryControl.RestrictRole.toReading(Exercise.MALLORY, END);

    private final Exercise exercise = new Exercise();

    private ActionPlan inForce(ChangeRequest request) {
        ActionPlan plan = exercise.approved(request);
        assertThat(exercise.runner().execute(exercise.id, plan.actionId(), Exercise.AUTOMATION))
                .matches(ActionResult::isDone);
        return plan;
    }

    private Instant due() {
        return exercise.incident().dues().stream()
                .filter(due -> due.kind() == Due.Kind.EXPIRY)
                .map(Due::at)
                .findFirst()
                .orElseThrow();
    }

    private List<JournalEntry> released() {
        return exercise.store.read(exercise.id, 0).stream()
                .filter(entry -> entry.event() instanceof ActionReleased)
                .toList();
    }

    @Test
    void aControlIsReleasedByAnotherProcessWhenItsTimeIsOver() {
        ActionPlan plan = inForce(RESTRICTED);
        assertThat(due()).isEqualTo(END);
        IncidentResponse other = exercise.process("other", exercise.cloud);

        exercise.pass(Duration.ofHours(2).minusSeconds(1));
        assertThat(other.runDue(exercise.clock.instant())).contains(END);
        assertThat(released()).isEmpty();

        exercise.pass(Duration.ofSeconds(1));
        other.runDue(exercise.clock.instant());
        assertThat(released())
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.actor()).isEqualTo(new Actor.Automation("response", "control-expired")))
                .satisfies(entry ->
                        assertThat(((ActionReleased) entry.event()).reason()).contains(END.toString()));
        assertThat(exercise.cloud.read(plan.changes().get(0).target())).isEqualTo("absent");
        assertThat(exercise.incident().dues()).noneMatch(due -> due.kind() == Due.Kind.EXPIRY);
        assertThat(exercise.incident().anomalies()).isEmpty();
    }

    @Test
    void runningAgainOrOnAnotherNodeReleasesNothingTwice() {
        inForce(RESTRICTED);
        exercise.pass(Duration.ofHours(3));
        exercise.process("one", exercise.cloud).runDue(exercise.clock.instant());
        long version = exercise.incident().version();
        exercise.process("two", exercise.cloud).runDue(exercise.clock.instant());
        exercise.process("one", exercise.cloud).runDue(exercise.clock.instant());
        assertThat(exercise.incident().version()).isEqualTo(version);
        assertThat(released()).hasSize(1);
    }

    @Test
    void whatSomebodyElseChangedIsLeftAloneAndToldAndTriedAgain() {
        ActionPlan plan = inForce(RESTRICTED);
        exercise.cloud.actAs(Exercise.KEY, "192.0.2.9", "aws-cli/2").call("iam", "GetUser", Map.of());
        StateChange change = plan.changes().get(0);
        exercise.cloud.apply(StateChange.reversible(
                change.target(),
                "iam:PutUserPermissionsBoundary",
                "iam:PutUserPermissionsBoundary",
                change.after(),
                "arn:other"));
        exercise.pass(Duration.ofHours(2));
        IncidentResponse process = exercise.process("one", exercise.cloud);
        process.runDue(exercise.clock.instant());

        assertThat(exercise.cloud.read(change.target())).isEqualTo("arn:other");
        IncidentAction action = exercise.action(plan.actionId());
        assertThat(action.state())
                .isInstanceOfSatisfying(
                        ActionState.Failed.class,
                        failed -> assertThat(failed.reason()).contains("arn:other", change.before(), change.after()));
        assertThat(due()).isEqualTo(END.plus(IncidentAction.RETRY_AFTER));

        exercise.cloud.apply(StateChange.reversible(
                change.target(),
                "iam:PutUserPermissionsBoundary",
                "iam:PutUserPermissionsBoundary",
                "arn:other",
                change.after()));
        exercise.pass(IncidentAction.RETRY_AFTER);
        process.runDue(exercise.clock.instant());
        assertThat(released()).hasSize(1);
    }

    @Test
    void aReleaseThatTheCloudFailedIsToldAndTriedAgain() {
        ActionPlan plan = inForce(RESTRICTED);
        AtomicInteger failures = new AtomicInteger(100);
        CloudAdapter failing = new ForwardingCloud(exercise.cloud) {
            @Override
            public ApplyResult apply(StateChange change) {
                if (failures.getAndDecrement() > 0) {
                    throw new CloudException.Unavailable("the service is down");
                }
                return super.apply(change);
            }
        };
        exercise.pass(Duration.ofHours(2));
        IncidentResponse process = exercise.process("one", failing);
        assertThat(process.runDue(exercise.clock.instant())).contains(END.plus(IncidentAction.RETRY_AFTER));
        assertThat(exercise.action(plan.actionId()).state())
                .isInstanceOfSatisfying(
                        ActionState.Failed.class,
                        failed -> assertThat(failed.reason()).contains("is down"));
        long version = exercise.incident().version();
        process.runDue(exercise.clock.instant());
        assertThat(exercise.incident().version()).as("not before its time").isEqualTo(version);

        failures.set(0);
        exercise.pass(IncidentAction.RETRY_AFTER);
        process.runDue(exercise.clock.instant());
        assertThat(released()).hasSize(1);
    }

    @Test
    void anAdapterThatBreaksKeepsNoOtherControlFromEnding() {
        ActionPlan broken = inForce(RESTRICTED);
        ActionPlan other = inForce(new Containment.BlockAddress("203.0.113.7").until(END));
        CloudAdapter breaking = new ForwardingCloud(exercise.cloud) {
            @Override
            public ApplyResult apply(StateChange change) {
                if (change.target().equals(broken.changes().get(0).target())) {
                    throw new IllegalStateException("a bug in the adapter");
                }
                return super.apply(change);
            }
        };
        exercise.pass(Duration.ofHours(2));
        assertThat(exercise.process("one", breaking).runDue(exercise.clock.instant()))
                .contains(END.plus(IncidentAction.RETRY_AFTER));
        assertThat(exercise.action(other.actionId()).state()).isInstanceOf(ActionState.Released.class);
        assertThat(exercise.action(broken.actionId()).state())
                .isInstanceOfSatisfying(
                        ActionState.Failed.class,
                        failed -> assertThat(failed.reason()).contains("IllegalStateException: a bug in the adapter"));

        exercise.pass(Duration.ofMinutes(20));
        exercise.process("two", exercise.cloud).runDue(exercise.clock.instant());
        assertThat(exercise.action(broken.actionId()).state()).isInstanceOf(ActionState.Released.class);
    }

    @Test
    void aReleaseThatStoppedHalfwayIsFinishedByTheNextProcess() {
        TemporaryControl screen = TemporaryControl.RestrictRole.toReading(Exercise.MALLORY, END);
        ActionPlan plan = inForce(screen);
        CloudAdapter killed = new ForwardingCloud(exercise.cloud) {
            @Override
            public ApplyResult apply(StateChange change) {
                super.apply(change);
                throw new StackOverflowError("the process ends here");
            }
        };
        exercise.pass(Duration.ofHours(2));
        try {
            exercise.process("one", killed).runDue(exercise.clock.instant());
        } catch (StackOverflowError expected) {
            assertThat(exercise.action(plan.actionId()).state()).isInstanceOf(ActionState.Executing.class);
        }
        exercise.pass(Duration.ofMinutes(20));
        exercise.process("two", exercise.cloud).runDue(exercise.clock.instant());
        assertThat(released()).hasSize(1);
        assertThat(exercise.incident().anomalies()).isEmpty();
    }

    @Test
    void aBlockedAddressMayHaveAnEndAndOneWithoutStays() {
        inForce(new Containment.BlockAddress("203.0.113.7").until(END));
        ActionPlan stays = inForce(new Containment.BlockAddress("203.0.113.8"));
        exercise.pass(Duration.ofHours(9));
        exercise.process("one", exercise.cloud).runDue(exercise.clock.instant());
        assertThat(released()).hasSize(1);
        assertThat(exercise.action(stays.actionId()).isInForce()).isTrue();
    }

    @Test
    void whatIsOverIsNotExecutedAnyMore() {
        ActionPlan plan = exercise.approved(RESTRICTED);
        exercise.pass(Duration.ofHours(2));
        exercise.approve(plan);
        assertThat(exercise.runner().execute(exercise.id, plan.actionId(), Exercise.AUTOMATION))
                .isInstanceOfSatisfying(
                        ActionResult.Refused.class,
                        refused -> assertThat(refused.unmet()).anyMatch(why -> why.contains("later end")));
    }

    @Test
    void theEndIsPartOfWhatIsApproved() {
        ActionPlan plan = exercise.plan(RESTRICTED);
        ActionPlan longer =
                exercise.plan(TemporaryControl.RestrictRole.toReading(Exercise.MALLORY, END.plusSeconds(1)));
        assertThat(longer.actionId()).isEqualTo(plan.actionId());
        assertThat(longer.digest()).isNotEqualTo(plan.digest());
        assertThat(plan.toText()).contains("ends: " + END);
    }

    @Test
    void theRadiusOfAControlForAllIsWhatItReaches() {
        ActionPlan plan = exercise.plan(new TemporaryControl.BlockRegion("eu-west-1", END));
        assertThat(plan.radius()).isEqualTo(plan.affects() == 0 ? 1 : plan.affects());
        Exercise crowded = new Exercise(List.of(
                Exercise.record(1, "iam", "CreateUser", "{\"userName\":\"a\"}", "null"),
                Exercise.record(2, "iam", "CreateUser", "{\"userName\":\"b\"}", "null")));
        ActionPlan wide = crowded.plan(new TemporaryControl.BlockRegion("eu-west-1", END));
        assertThat(wide.radius()).isEqualTo(3);
        assertThat(ActionPlan.recorded(crowded.id, wide.toEvent())).isEqualTo(wide);
    }
}
