package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.Containment;
import io.cloudir.cloud.Recovery;
import io.cloudir.incident.event.DetectionEvent.AssetPart;
import io.cloudir.incident.event.DetectionEvent.Damage;
import io.cloudir.incident.event.DetectionEvent.DamageEffect;
import io.cloudir.incident.event.DetectionEvent.DamageStanding;
import io.cloudir.incident.event.DetectionEvent.DamageSurveyed;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.review.PostMortem;
import io.cloudir.review.markdown.MarkdownReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the first page of the report says of actions that people must not forget. */
class ReportedActionsTest {
    private final Exercise exercise = new Exercise();

    private String report() {
        return MarkdownReport.render(PostMortem.of(exercise.store.read(exercise.id, 0)));
    }

    @Test
    void anActionThatOneOfTwoApprovedIsStillADecisionWanted() {
        ActionPlan planned = exercise.plan(new Recovery.RestoreAccess(Exercise.MALLORY));
        assertThat(planned.isEmpty()).isTrue();
        ActionPlan suspended = exercise.plan(new Containment.SuspendIdentity(Exercise.MALLORY));
        assertThat(report()).contains("Approve or refuse: suspend identity on principal `user/mallory`.");

        exercise.approve(suspended, Exercise.COMMANDER, "incident-commander");

        assertThat(report())
                .contains("Approve as well, or carry out: suspend identity on principal `user/mallory`."
                        + " · approved by commander-one as incident commander");
    }

    private void execute(ActionPlan plan) {
        assertThat(exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .matches(ActionResult::isDone);
    }

    @Test
    void whoIsSuspendedIsNamedUntilAccessIsRestored() {
        ActionPlan suspended = exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));
        assertThat(report()).doesNotContain("Still contained");
        execute(suspended);

        assertThat(report())
                .contains("Still contained: principal `user/mallory` (suspended). ")
                .doesNotContain("Still denied everything", "since 2026-03-02 12:00:00 UTC, by decision");

        execute(exercise.approved(new Recovery.RestoreAccess(Exercise.MALLORY)));
        assertThat(report()).doesNotContain("Still contained", "Still denied everything");
    }

    @Test
    void theFirstPageSaysWhoMaySignInAgainSinceWhenByWhomAndWhatWasNotGivenBack() {
        execute(exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY)));
        execute(exercise.approved(new Recovery.RestoreAccess(Exercise.MALLORY)));

        assertThat(report())
                .contains("- Principal `user/mallory` **may sign in and act again** since 2026-03-02 12:00:00 UTC,"
                        + " by decision of commander-one, engineer-one: needed.")
                .contains(" Not given back: `iam:access-key/AKIAIOSFODNN7EXAMPLE#status`");
    }

    @Test
    void theFirstPageSaysWhatAnUndoneContainmentLetsActAgain() {
        ActionPlan off = exercise.approved(new Containment.DeactivateKey(Exercise.KEY));
        execute(off);
        exercise.runner().release(exercise.id, off.actionId(), Exercise.ENGINEER, "the owner has proven it is theirs");

        assertThat(report())
                .contains("- Access key `AKIAIOSFODNN7EXAMPLE` **may be used again** since 2026-03-02 12:00:00 UTC,"
                        + " by decision of engineer-one: the owner has proven it is theirs.");
    }

    @Test
    void theFirstPageSaysWhatIsDamagedStillAndWhatWasRead() {
        exercise.append(new DamageSurveyed(List.of(
                damage("data", List.of(DamageEffect.EXPOSED), DamageStanding.DAMAGED),
                damage("back", List.of(DamageEffect.EXPOSED), DamageStanding.RESTORED),
                damage("fog", List.of(DamageEffect.EXPOSED), DamageStanding.UNKNOWN),
                damage("plans", List.of(DamageEffect.READ), DamageStanding.DAMAGED))));

        assertThat(report())
                .contains(
                        "**Damaged still** (1 thing): resource `data`.",
                        "**Damaged, and nobody can tell how it stands** (1 thing): resource `fog`.",
                        "**Read by suspects** (1 thing, which nothing takes back): resource `plans`.")
                .doesNotContain("(1 thing): resource `back`");
    }

    private static Damage damage(String name, List<DamageEffect> effects, DamageStanding standing) {
        return new Damage(
                Entity.of(EntityType.RESOURCE, name),
                AssetPart.DATA,
                "s3:bucket",
                Exercise.ACCOUNT,
                effects,
                List.of("e-1"),
                standing,
                "the test says so");
    }

    @Test
    void aRollBackIsNamedByItsCallsAndThingsAndItsRecordsAreListedBelow() {
        Exercise changed = new Exercise(List.of(
                Exercise.record(1, "s3", "PutBucketPolicy", "{\"bucketName\":\"data\",\"bucketPolicy\":{}}", "null")));
        changed.plan(new Containment.RollBack("e-1"));

        assertThat(MarkdownReport.render(PostMortem.of(changed.store.read(changed.id, 0))))
                .contains("### Roll back of changes of bucket/data")
                .contains("| Takes back | `e-1` |");
    }
}
