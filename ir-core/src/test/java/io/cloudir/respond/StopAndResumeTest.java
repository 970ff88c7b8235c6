package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.LogQuery;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.event.ResponseEvent.StepStarted;
import io.cloudir.model.TimeRange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run may stop, and another runner may come, at every journal append and every cloud call. */
class StopAndResumeTest {
    private static final String HOST = "i-1";

    /** What a process that is killed does not catch. */
    private static final class Stop extends Error {
        private static final long serialVersionUID = 1L;
    }

    static Stream<ChangeRequest> requests() {
        return Stream.of(
                new Containment.SuspendIdentity(Exercise.MALLORY),
                new Containment.DeactivateKey(Exercise.KEY),
                new Containment.IsolateHost(HOST, "case"),
                new Containment.StopHost(HOST),
                new Containment.RollBack("e-3"));
    }

    static Stream<ChangeRequest> raced() {
        return Stream.of(new Containment.SuspendIdentity(Exercise.MALLORY), new Containment.RollBack("e-3"));
    }

    private static Exercise exercise() {
        return new Exercise(List.of(
                Exercise.record(1, "s3", "ListBuckets", "null", "null"),
                Exercise.record(2, "ec2", "DescribeInstanceStatus", "{\"instanceId\":\"" + HOST + "\"}", "null"),
                Exercise.record(3, "cloudtrail", "DeleteTrail", "{\"name\":\"main\"}", "null")));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void executingEndsTheSameWhereverItWasStopped(ChangeRequest request) {
        Exercise undisturbed = exercise();
        ActionPlan plan = undisturbed.approved(request);
        undisturbed.runner().execute(undisturbed.id, plan.actionId(), Exercise.COMMANDER);

        int points = 0;
        for (boolean stopped = true; stopped; points++) {
            Exercise exercise = exercise();
            exercise.approved(request);
            stopped = stopsAt(
                    points, exercise, runner -> runner.execute(exercise.id, plan.actionId(), Exercise.COMMANDER));

            assertThat(exercise.runner().resume(exercise.id, plan.actionId(), Exercise.COMMANDER))
                    .matches(ActionResult::isDone);

            assertThat(exercise.action(plan.actionId()).state()).isInstanceOf(ActionState.Executed.class);
            assertThat(audit(exercise)).as("stopped at %d", points).isEqualTo(audit(undisturbed));
            assertThat(Exercise.stateOf(exercise.cloud, plan)).isEqualTo(Exercise.stateOf(undisturbed.cloud, plan));
            assertThat(exercise.incident().response().claims()).isEmpty();
            assertThat(exercise.incident().anomalies()).isEmpty();
        }
        assertThat(points).isGreaterThan(plan.changes().size() * 6);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void undoingEndsTheSameWhereverItWasStopped(ChangeRequest request) {
        Exercise undisturbed = exercise();
        ActionPlan plan = undisturbed.approved(request);
        undisturbed.runner().execute(undisturbed.id, plan.actionId(), Exercise.COMMANDER);
        undisturbed.runner().release(undisturbed.id, plan.actionId(), Exercise.COMMANDER, "over");

        int points = 0;
        for (boolean stopped = true; stopped; points++) {
            Exercise exercise = exercise();
            exercise.approved(request);
            exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER);
            stopped = stopsAt(
                    points,
                    exercise,
                    runner -> runner.release(exercise.id, plan.actionId(), Exercise.COMMANDER, "over"));

            exercise.runner().resume(exercise.id, plan.actionId(), Exercise.COMMANDER);
            exercise.runner().release(exercise.id, plan.actionId(), Exercise.COMMANDER, "over");

            assertThat(exercise.action(plan.actionId()).state()).isInstanceOf(ActionState.Released.class);
            assertThat(audit(exercise)).as("stopped at %d", points).isEqualTo(audit(undisturbed));
            assertThat(Exercise.stateOf(exercise.cloud, plan)).isEqualTo(Exercise.stateOf(undisturbed.cloud, plan));
            assertThat(exercise.incident().anomalies()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("raced")
    void anotherRunnerThatComesAtAnyPointBreaksNothing(ChangeRequest request) {
        for (Duration pause : List.of(Duration.ZERO, Duration.ofHours(1))) {
            int point = 0;
            for (boolean reached = true; reached; point++) {
                Exercise exercise = exercise();
                ActionPlan plan = exercise.approved(request);
                ActionRunner other = exercise.runner(
                        exercise.cloud,
                        RunnerSettings.of("runner-2", Exercise.AUTOMATION, exercise.clock, exercise.plan)
                                .onSimulatedCloud());
                AtomicInteger countdown = new AtomicInteger(point);
                Runnable checkpoint = () -> {
                    if (countdown.getAndDecrement() == 0) {
                        // After an hour the first runner's claim has lapsed, so the other takes the action over.
                        exercise.pass(pause);
                        other.execute(exercise.id, plan.actionId(), Exercise.COMMANDER);
                    }
                };
                new ActionRunner(
                                new CheckpointCloud(exercise.cloud, checkpoint),
                                exercise.evidence,
                                new FaultyStore(exercise.store, checkpoint),
                                exercise.settings())
                        .execute(exercise.id, plan.actionId(), Exercise.COMMANDER);
                reached = countdown.get() < 0;

                exercise.pass(Duration.ofMinutes(20));
                assertThat(exercise.runner().resume(exercise.id, plan.actionId(), Exercise.COMMANDER))
                        .as("point %d, pause %s", point, pause)
                        .matches(ActionResult::isDone);
                assertThat(exercise.action(plan.actionId()).state()).isInstanceOf(ActionState.Executed.class);
                plan.changes()
                        .forEach(change -> assertThat(exercise.cloud.read(change.target()))
                                .isEqualTo(finalValue(plan).get(change.target().toString())));
                assertThat(calls(exercise))
                        .as("each change is made once")
                        .isEqualTo(plan.changes().size());
            }
        }
    }

    @Test
    void aLiveClaimKeepsOthersAwayUntilItLapses() {
        Exercise exercise = exercise();
        ActionPlan plan = exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));
        stopsAt(10, exercise, runner -> runner.execute(exercise.id, plan.actionId(), Exercise.COMMANDER));
        ActionRunner other = exercise.runner(
                exercise.cloud,
                RunnerSettings.of("runner-2", Exercise.AUTOMATION, exercise.clock, exercise.plan)
                        .onSimulatedCloud());

        assertThat(other.resume(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .isEqualTo(new ActionResult.Busy("runner-1", Exercise.NOON.plus(Duration.ofMinutes(15))));
        exercise.pass(Duration.ofMinutes(15));
        assertThat(other.resume(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .matches(ActionResult::isDone);
    }

    @Test
    void theRecordedPriorStateIsThatBeforeTheFirstCall() {
        Exercise exercise = exercise();
        ActionPlan plan = exercise.approved(new Containment.DeactivateKey(Exercise.KEY));
        exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER);

        assertThat(exercise.store.read(exercise.id, 0))
                .extracting(entry -> entry.event())
                .contains(new StepStarted(plan.actionId(), 0, false, "Active"));
    }

    private interface Run {
        void with(ActionRunner runner);
    }

    /** Runs until the checkpoint of that number, and stops there; whether it was reached. */
    private static boolean stopsAt(int point, Exercise exercise, Run run) {
        AtomicInteger countdown = new AtomicInteger(point);
        Runnable checkpoint = () -> {
            if (countdown.getAndDecrement() == 0) {
                throw new Stop();
            }
        };
        try {
            run.with(new ActionRunner(
                    new CheckpointCloud(exercise.cloud, checkpoint),
                    exercise.evidence,
                    new FaultyStore(exercise.store, checkpoint),
                    exercise.settings()));
            return false;
        } catch (Stop stop) {
            return true;
        }
    }

    private static String audit(Exercise exercise) {
        return new String(
                exercise.cloud
                        .logs(LogQuery.audit(new TimeRange(Instant.EPOCH, Exercise.NOON.plusSeconds(86_400))))
                        .lines(),
                StandardCharsets.UTF_8);
    }

    private static Map<String, String> finalValue(ActionPlan plan) {
        Map<String, String> values = new TreeMap<>();
        plan.changes().forEach(change -> values.put(change.target().toString(), change.after()));
        return values;
    }

    private static long calls(Exercise exercise) {
        return audit(exercise).lines().count();
    }
}
