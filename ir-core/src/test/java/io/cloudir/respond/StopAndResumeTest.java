package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.TemporaryControl;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.event.ResponseEvent.StepStarted;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
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

    /** The volume that a host gets of which only its id is known. */
    private static final String VOLUME =
            "vol-" + Digest.ofText("volume\n" + HOST).hex().substring(0, 17);

    /** What a process that is killed does not catch. */
    private static final class Stop extends Error {
        private static final long serialVersionUID = 1L;
    }

    static Stream<ChangeRequest> requests() {
        Instant later = Exercise.NOON.plusSeconds(3_600);
        Instant trusted = Instant.parse("2026-03-02T09:05:30Z");
        return Stream.of(
                new Containment.SuspendIdentity(Exercise.MALLORY),
                new Containment.DeactivateKey(Exercise.KEY),
                new Containment.RevokeSessions(Exercise.MALLORY, Exercise.NOON),
                new Containment.IsolateHost(HOST, "case"),
                new Containment.StopHost(HOST),
                new Containment.BlockAddress("203.0.113.7"),
                new Containment.DisableApplication("orders"),
                new Containment.ResetPassword(Exercise.MALLORY),
                new Containment.RotateKey(Exercise.KEY),
                Containment.EnforceMfa.everywhere(Exercise.ACCOUNT),
                new Containment.RollBack("e-3"),
                new TemporaryControl.BlockRegion("eu-west-1", later),
                new TemporaryControl.StopService("ledger", later),
                TemporaryControl.RestrictRole.toReading(Exercise.MALLORY, later),
                new TemporaryControl.ScreenApplication("shield", List.of("203.0.113.7"), later),
                new Recovery.RestoreAccess(Exercise.MALLORY),
                new Recovery.RebuildHost(HOST, trusted),
                new Recovery.RestoreFromBackup("ledger", trusted),
                Recovery.RestoreObjects.of("data", trusted),
                Recovery.LeastPrivilege.of(
                        Exercise.MALLORY, new TimeRange(Exercise.NOON.minusSeconds(86_400), Exercise.NOON)),
                new Recovery.Harden(Exercise.ACCOUNT),
                new Recovery.DeployToolkit("triage", "analysis-host-7", Entity.of(EntityType.HOST, HOST), "case"));
    }

    @Test
    void everyTypeOfActionIsStopped() {
        assertThat(ActionTypes.among(requests().toList())).isEqualTo(ActionTypes.all());
    }

    static Stream<ChangeRequest> raced() {
        return Stream.of(new Containment.SuspendIdentity(Exercise.MALLORY), new Containment.RollBack("e-3"));
    }

    private static Exercise exercise() {
        return new Exercise(List.of(
                Exercise.record(1, "s3", "ListBuckets", "null", "null"),
                Exercise.record(2, "ec2", "DescribeInstanceStatus", "{\"instanceId\":\"" + HOST + "\"}", "null"),
                Exercise.record(3, "cloudtrail", "DeleteTrail", "{\"name\":\"main\"}", "null"),
                Exercise.record(
                        4,
                        "s3",
                        "PutBucketVersioning",
                        "{\"bucketName\":\"data\",\"VersioningConfiguration\":{\"Status\":\"Enabled\"}}",
                        "null"),
                Exercise.record(
                        5,
                        "s3",
                        "PutObject",
                        "{\"bucketName\":\"data\",\"key\":\"a\"}",
                        "{\"x-amz-version-id\":\"v1\"}"),
                Exercise.record(6, "s3", "DeleteObject", "{\"bucketName\":\"data\",\"key\":\"a\"}", "null"),
                Exercise.record(7, "iam", "CreateLoginProfile", "{\"userName\":\"mallory\"}", "null"),
                Exercise.record(8, "wafv2", "CreateWebACL", "{\"name\":\"shield\"}", "null"),
                Exercise.record(9, "lambda", "GetFunction20150331v2", "{\"functionName\":\"orders\"}", "null"),
                Exercise.record(
                        1,
                        "rds",
                        "CreateDBSnapshot",
                        "{\"dBInstanceIdentifier\":\"ledger\",\"dBSnapshotIdentifier\":\"nightly\"}",
                        "null"),
                Exercise.record(
                        2, "ec2", "CreateSnapshot", "{\"volumeId\":\"" + VOLUME + "\"}", "{\"snapshotId\":\"snap-1\"}"),
                Exercise.record(
                        10,
                        "iam",
                        "PutUserPolicy",
                        "{\"userName\":\"mallory\",\"policyName\":\"IncidentResponseDenyAll\",\"policyDocument\":{}}",
                        "null")));
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
