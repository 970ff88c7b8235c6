package io.cloudir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.cloud.simulated.day.SimulatedDay;
import io.cloudir.cloud.simulated.day.SimulatedDays;
import io.cloudir.detect.Detection;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.proof.Verifier;
import io.cloudir.incident.store.MemoryJournalStore;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Severity;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.telemetry.Activity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An account is taken over, and an exercise leads the incident from the first record to its end. */
class ExerciseTest {
    private static final SimulatedDay DAY =
            SimulatedDays.ofSeed(20260302).takeoverDay(LocalDate.parse("2026-03-02"), 400);

    private static Scene played() {
        List<Activity> records = Scene.parse(DAY.records());
        Scene scene = Scene.exerciseOn(records);
        Exercise exercise = new Exercise(scene.response, scene.clock::passes, Duration.ofMinutes(2));
        for (Detection detection : Scene.detect(records)) {
            exercise.playUntil(detection.signal().time());
            scene.clock.moveTo(detection.signal().time());
            scene.response.place(detection);
        }
        scene.response.incidents().forEach(incident -> exercise.play(incident.id()));
        return scene;
    }

    @Test
    void theTakeoverIsOneIncidentThatIsContainedRecoveredAndClosed() {
        Incident incident = played().only();

        assertThat(incident.phase()).isEqualTo(Phase.CLOSED);
        assertThat(incident.severity())
                .hasValueSatisfying(it -> assertThat(it.atLeast(Severity.HIGH)).isTrue());
        assertThat(incident.cycle().containedAt()).isPresent();
        assertThat(incident.cycle().restoredAt()).isPresent();
        assertThat(incident.response().actions())
                .isNotEmpty()
                .allMatch(action -> action.state() instanceof ActionState.Verified);
        assertThat(incident.evidence().items()).isNotEmpty();
        assertThat(incident.review().rootCauses()).isNotEmpty();
        assertThat(incident.review().lessons()).isNotEmpty();
        assertThat(incident.work().tasks()).anyMatch(task -> task.kind() == TaskKind.LONG_TERM_FIX);
        assertThat(incident.anomalies()).isEmpty();
    }

    @Test
    void theSameRecordsGiveTheSameJournalToTheByteAndItProvesItself() {
        Scene one = played();
        Scene two = played();

        byte[] journal = one.store.export(one.only().id());
        assertThat(new String(two.store.export(two.only().id()), StandardCharsets.UTF_8))
                .isEqualTo(new String(journal, StandardCharsets.UTF_8));
        assertThat(Verifier.withoutHead().verify("journal", journal).ok()).isTrue();
    }

    @Test
    void playingAgainAddsNothing() {
        Scene scene = played();
        long version = scene.only().version();

        Scene.detect(Scene.parse(DAY.records())).forEach(scene.response::place);
        new Exercise(scene.response, scene.clock::passes, Duration.ofMinutes(2))
                .play(scene.only().id());

        assertThat(scene.only().version()).isEqualTo(version);
    }

    @Test
    void anExerciseEndsWhenNobodyWaitsAnyLongerAndGoesOnWhenItIsPlayedAgain() {
        List<Activity> records = Scene.parse(DAY.records());
        Scene scene = Scene.exerciseOn(records);
        Scene.detect(records).forEach(detection -> {
            scene.clock.moveTo(detection.signal().time());
            scene.response.place(detection);
        });
        int[] waits = {0};
        Exercise interrupted =
                new Exercise(scene.response, span -> scene.clock.passes(span) && ++waits[0] < 3, Duration.ofMinutes(2));

        assertThat(interrupted.play(scene.only().id()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.text()).contains("was stopped"));
        assertThat(waits[0]).isEqualTo(3);
        assertThat(scene.only().phase()).isNotEqualTo(Phase.CLOSED);

        new Exercise(scene.response, scene.clock::passes, Duration.ofMinutes(2))
                .play(scene.only().id());
        assertThat(scene.only().phase()).isEqualTo(Phase.CLOSED);
    }

    @Test
    void anExerciseWhoseResponseNeverHoldsEndsAndSaysWhy() {
        String forbidding = ResponsePlan.exampleText()
                .replaceFirst(
                        "(?s)approval:\n  rules:\n.*?    # Customers",
                        "approval:\n  rules:\n    - {actions: [suspend-identity, deactivate-key, revoke-sessions, rotate-key, reset-password,"
                                + " enforce-mfa, restrict-role, roll-back], approval: never}\n    # Customers");
        List<Activity> records = Scene.parse(DAY.records());
        Scene.TestClock clock = new Scene.TestClock(Scene.NOON);
        IncidentResponse response = IncidentResponse.builder()
                .store(MemoryJournalStore.open("default", JournalSettings.reproducible(clock)))
                .plan(ResponsePlan.read("plan.yaml", forbidding.getBytes(StandardCharsets.UTF_8)))
                .clock(clock)
                .waiting(clock::passes)
                .cloud(SimulatedCloud.fromActivities(new CloudAccount(Cloud.AWS, "123456789012"), records, clock))
                .exercise(true)
                .build();
        Scene.detect(records).forEach(detection -> {
            clock.moveTo(detection.signal().time());
            response.place(detection);
        });
        Exercise exercise = new Exercise(response, clock::passes, Duration.ofMinutes(2));
        IncidentId id = response.incidents().get(0).id();

        assertThat(exercise.play(id))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.text())
                                .startsWith("the exercise goes round: its response did not hold 5 times")
                                .contains("acted against the account and is not contained"));
        long version = response.incidents().get(0).version();
        exercise.play(id);
        assertThat(response.incidents().get(0).version()).isEqualTo(version);
    }

    @Test
    void aRealIncidentIsNotPlayed() {
        Scene scene = new Scene();
        scene.response.place(Scene.signal("a", Scene.USER, Severity.HIGH, 0));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Exercise(scene.response, scene.clock::passes, Duration.ofMinutes(2))
                        .play(scene.only().id()))
                .withMessageContaining("is no exercise");
    }
}
