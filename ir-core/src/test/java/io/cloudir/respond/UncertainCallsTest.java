package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.TemporaryControl;
import io.cloudir.cloud.simulated.ForwardingCloud;
import io.cloudir.incident.ActionState;
import io.cloudir.model.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What a call did is judged by what the cloud said and by what stands now, not by hope. */
class UncertainCallsTest {
    private static final Instant END = Exercise.NOON.plus(Duration.ofHours(2));
    private static final Actor.Automation EXPIRY = new Actor.Automation("response", "control-expired");

    private final Exercise exercise = new Exercise();

    /** The service takes each change, and fails while it answers. */
    private CloudAdapter failingWhileItAnswers() {
        return new ForwardingCloud(exercise.cloud) {
            @Override
            public ApplyResult apply(StateChange change) {
                super.apply(change);
                throw new CloudException.Unavailable("the service failed while it answered");
            }
        };
    }

    private CloudAdapter denying() {
        return new ForwardingCloud(exercise.cloud) {
            @Override
            public ApplyResult apply(StateChange change) {
                throw new CloudException.AccessDenied("iam:PutUserPolicy", change.call());
            }
        };
    }

    private void somebodyElseSets(StateChange change, String from) {
        exercise.cloud.apply(StateChange.reversible(
                change.target(), change.call(), change.undoCall(), from, "somebody else's policy"));
    }

    @Test
    void anUndoRepeatedAfterAFailedOneIsNoReleaseWhileSomebodyElsesValueStands() {
        ActionPlan plan = exercise.approved(new Containment.RevokeSessions(Exercise.MALLORY, Exercise.NOON));
        StateChange change = plan.changes().get(0);
        exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER);
        assertThat(exercise.runner(denying(), exercise.settings())
                        .release(exercise.id, plan.actionId(), Exercise.COMMANDER, "over"))
                .isInstanceOf(ActionResult.Failed.class);
        somebodyElseSets(change, change.after());

        assertThat(exercise.runner().release(exercise.id, plan.actionId(), Exercise.COMMANDER, "over"))
                .isEqualTo(new ActionResult.Differs(
                        0, change.target(), change.before(), change.after(), "somebody else's policy"));
        assertThat(exercise.action(plan.actionId()).isInForce()).isTrue();
    }

    @Test
    void undoingACallThatMayHaveTakenEffectIsNoReleaseWhileSomebodyElsesValueStands() {
        ActionPlan plan = exercise.approved(new Containment.RevokeSessions(Exercise.MALLORY, Exercise.NOON));
        StateChange change = plan.changes().get(0);
        exercise.runner(failingWhileItAnswers(), exercise.settings())
                .execute(exercise.id, plan.actionId(), Exercise.COMMANDER);
        somebodyElseSets(change, change.after());

        assertThat(exercise.runner().release(exercise.id, plan.actionId(), Exercise.COMMANDER, "over"))
                .isInstanceOf(ActionResult.Differs.class);
        assertThat(exercise.cloud.read(change.target())).isEqualTo("somebody else's policy");
    }

    @Test
    void aCallThatTookEffectWhileItFailedIsInForceAndEndsInItsTime() {
        ActionPlan plan = exercise.approved(TemporaryControl.RestrictRole.toReading(Exercise.MALLORY, END));
        StateChange change = plan.changes().get(0);
        assertThat(exercise.runner(failingWhileItAnswers(), exercise.settings().attempts(1))
                        .execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .isInstanceOf(ActionResult.Failed.class);
        assertThat(exercise.cloud.read(change.target())).isEqualTo(change.after());
        assertThat(exercise.action(plan.actionId()).isInForce()).isTrue();
        assertThat(exercise.action(plan.actionId()).endsAt()).contains(END);

        exercise.pass(Duration.ofHours(2));
        assertThat(exercise.runner().expire(exercise.id, plan.actionId(), EXPIRY, END))
                .matches(ActionResult::isDone);
        assertThat(exercise.cloud.read(change.target())).isEqualTo(change.before());
        assertThat(exercise.action(plan.actionId()).state()).isInstanceOf(ActionState.Released.class);
    }

    @Test
    void aCallThatWasDeniedLeavesNothingInForce() {
        ActionPlan plan = exercise.approved(TemporaryControl.RestrictRole.toReading(Exercise.MALLORY, END));
        assertThat(exercise.runner(denying(), exercise.settings())
                        .execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .isInstanceOf(ActionResult.Failed.class);
        assertThat(exercise.action(plan.actionId()).isInForce()).isFalse();
        assertThat(exercise.action(plan.actionId()).endsAt()).isEmpty();
    }

    @Test
    void aCallThatFoundSomebodyElsesValueLeavesNothingInForce() {
        ActionPlan plan = exercise.approved(new Containment.RevokeSessions(Exercise.MALLORY, Exercise.NOON));
        StateChange change = plan.changes().get(0);
        somebodyElseSets(change, change.before());
        exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER);
        assertThat(exercise.action(plan.actionId()).isInForce()).isFalse();
        assertThat(exercise.runner().release(exercise.id, plan.actionId(), Exercise.COMMANDER, "over"))
                .matches(ActionResult::isDone);
    }

    @Test
    void whatTheCloudSaysItChangedIsUndoneThoughTheReadBeforeWasOutOfDate() {
        ActionPlan plan = exercise.approved(new Containment.RevokeSessions(Exercise.MALLORY, Exercise.NOON));
        StateChange change = plan.changes().get(0);
        AtomicBoolean outOfDate = new AtomicBoolean(true);
        CloudAdapter lagging = new ForwardingCloud(exercise.cloud) {
            @Override
            public String read(StateRef target) {
                return outOfDate.get() && target.equals(change.target()) ? change.after() : super.read(target);
            }
        };
        assertThat(exercise.runner(lagging, exercise.settings())
                        .execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .matches(ActionResult::isDone);
        outOfDate.set(false);

        exercise.runner(lagging, exercise.settings()).release(exercise.id, plan.actionId(), Exercise.COMMANDER, "over");
        assertThat(exercise.cloud.read(change.target())).isEqualTo(change.before());
    }
}
