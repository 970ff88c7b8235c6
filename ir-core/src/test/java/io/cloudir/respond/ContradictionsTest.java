package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.Containment;
import io.cloudir.incident.Phase;
import io.cloudir.incident.event.DetectionEvent.AssetPart;
import io.cloudir.incident.event.DetectionEvent.Damage;
import io.cloudir.incident.event.DetectionEvent.DamageEffect;
import io.cloudir.incident.event.DetectionEvent.DamageStanding;
import io.cloudir.incident.event.DetectionEvent.DamageSurveyed;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.model.Actor;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Severity;
import io.cloudir.model.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a journal says against the word that a response holds. */
class ContradictionsTest {
    private static final Entity WHO = Entity.of(EntityType.PRINCIPAL, Exercise.MALLORY);
    private static final String SUSPENDED = "suspend-identity of " + Exercise.MALLORY;

    private final Exercise exercise = new Exercise();

    private List<String> against() {
        return Contradictions.ofRemediations(exercise.incident());
    }

    private ActionPlan executed() {
        ActionPlan plan = exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));
        assertThat(exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .matches(ActionResult::isDone);
        return plan;
    }

    @Test
    void nothingIsSaidWhereNobodyIsSuspectedAndNothingWasPlanned() {
        assertThat(against()).isEmpty();
    }

    @Test
    void whatWasApprovedAndNotCarriedOutContainsNothing() {
        exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));

        assertThat(against()).containsExactly("1 containment was planned and not carried out: " + SUSPENDED);
    }

    @Test
    void whatWasNeverReadBackIsNotKnownToHold() {
        executed();

        assertThat(against()).containsExactly("1 containment was never read back: " + SUSPENDED);
    }

    @Test
    void nothingIsSaidAgainstWhatWasReadBackAndHolds() {
        ActionPlan plan = executed();
        exercise.pass(Duration.ofMinutes(1));
        exercise.runner().verify(exercise.id, plan.actionId(), Exercise.COMMANDER, Duration.ZERO);

        assertThat(against()).isEmpty();
    }

    @Test
    void whatWasUndoneContainsNobodyAnyMore() {
        ActionPlan plan = executed();
        exercise.runner().release(exercise.id, plan.actionId(), Exercise.COMMANDER, "by mistake");

        assertThat(against()).containsExactly("1 containment was undone again: " + SUSPENDED);
    }

    @Test
    void sessionsThatWereCutOffByALaterPlanAreNotOpenForTheEarlierOne() {
        exercise.plan(new Containment.RevokeSessions(Exercise.MALLORY, Exercise.NOON));
        exercise.pass(Duration.ofMinutes(5));
        holding(exercise.approved(
                new Containment.RevokeSessions(Exercise.MALLORY, Exercise.NOON.plus(Duration.ofMinutes(5)))));

        assertThat(against()).isEmpty();
    }

    @Test
    void whatWasPlannedAgainAndNotCarriedOutIsOpenThoughAnEarlierOneHolds() {
        holding(exercise.approved(new Containment.RevokeSessions(Exercise.MALLORY, Exercise.NOON)));
        exercise.pass(Duration.ofMinutes(5));
        exercise.plan(new Containment.RevokeSessions(Exercise.MALLORY, Exercise.NOON.plus(Duration.ofMinutes(5))));

        assertThat(against())
                .containsExactly(
                        "1 containment was planned and not carried out: revoke-sessions of " + Exercise.MALLORY);
    }

    @Test
    void whatEndedAsItWasPlannedToSaysNothingAndWhatWasUndoneSoonerDoes() {
        Instant end = Exercise.NOON.plus(Duration.ofHours(1));
        ActionPlan ended = exercise.approved(new Containment.BlockAddress("203.0.113.66").until(end));
        ActionPlan undone = exercise.approved(new Containment.BlockAddress("203.0.113.67").until(end));
        holding(ended);
        holding(undone);
        exercise.runner().release(exercise.id, undone.actionId(), Exercise.COMMANDER, "by mistake");
        exercise.pass(Duration.ofHours(1));
        assertThat(exercise.runner()
                        .expire(
                                exercise.id,
                                ended.actionId(),
                                (Actor.Automation) Exercise.AUTOMATION,
                                exercise.clock.instant()))
                .matches(ActionResult::isDone);

        assertThat(against()).containsExactly("1 containment was undone again: block-address of 203.0.113.67");
    }

    @Test
    void whatAnEarlierPassOfTheIncidentLeftBehindSaysNothing() {
        exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));
        for (Phase[] move : new Phase[][] {
            {Phase.DETECTED, Phase.INVESTIGATING},
            {Phase.INVESTIGATING, Phase.MITIGATING},
            {Phase.MITIGATING, Phase.RECOVERING},
            {Phase.RECOVERING, Phase.INVESTIGATING}
        }) {
            assertThat(against()).isNotEmpty();
            exercise.append(new PhaseChanged(move[0].code(), move[1].code(), "set up"));
        }

        assertThat(exercise.incident().cycle().number()).isEqualTo(2);
        assertThat(against()).isEmpty();
    }

    private void holding(ActionPlan plan) {
        assertThat(exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .matches(ActionResult::isDone);
        exercise.pass(Duration.ofMinutes(1));
        exercise.runner().verify(exercise.id, plan.actionId(), Exercise.COMMANDER, Duration.ZERO);
    }

    @Test
    void suspectsOfWhomNothingIsContainedAreNamed() {
        exercise.signal(Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, WHO, 1);

        assertThat(against()).containsExactly("nothing is contained, though 1 suspect is known: " + Exercise.MALLORY);
    }

    @Test
    void whatTheLastSurveyFoundDamagedIsNotRecoveredByWord() {
        exercise.append(new DamageSurveyed(List.of(damage(DamageStanding.DAMAGED), damage(DamageStanding.RESTORED))));

        assertThat(Contradictions.ofRestorations(exercise.incident()))
                .containsExactly("by the last survey 1 thing is damaged still: trail-main");
    }

    private static Damage damage(DamageStanding standing) {
        return new Damage(
                Entity.of(EntityType.RESOURCE, "trail-main"),
                AssetPart.SERVICE,
                "trail",
                Exercise.ACCOUNT,
                List.of(DamageEffect.STOPPED),
                List.of("e-1"),
                standing,
                "seen");
    }
}
