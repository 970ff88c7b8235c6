package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.IncidentResponse;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.TemporaryControl;
import io.cloudir.cloud.simulated.ForwardingCloud;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.event.ResponseEvent.ActionVerified;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Reading an action back may take minutes, and keeps nobody from undoing it. */
class ReadingBackTest {
    private final Exercise exercise = new Exercise();
    private final Instant end = Exercise.NOON.plus(Duration.ofHours(2));
    private final ActionPlan plan = exercise.approved(TemporaryControl.RestrictRole.toReading(Exercise.MALLORY, end));

    ReadingBackTest() {
        assertThat(exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .matches(ActionResult::isDone);
    }

    /** It goes on showing what was before. */
    private CloudAdapter late() {
        return new ForwardingCloud(exercise.cloud) {
            @Override
            public String read(StateRef target) {
                return target.equals(plan.changes().get(0).target())
                                && exercise.action(plan.actionId()).isInForce()
                        ? plan.changes().get(0).before()
                        : super.read(target);
            }
        };
    }

    private void assertUndoneAndNotToldAsReadBack(List<String> differing) {
        assertThat(differing).singleElement().asString().contains("while it was read back");
        assertThat(exercise.action(plan.actionId()).state()).isInstanceOf(ActionState.Released.class);
        assertThat(exercise.store.read(exercise.id, 0)).noneMatch(entry -> entry.event() instanceof ActionVerified);
        assertThat(exercise.incident().anomalies()).isEmpty();
    }

    @Test
    void whatWasReadOfAnActionThatIsUndoneMeanwhileIsNotJournalled() {
        RunnerSettings settings = exercise.settings().waiting(span -> {
            exercise.pass(span);
            return exercise.runner()
                    .release(exercise.id, plan.actionId(), Exercise.COMMANDER, "the owner is back")
                    .isDone();
        });

        assertUndoneAndNotToldAsReadBack(exercise.runner(late(), settings)
                .verify(exercise.id, plan.actionId(), Exercise.COMMANDER, Duration.ofMinutes(1)));
    }

    @Test
    void anotherThreadUndoesAnActionWhileItIsReadBack() {
        List<IncidentResponse> one = new ArrayList<>();
        one.add(process(span -> {
            exercise.pass(Duration.ofHours(2));
            CompletableFuture.runAsync(() -> one.get(0).runDue(exercise.clock.instant()))
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
            return true;
        }));

        assertUndoneAndNotToldAsReadBack(
                one.get(0).by(Exercise.COMMANDER).cloud().verify(exercise.id, plan.actionId(), Duration.ofHours(9)));
    }

    private IncidentResponse process(Waiting waiting) {
        return IncidentResponse.builder()
                .store(exercise.store)
                .evidence(exercise.evidence)
                .plan(exercise.plan)
                .clock(exercise.clock)
                .runner("one")
                .cloud(late())
                .waiting(waiting)
                .executeOnRealCloud()
                .build();
    }
}
