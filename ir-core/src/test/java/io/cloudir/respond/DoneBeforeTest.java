package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.Containment;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Severity;
import io.cloudir.model.Trigger;
import io.cloudir.respond.playbook.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which earlier action makes one that is asked for again unnecessary. */
class DoneBeforeTest {
    /** When the one record of the account tells that its user acted. */
    private static final Instant ACTED = Instant.parse("2026-03-02T09:01:00Z");

    private final Exercise exercise = new Exercise();

    private Optional<String> doneBefore(Instant cutOff) {
        ActionPlan plan = exercise.approved(new Containment.RevokeSessions(Exercise.MALLORY, cutOff));
        assertThat(exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .matches(ActionResult::isDone);
        exercise.pass(Duration.ofMinutes(1));
        exercise.runner().verify(exercise.id, plan.actionId(), Exercise.COMMANDER, Duration.ZERO);
        exercise.signal(
                Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, Entity.of(EntityType.PRINCIPAL, Exercise.MALLORY), 1);
        Containment.RevokeSessions again =
                new Containment.RevokeSessions(Exercise.MALLORY, Exercise.NOON.plus(Duration.ofHours(1)));
        return new Selection(exercise.incident(), List.of()).doneBefore(new Proposal(again, "again", List.of()));
    }

    @Test
    void sessionsThatWereCutOffAfterTheIdentityActedLastNeedNotBeCutOffAgain() {
        assertThat(doneBefore(ACTED.plusSeconds(1))).isPresent();
    }

    @Test
    void sessionsThatWereCutOffBeforeTheIdentityActedLastAreCutOffAgain() {
        assertThat(doneBefore(ACTED)).isEmpty();
    }
}
