package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.TemporaryControl;
import io.cloudir.model.Actor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is contained still, and what was let back by whom. */
class ContainmentStandingTest {
    private static final Actor.Automation EXPIRY = new Actor.Automation("response", "control-expired");

    private final Exercise exercise = new Exercise();

    private ActionPlan done(ChangeRequest request) {
        ActionPlan plan = exercise.approved(request);
        assertThat(exercise.runner().execute(exercise.id, plan.actionId(), Exercise.AUTOMATION))
                .matches(ActionResult::isDone);
        return plan;
    }

    private ContainmentStanding standing() {
        return ContainmentStanding.of(exercise.incident());
    }

    @Test
    void whatIsPlannedContainsNothing() {
        exercise.approved(new Containment.DeactivateKey(Exercise.KEY));

        assertThat(standing()).isEqualTo(new ContainmentStanding(List.of(), List.of(), List.of()));
    }

    @Test
    void whatIsUndoneIsFreeByTheDecisionOfWhoHadItUndone() {
        ActionPlan plan = done(new Containment.DeactivateKey(Exercise.KEY));
        assertThat(standing().held())
                .singleElement()
                .satisfies(it -> assertThat(it.actionType()).isEqualTo("deactivate-key"))
                .satisfies(it -> assertThat(it.since()).isEqualTo(Exercise.NOON))
                .satisfies(it -> assertThat(it.whole()).isTrue());

        exercise.pass(Duration.ofHours(1));
        exercise.runner().release(exercise.id, plan.actionId(), Exercise.ENGINEER, "it is theirs");

        assertThat(standing().held()).isEmpty();
        assertThat(standing().letBack())
                .singleElement()
                .satisfies(it -> assertThat(it.since()).isEqualTo(Exercise.NOON.plus(Duration.ofHours(1))))
                .satisfies(it -> assertThat(it.decidedBy()).containsExactly(Exercise.ENGINEER))
                .satisfies(it -> assertThat(it.reason()).isEqualTo("it is theirs"));
    }

    @Test
    void whatIsPlannedAnewIsFreeUntilItIsDone() {
        ActionPlan plan = done(new Containment.DeactivateKey(Exercise.KEY));
        exercise.runner().release(exercise.id, plan.actionId(), Exercise.ENGINEER, "it is theirs");
        ActionPlan again = exercise.approved(new Containment.DeactivateKey(Exercise.KEY));
        assertThat(standing().letBack()).hasSize(1);

        exercise.runner().execute(exercise.id, again.actionId(), Exercise.AUTOMATION);

        assertThat(standing().letBack()).isEmpty();
        assertThat(standing().held()).hasSize(1);
    }

    @Test
    void aSuspensionEndsWithRestoredAccessAndTheKeysStayAsTheyAre() {
        ActionPlan suspended = done(new Containment.SuspendIdentity(Exercise.MALLORY));
        ActionPlan restored = done(new Recovery.RestoreAccess(Exercise.MALLORY));
        exercise.runner().verify(exercise.id, suspended.actionId(), Exercise.AUTOMATION, Duration.ZERO);

        assertThat(standing().held()).isEmpty();
        assertThat(standing().letBack())
                .singleElement()
                .satisfies(it -> assertThat(it.actionId()).isEqualTo(restored.actionId()))
                .satisfies(it -> assertThat(it.actionType()).isEqualTo("suspend-identity"))
                .satisfies(it -> assertThat(it.decidedBy()).containsExactly(Exercise.COMMANDER, Exercise.ENGINEER))
                .satisfies(it -> assertThat(it.stays()).contains("iam:access-key/" + Exercise.KEY + "#status"));
    }

    @Test
    void whatEndedByItselfIsTheDecisionOfWhoApprovedThatEnd() {
        ActionPlan plan = done(
                TemporaryControl.RestrictRole.toReading(Exercise.MALLORY, Exercise.NOON.plus(Duration.ofHours(2))));
        assertThat(standing().held())
                .singleElement()
                .satisfies(it -> assertThat(it.until()).contains(Exercise.NOON.plus(Duration.ofHours(2))));
        exercise.pass(Duration.ofHours(2));
        exercise.runner().expire(exercise.id, plan.actionId(), EXPIRY, exercise.clock.instant());

        assertThat(standing().letBack())
                .singleElement()
                .satisfies(it ->
                        assertThat(it.decidedBy()).containsExactly(EXPIRY, Exercise.COMMANDER, Exercise.ENGINEER));
    }

    @Test
    void aChangeThatIsTakenBackHoldsNobody() {
        Exercise changed = new Exercise(List.of(
                Exercise.record(1, "s3", "PutBucketPolicy", "{\"bucketName\":\"data\",\"bucketPolicy\":{}}", "null")));
        ActionPlan plan = changed.approved(new Containment.RollBack("e-1"));
        changed.runner().execute(changed.id, plan.actionId(), Exercise.AUTOMATION);

        assertThat(ContainmentStanding.of(changed.incident()).held()).isEmpty();
    }
}
