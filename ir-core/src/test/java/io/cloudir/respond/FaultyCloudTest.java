package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Completeness.Cause;
import io.cloudir.cloud.EvidenceRequest;
import io.cloudir.cloud.Inventory;
import io.cloudir.cloud.InventoryRequest;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.simulated.FaultyCloud;
import io.cloudir.cloud.simulated.FaultyCloud.Fault;
import io.cloudir.evidence.CloudEvidence;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.event.EvidenceEvent;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.TimeRange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Actions reach the same end on a bad day, and what a bad day answers is honest about what it lacks. */
class FaultyCloudTest {
    private static final TimeRange DAY =
            new TimeRange(Exercise.NOON.minus(Duration.ofDays(1)), Exercise.NOON.plus(Duration.ofDays(1)));

    private final Exercise exercise = new Exercise();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyTypeOfActionReachesItsEndOnABadDay(long seed) {
        GeneratedAccount account = new GeneratedAccount(seed);
        for (ChangeRequest request : account.requests) {
            Exercise day = new Exercise(account.records);
            ActionPlan plan = day.approved(request);
            CloudAdapter cloud = FaultyCloud.of(day.cloud, seed, EnumSet.allOf(Fault.class), 4)
                    .hangingFor(Duration.ofSeconds(10), day::pass);
            RunnerSettings patient = day.settings().waiting(day.moving()).attempts(3);
            ActionRunner runner = day.runner(cloud, patient);

            ActionResult result = runner.execute(day.id, plan.actionId(), Exercise.AUTOMATION);
            for (int again = 0; again < 50 && !result.isDone(); again++) {
                day.pass(Duration.ofMinutes(1));
                result = runner.resume(day.id, plan.actionId(), Exercise.AUTOMATION);
            }

            assertThat(result).as("%s of seed %d", request, seed).matches(ActionResult::isDone);
            assertThat(day.action(plan.actionId()).state()).isInstanceOf(ActionState.Executed.class);
            for (StateChange change : plan.changes()) {
                assertThat(day.cloud.read(change.target())).isEqualTo(change.after());
            }
            assertThat(day.incident().anomalies()).isEmpty();
        }
    }

    @Test
    void theSameSeedGivesTheSameDay() {
        assertThat(day(7)).isEqualTo(day(7)).isNotEqualTo(day(8));
    }

    private static String day(long seed) {
        CloudAdapter cloud = FaultyCloud.of(new Exercise().cloud, seed, EnumSet.of(Fault.FAILS), 2);
        StringBuilder told = new StringBuilder();
        for (int call = 0; call < 40; call++) {
            try {
                told.append(cloud.controlPlane().isHealthy() ? '1' : '0');
            } catch (CloudException e) {
                told.append('-');
            }
        }
        return told.toString();
    }

    @Test
    void aCallThatHangsEndsAtTheTimeLimit() {
        AtomicInteger seconds = new AtomicInteger();
        CloudAdapter cloud = hanging(seconds);
        assertThatThrownBy(cloud::controlPlane)
                .isInstanceOf(CloudException.Unavailable.class)
                .hasMessageContaining("10 seconds");
        assertThat(seconds).hasValue(10);
    }

    @Test
    void aQueryThatHangsEndsWhenItIsCancelled() {
        AtomicInteger seconds = new AtomicInteger();
        RecordLines none = hanging(seconds).logs(LogQuery.audit(DAY).until(() -> seconds.get() >= 3));
        assertThat(seconds).hasValue(3);
        assertThat(none.completeness().gaps()).extracting(gap -> gap.cause()).containsExactly(Cause.CANCELLED);
    }

    private CloudAdapter hanging(AtomicInteger seconds) {
        return FaultyCloud.of(exercise.cloud, 1, Set.of(Fault.HANGS), 1)
                .hangingFor(Duration.ofSeconds(10), span -> seconds.addAndGet((int) span.toSeconds()));
    }

    @Test
    void anAnswerInPartSaysSo() {
        exercise.cloud.actAs(Exercise.KEY, "203.0.113.7", "aws-cli/2").call("s3", "ListBuckets", Map.of());
        CloudAdapter cloud = FaultyCloud.of(exercise.cloud, 1, Set.of(Fault.ANSWERS_IN_PART), 1);
        assertThat(cloud.logs(LogQuery.audit(DAY)).isComplete()).isFalse();
        assertThat(cloud.inventory(InventoryRequest.of(InventoryRequest.Kind.IDENTITIES))
                        .completeness()
                        .gaps())
                .extracting(gap -> gap.cause())
                .containsExactly(Cause.UNREACHABLE);
    }

    @Test
    void evidenceWhoseCopyBrokeOffIsNotCollected() {
        CloudAdapter cloud = FaultyCloud.of(exercise.cloud, 1, Set.of(Fault.ANSWERS_IN_PART), 1);
        EvidenceEvent event = new CloudEvidence(exercise.evidence)
                .collect(cloud, EvidenceRequest.stateOf(Entity.of(EntityType.PRINCIPAL, Exercise.MALLORY)));
        assertThat(event).isInstanceOf(EvidenceEvent.EvidenceNotCollected.class);
    }

    @Test
    void aReadAfterAChangeIsLateAndThenRight() {
        ActionPlan plan = exercise.plan(new io.cloudir.cloud.Containment.DeactivateKey(Exercise.KEY));
        StateChange change = plan.changes().get(0);
        CloudAdapter cloud = FaultyCloud.of(exercise.cloud, 1, Set.of(Fault.READS_LATE), 1);
        cloud.apply(change);
        assertThat(cloud.read(change.target())).isEqualTo("Active");
        cloud.read(change.target());
        assertThat(cloud.read(change.target())).isEqualTo("Inactive");
    }

    @Test
    void hostileNamesComeInListsAndLogs() {
        CloudAdapter cloud = FaultyCloud.of(exercise.cloud, 1, Set.of(Fault.NAMES_HOSTILE), 1);
        Inventory told = cloud.inventory(InventoryRequest.of(InventoryRequest.Kind.IDENTITIES));
        assertThat(told.things()).anyMatch(thing -> thing.entity().id().contains("<script>"));
        RecordLines lines = cloud.logs(LogQuery.audit(DAY));
        assertThat(lines.count()).isEqualTo(1);
        assertThat(new String(lines.lines(), StandardCharsets.UTF_8))
                .contains("<script>")
                .doesNotContain("\u001B");
    }
}
