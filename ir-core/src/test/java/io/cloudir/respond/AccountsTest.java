package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.cloud.TemporaryControl;
import io.cloudir.cloud.simulated.ForwardingCloud;
import io.cloudir.incident.ActionState;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.telemetry.Activity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two accounts have things of one name: what is meant for one is not done to the other. */
class AccountsTest extends ProposalScene {
    private static final String STAGING = "111111111111";

    private final Exercise exercise = new Exercise();

    /** The same state, as an adapter of another account would find it. */
    private static CloudAdapter staging(Exercise exercise) {
        return new ForwardingCloud(exercise.cloud) {
            @Override
            public CloudAccount account() {
                return new CloudAccount(Cloud.AWS, STAGING);
            }
        };
    }

    private static void refused(ActionResult result) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        ActionResult.Refused.class,
                        refused -> assertThat(refused.text())
                                .contains(
                                        "planned in account aws:123456789012",
                                        "this is aws:" + STAGING,
                                        "adapter of that account"));
    }

    @Test
    void anActionIsNeitherExecutedNorUndoneInAnotherAccountThanItWasPlannedIn() {
        ActionPlan plan = exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));
        ActionRunner there = exercise.runner(staging(exercise), exercise.settings());

        refused(there.execute(exercise.id, plan.actionId(), Exercise.COMMANDER));
        refused(there.resume(exercise.id, plan.actionId(), Exercise.COMMANDER));
        assertThat(exercise.action(plan.actionId()).state()).isInstanceOf(ActionState.Approved.class);

        exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER);
        refused(there.release(exercise.id, plan.actionId(), Exercise.COMMANDER, "enough"));
        assertThatThrownBy(() -> there.verify(exercise.id, plan.actionId(), Exercise.COMMANDER, Duration.ZERO))
                .hasMessageContaining("planned in account aws:123456789012");
        assertThat(exercise.action(plan.actionId()).state()).isInstanceOf(ActionState.Executed.class);
    }

    @Test
    void theAccountIsPartOfWhatIsApproved() {
        ActionPlan here = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));
        assertThat(here.account()).contains(exercise.cloud.account());
        assertThat(here.toEvent().account()).contains(exercise.cloud.account());

        ActionPlan there = ActionPlan.of(
                exercise.id,
                new Proposal(new Containment.SuspendIdentity(Exercise.MALLORY), here.why(), List.of()),
                new CloudAccount(Cloud.AWS, STAGING),
                exercise.cloud.plan(new Containment.SuspendIdentity(Exercise.MALLORY)));
        assertThat(there.actionId()).isEqualTo(here.actionId());
        assertThat(there.digest()).isNotEqualTo(here.digest());
    }

    @Test
    void theProcessOfAnotherAccountLeavesAControlToTheOneThatMadeIt() {
        ActionPlan plan = exercise.approved(
                TemporaryControl.RestrictRole.toReading(Exercise.MALLORY, Exercise.NOON.plus(Duration.ofHours(2))));
        exercise.runner().execute(exercise.id, plan.actionId(), Exercise.AUTOMATION);
        exercise.pass(Duration.ofHours(3));

        exercise.process("staging", staging(exercise)).runDue(exercise.clock.instant());
        assertThat(exercise.action(plan.actionId()).state()).isInstanceOf(ActionState.Executed.class);

        exercise.process("production", exercise.cloud).runDue(exercise.clock.instant());
        assertThat(exercise.action(plan.actionId()).state()).isInstanceOf(ActionState.Released.class);
    }

    @Test
    void whatIsReadBackOfAnotherAccountIsLeftOpen() {
        ActionPlan plan = exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));
        exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER);
        exercise.pass(Duration.ofMinutes(5));

        Validation validation =
                new MitigationValidation(staging(exercise), exercise.settings()).validate(exercise.incident());

        assertThat(validation.isValid()).isFalse();
        assertThat(validation.unanswered())
                .anyMatch(what -> what.contains("cannot be read back: it was planned in account aws:123456789012"));
    }

    @Test
    void anIdentityOfAnotherAccountIsNotTakenForTheOneOfItsNameHere() {
        String foreign = Exercise.MALLORY.replace(Exercise.ACCOUNT, STAGING);

        assertThat(new Planning(exercise.cloud, exercise.plan.safeguards(), exercise.evidence)
                        .plan(
                                exercise.incident(),
                                new Proposal(new Containment.SuspendIdentity(foreign), "why", List.of()),
                                Exercise.NOON))
                .isInstanceOfSatisfying(
                        PlanAnswer.LeftAlone.class,
                        left -> assertThat(left.reason())
                                .contains("belongs to account " + STAGING, "contain it there"));
        assertThatThrownBy(() -> exercise.cloud.identity(IdentityRequest.of(foreign)))
                .hasMessageContaining("belongs to account " + STAGING);
    }

    @Test
    void aSuspectOfAnotherAccountIsNotTakenForGone() {
        String foreign = Exercise.MALLORY.replace(Exercise.ACCOUNT, STAGING);
        add(changed(
                Exercise.record(1, "cloudtrail", "StopLogging", "{\"name\":\"main\"}", "null"),
                Exercise.MALLORY,
                foreign));

        Validation validation = new MitigationValidation(exercise().cloud, exercise.settings())
                .validate(exercise().incident());

        assertThat(validation.isValid()).isFalse();
        assertThat(validation.unanswered())
                .anyMatch(what -> what.contains(foreign + " cannot be looked at")
                        && what.contains("belongs to account " + STAGING));
    }

    @Test
    void whatASuspectDidInAnotherAccountIsLeftToPeopleAndNotDoneToWhatHasItsNameHere() {
        add(elsewhere(Exercise.record(1, "lambda", "UpdateFunctionCode", "{\"functionName\":\"billing\"}", "null")));
        add(elsewhere(Exercise.record(2, "ec2", "RunInstances", "null", started("i-1"))));
        add(elsewhere(Exercise.record(3, "iam", "UpdateLoginProfile", "{\"userName\":\"bob\"}", "null")));

        Proposals proposals = contain();

        assertThat(requests(proposals))
                .noneMatch(Containment.DisableApplication.class::isInstance)
                .noneMatch(Containment.IsolateHost.class::isInstance)
                .noneMatch(Containment.ResetPassword.class::isInstance)
                .noneMatch(Containment.RollBack.class::isInstance)
                .contains(new Containment.DeactivateKey(Exercise.KEY));
        assertThat(proposals.leftOut())
                .extracting(LeftOut::task)
                .contains("See to account " + STAGING
                        + ", where suspects did 3 things that signals rest on: contain it and take back there what they"
                        + " changed.");
    }

    @Test
    void theKeyOfAForeignIdentityIsContainedWhereItBelongs() {
        add(changed(
                Exercise.record(1, "iam", "CreateUser", "{\"userName\":\"backdoor\"}", "null"),
                Exercise.MALLORY,
                Exercise.MALLORY.replace(Exercise.ACCOUNT, STAGING)));

        assertThat(requests(contain()))
                .noneMatch(Containment.DeactivateKey.class::isInstance)
                .noneMatch(Containment.SuspendIdentity.class::isInstance);
    }

    private static Activity elsewhere(Activity record) {
        return changed(
                record,
                "\"recipientAccountId\":\"" + Exercise.ACCOUNT + '"',
                "\"recipientAccountId\":\"" + STAGING + '"');
    }
}
