package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.Containment;
import io.cloudir.incident.Incident;
import io.cloudir.incident.journal.JournalStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an action costs does not grow with the journal of its incident. */
class ActionRunnerReadsTest {
    private final Exercise exercise = new Exercise();
    private final List<Long> readAfter = new ArrayList<>();

    @Test
    void whereTheApplicationKeepsTheIncidentOnlyWhatFollowsIsRead() {
        ActionPlan plan = exercise.approved(new Containment.DeactivateKey(Exercise.KEY));
        Incident[] kept = {Incident.fold(exercise.store.read(exercise.id, 0))};
        ActionRunner runner = new ActionRunner(
                exercise.cloud,
                exercise.evidence,
                listening(exercise.store),
                id -> kept[0] = kept[0].apply(exercise.store.read(id, kept[0].version())),
                exercise.settings());
        long known = kept[0].version();

        assertThat(runner.execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .matches(ActionResult::isDone);
        assertThat(runner.verify(exercise.id, plan.actionId(), Exercise.COMMANDER, Duration.ZERO))
                .isEmpty();
        assertThat(runner.release(exercise.id, plan.actionId(), Exercise.COMMANDER, "over"))
                .matches(ActionResult::isDone);

        assertThat(readAfter).isNotEmpty().allSatisfy(seq -> assertThat(seq).isGreaterThanOrEqualTo(known));
    }

    private JournalStore listening(JournalStore store) {
        return (JournalStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {JournalStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("read")) {
                        readAfter.add((Long) arguments[1]);
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
