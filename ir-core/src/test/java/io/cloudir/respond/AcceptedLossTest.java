package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.CloudResponder;
import io.cloudir.Outcome;
import io.cloudir.cloud.Containment;
import io.cloudir.model.Actor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Evidence that an action destroys and nobody can take is lost only if a person has accepted that. */
class AcceptedLossTest {
    private static final Containment.StopHost STOP = new Containment.StopHost("i-1");

    private final Exercise exercise = new Exercise(
            List.of(Exercise.record(1, "ec2", "DescribeInstanceStatus", "{\"instanceId\":\"i-1\"}", "null")));
    private final ActionPlan plan = exercise.plan(STOP);

    private CloudResponder as(Actor actor) {
        return exercise.process("accepting", exercise.cloud).by(actor).cloud();
    }

    private ActionResult stopped() {
        return exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER);
    }

    private static void refused(Outcome outcome, String why) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.text()).contains(why));
    }

    @Test
    void theActionGoesOnOnceSomebodyWhoMayApproveItHasAcceptedTheLoss() {
        exercise.approve(plan);
        assertThat(stopped())
                .isInstanceOfSatisfying(
                        ActionResult.Refused.class,
                        refused -> assertThat(refused.text()).contains("ir evidence accept-loss"));

        assertThat(as(Exercise.COMMANDER).acceptLoss(exercise.id, plan.actionId(), "it mines, and spreads"))
                .isInstanceOf(Outcome.Done.class);

        assertThat(exercise.incident().evidence().lossesAccepted())
                .singleElement()
                .satisfies(loss -> assertThat(loss.event().kinds()).isEqualTo(plan.evidenceAtRisk()));
        assertThat(stopped()).matches(ActionResult::isDone);
    }

    @Test
    void acceptingTwiceIsAcceptedOnce() {
        as(Exercise.COMMANDER).acceptLoss(exercise.id, plan.actionId(), "it mines");
        as(Exercise.COMMANDER).acceptLoss(exercise.id, plan.actionId(), "it mines");

        assertThat(exercise.incident().evidence().lossesAccepted()).hasSize(1);
    }

    @Test
    void whoMayNotApproveItMayNotAcceptTheLossAndNobodyDoesWithoutAReason() {
        refused(
                as(new Actor.Person("analyst-one")).acceptLoss(exercise.id, plan.actionId(), "it mines"),
                "takes a person who holds one of the roles");
        refused(as(Exercise.AUTOMATION).acceptLoss(exercise.id, plan.actionId(), "it mines"), "takes a person");
        refused(as(Exercise.COMMANDER).acceptLoss(exercise.id, plan.actionId(), " "), "takes a reason");
        assertThat(exercise.incident().evidence().lossesAccepted()).isEmpty();
    }

    @Test
    void anActionThatDestroysNothingHasNoLossToAccept() {
        ActionPlan key = exercise.plan(new Containment.DeactivateKey(Exercise.KEY));

        refused(as(Exercise.COMMANDER).acceptLoss(exercise.id, key.actionId(), "why not"), "destroys no evidence");
    }

    @Test
    void whatWasAcceptedForOnePlanIsNotAcceptedForTheNext() {
        as(Exercise.COMMANDER).acceptLoss(exercise.id, plan.actionId(), "it mines");
        exercise.pass(Duration.ofMinutes(1));
        exercise.approve(exercise.plan(STOP));

        assertThat(stopped())
                .isInstanceOfSatisfying(
                        ActionResult.Refused.class,
                        refused -> assertThat(refused.text()).contains("would be lost"));
    }
}
