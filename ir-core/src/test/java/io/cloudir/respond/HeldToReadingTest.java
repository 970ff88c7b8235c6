package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.TemporaryControl;
import io.cloudir.incident.event.DetectionEvent.AssetPart;
import io.cloudir.incident.event.DetectionEvent.Damage;
import io.cloudir.incident.event.DetectionEvent.DamageEffect;
import io.cloudir.incident.event.DetectionEvent.DamageStanding;
import io.cloudir.incident.event.DetectionEvent.DamageSurveyed;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Severity;
import io.cloudir.model.Trigger;
import io.cloudir.telemetry.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether a role that is held to reading is contained: only if it read nothing. */
class HeldToReadingTest {
    private static final Instant END = Exercise.NOON.plus(Duration.ofDays(7));
    private static final ChangeRequest HELD = TemporaryControl.RestrictRole.toReading(ProposalScene.ANALYST, END);

    private final Exercise exercise = new Exercise(List.of(
            did(1, "sts", "GetCallerIdentity", "null"),
            did(2, "iam", "CreateUser", "{\"userName\":\"backdoor\"}"),
            did(3, "secretsmanager", "GetSecretValue", "{\"secretId\":\"db\"}"),
            did(4, "s3", "GetObject", "{\"bucketName\":\"b\",\"key\":\"k\"}")));

    private static Activity did(int number, String service, String action, String parameters) {
        return ProposalScene.byAnalyst(Exercise.record(number, service, action, parameters, "null"));
    }

    private HeldToReadingTest signalAbout(int... records) {
        exercise.signal(
                Severity.HIGH,
                Trigger.ACCOUNT_COMPROMISE,
                Entity.of(EntityType.PRINCIPAL, ProposalScene.ANALYST),
                records);
        return this;
    }

    private HeldToReadingTest execute(ChangeRequest request) {
        ActionPlan plan = exercise.approved(request);
        assertThat(exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .matches(ActionResult::isDone);
        exercise.pass(Duration.ofMinutes(5));
        return this;
    }

    private Validation look() {
        return new MitigationValidation(exercise.cloud, exercise.settings()).validate(exercise.incident());
    }

    @Test
    void aRoleThatOnlyChangedThingsIsContainedByIt() {
        assertThat(signalAbout(1, 2).execute(HELD).look().failures()).isEmpty();
        assertThat(look().summary()).contains("role/analyst is held to reading, and it read nothing");
    }

    @Test
    void aRoleThatReadSecretsOrObjectsIsNot() {
        assertThat(signalAbout(2, 3, 4).execute(HELD).look().failures())
                .containsExactly(ProposalScene.ANALYST + " acted against the account and is not contained: it is only"
                        + " held to reading, and it read: GetSecretValue, GetObject; contain it, or end the task that"
                        + " leaves it to people");
    }

    @Test
    void cuttingOffItsSessionsContainsIt() {
        signalAbout(2, 3).execute(HELD).execute(new Containment.RevokeSessions(ProposalScene.ANALYST, Exercise.NOON));

        assertThat(look().failures()).isEmpty();
    }

    @Test
    void whatTheSurveySaysWasReadCountsThoughNoSignalRestsOnIt() {
        exercise.append(new DamageSurveyed(List.of(new Damage(
                Entity.of(EntityType.RESOURCE, "customers"),
                AssetPart.DATA,
                "s3:bucket",
                Exercise.ACCOUNT,
                List.of(DamageEffect.READ),
                List.of("traced-1"),
                DamageStanding.DAMAGED,
                "what was read stays known"))));

        assertThat(signalAbout(1, 2).execute(HELD).look().failures())
                .singleElement()
                .asString()
                .contains("it read: customers");
    }

    @Test
    void aBoundaryOfAnotherKindIsNotKnownToCutItOff() {
        assertThat(signalAbout(1, 2)
                        .execute(new TemporaryControl.RestrictRole(
                                ProposalScene.ANALYST, "arn:aws:iam::aws:policy/PowerUserAccess", END))
                        .look()
                        .failures())
                .singleElement()
                .asString()
                .contains("a boundary of which nobody can tell what it leaves them");
    }
}
