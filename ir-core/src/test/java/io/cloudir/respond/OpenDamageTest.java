package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.Phase;
import io.cloudir.incident.event.DetectionEvent.AssetPart;
import io.cloudir.incident.event.DetectionEvent.Damage;
import io.cloudir.incident.event.DetectionEvent.DamageEffect;
import io.cloudir.incident.event.DetectionEvent.DamageStanding;
import io.cloudir.incident.event.DetectionEvent.DamageSurveyed;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.event.WorkEvent.TaskEnded;
import io.cloudir.incident.event.WorkEvent.TaskOpened;
import io.cloudir.model.Actor;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether restorations hold while the survey of damage does not know everything to be restored. */
class OpenDamageTest {
    private final Exercise exercise = new Exercise();

    private static Damage damage(String id, DamageEffect effect, DamageStanding standing) {
        return new Damage(
                Entity.of(EntityType.RESOURCE, id),
                AssetPart.DATA,
                "rds:db",
                Exercise.ACCOUNT,
                List.of(effect),
                List.of("e-1"),
                standing,
                "as it was seen");
    }

    private static DamageSurveyed survey(DamageStanding standing) {
        return new DamageSurveyed(List.of(damage("orders", DamageEffect.DELETED, standing)));
    }

    private Validation look(DamageSurveyed survey) {
        return new RestorationValidation(exercise.cloud, exercise.settings(), exercise.evidence)
                .validate(exercise.incident(), Optional.of(survey));
    }

    private void ended(DamageSurveyed survey, Actor by) {
        OpenDamage.of(exercise.incident(), survey).tasks().forEach(left -> {
            TaskOpened task = left.toTask("platform-engineer", Exercise.NOON);
            exercise.append(task);
            exercise.append(by, new TaskEnded(task.taskId(), true, "nobody needs it"));
        });
    }

    @Test
    void whatIsDamagedOrUnknownLeavesRestorationsOpenAndLeadsNowhere() {
        for (DamageStanding standing : List.of(DamageStanding.DAMAGED, DamageStanding.UNKNOWN)) {
            Validation validation = look(survey(standing));
            assertThat(validation.isValid()).isFalse();
            assertThat(validation.reasonToGoBack()).isEmpty();
            assertThat(validation.unanswered())
                    .containsExactly("1 thing is not known to be restored: rds:db orders (as it was seen); restore what"
                            + " can be restored, and end the task of each as done");
        }
        assertThat(look(survey(DamageStanding.RESTORED)).isValid()).isTrue();
    }

    @Test
    void theLookGoesByTheLastSurveyThatTheJournalKnowsIfItIsGivenNone() {
        exercise.append(survey(DamageStanding.DAMAGED));

        assertThat(new RestorationValidation(exercise.cloud, exercise.settings(), exercise.evidence)
                        .validate(exercise.incident())
                        .isValid())
                .isFalse();
    }

    @Test
    void whatAPersonHasSettledIsToldAndCountsForTheWordToo() {
        DamageSurveyed survey = survey(DamageStanding.DAMAGED);
        exercise.append(survey);
        ended(survey, Exercise.AUTOMATION);
        assertThat(look(survey).isValid()).isFalse();
        assertThat(Contradictions.ofRestorations(exercise.incident())).isNotEmpty();

        exercise.append(
                Exercise.ENGINEER,
                new TaskEnded(
                        OpenDamage.of(exercise.incident(), survey)
                                .tasks()
                                .get(0)
                                .taskId(),
                        true,
                        "nobody needs it"));
        assertThat(look(survey).isValid()).isTrue();
        assertThat(look(survey).summary())
                .contains("1 thing that the survey does not know to be restored was left to people: rds:db orders"
                        + " (engineer-one says: nobody needs it)");
        assertThat(Contradictions.ofRestorations(exercise.incident())).isEmpty();
    }

    @Test
    void whatWasSettledInAnEarlierCycleIsOpenAgain() {
        DamageSurveyed survey = survey(DamageStanding.DAMAGED);
        ended(survey, Exercise.ENGINEER);
        assertThat(look(survey).isValid()).isTrue();

        Phase[][] moves = {
            {Phase.DETECTED, Phase.INVESTIGATING},
            {Phase.INVESTIGATING, Phase.MITIGATING},
            {Phase.MITIGATING, Phase.RECOVERING},
            {Phase.RECOVERING, Phase.INVESTIGATING}
        };
        for (Phase[] move : moves) {
            exercise.append(new PhaseChanged(move[0].code(), move[1].code(), "set up"));
        }
        assertThat(look(survey).isValid()).isFalse();
    }

    @Test
    void whatWasSeenRestoredAndIsNotToldNowIsLookedAtAgainAndNoTask() {
        exercise.append(survey(DamageStanding.RESTORED));

        assertThat(look(survey(DamageStanding.UNKNOWN)).unanswered())
                .singleElement()
                .asString()
                .contains("rds:db orders", "look again, for it was restored before");
        assertThat(OpenDamage.of(exercise.incident(), survey(DamageStanding.UNKNOWN))
                        .tasks())
                .isEmpty();
    }

    @Test
    void whatWasReadCannotBeRestoredAndIsNoPartOfIt() {
        assertThat(look(new DamageSurveyed(
                                List.of(damage("ledger-password", DamageEffect.READ, DamageStanding.DAMAGED))))
                        .isValid())
                .isTrue();
    }

    @Test
    void howeverMuchIsDamagedAStatementAndItsTasksStayBounded() {
        DamageSurveyed many = new DamageSurveyed(IntStream.range(0, 300)
                .mapToObj(number -> damage("db-" + number, DamageEffect.DELETED, DamageStanding.DAMAGED))
                .toList());

        assertThat(look(many).unanswered())
                .singleElement()
                .asString()
                .contains("300 things are", " and 295 more")
                .hasSizeLessThan(400);
        assertThat(OpenDamage.of(exercise.incident(), many).tasks()).hasSize(100);
    }
}
