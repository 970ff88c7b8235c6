package io.cloudir;

import static io.cloudir.Scene.USER;
import static io.cloudir.Scene.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.cloud.simulated.day.SimulatedDays;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.incident.event.LifecycleEvent.MergedFrom;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Severity;
import io.cloudir.telemetry.Activity;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The store fails at the worst moment, and works again later. */
class FailingStoreTest {
    private final Scene scene = new Scene();

    private IncidentId place(String id, Severity level, long minute) {
        return scene.response
                .place(signal(id, USER, level, minute))
                .incidentId()
                .orElseThrow();
    }

    @Test
    void placingAgainMakesUpForAStopBetweenTheSignalAndWhatFollows() {
        scene.failAtAppend(2);
        assertThatThrownBy(() -> place("a", Severity.HIGH, 0)).isInstanceOf(JournalException.class);
        assertThat(scene.only().severity()).isEmpty();

        assertThat(scene.response.place(signal("a", USER, Severity.HIGH, 0))).isInstanceOf(Placement.Known.class);

        assertThat(scene.only().severity()).isPresent();
        assertThat(scene.only().work().deadlines()).isNotEmpty();
    }

    @Test
    void whatWasNotedJoinsAlthoughTheStoreFailedBetween() {
        scene.response.place(signal("weak-1", USER, Severity.LOW, 0));
        scene.response.place(signal("weak-2", USER, Severity.LOW, 1));
        scene.failAtAppend(2);
        assertThatThrownBy(() -> place("strong", Severity.HIGH, 2)).isInstanceOf(JournalException.class);

        place("strong", Severity.HIGH, 2);

        assertThat(signalsOf(scene.only())).contains("strong", "weak-1", "weak-2");
    }

    @Test
    void aStoreThatFailsForAWhileLosesNoSignal() {
        List<Activity> records = Scene.parse(SimulatedDays.ofSeed(20260302)
                .takeoverDay(LocalDate.parse("2026-03-02"), 200)
                .records());
        Scene sound = new Scene();
        records.forEach(sound.response::ingest);
        sound.response.flush();

        int failures = 0;
        scene.failing(true);
        for (Activity record : records) {
            try {
                scene.response.ingest(record);
            } catch (JournalException e) {
                failures++;
            }
        }
        scene.failing(false);
        scene.response.flush();

        assertThat(failures).isPositive();
        assertThat(allSignals(scene)).isEqualTo(allSignals(sound)).isNotEmpty();
    }

    @Test
    void oneJournalThatFailsKeepsBackNothingThatIsDueElsewhere() {
        place("a", Severity.HIGH, 0);
        scene.response.place(signal("b", Scene.OTHER, Severity.HIGH, 0));
        scene.clock.passes(Duration.ofDays(30));
        scene.failAtAppend(1);

        assertThatThrownBy(() -> scene.response.runDue(scene.clock.instant())).isInstanceOf(JournalException.class);

        assertThat(scene.response.incidents())
                .filteredOn(incident -> !incident.work().escalations().isEmpty())
                .hasSize(1);
    }

    @Test
    void aMergeThatStoppedBetweenTheTwoJournalsIsFinishedByAskingAgain() {
        IncidentId source = place("a", Severity.HIGH, 0);
        IncidentId target = scene.response
                .place(signal("b", Scene.OTHER, Severity.HIGH, 1))
                .incidentId()
                .orElseThrow();
        scene.failAtAppend(2);
        assertThatThrownBy(() -> scene.commander().merge(source, target, "one and the same"))
                .isInstanceOf(JournalException.class);
        assertThat(scene.response.incident(source).orElseThrow().phase()).isEqualTo(Phase.DETECTED);

        assertThat(scene.commander().merge(source, target, "one and the same")).isInstanceOf(Outcome.Done.class);

        assertThat(scene.response.incident(source).orElseThrow().phase()).isEqualTo(Phase.MERGED);
        Incident whole = scene.response.incident(target).orElseThrow();
        assertThat(signalsOf(whole)).containsExactlyInAnyOrder("a", "b");
        assertThat(scene.store.read(target, 0))
                .filteredOn(entry -> entry.event() instanceof MergedFrom)
                .hasSize(1);
    }

    private static Set<String> allSignals(Scene scene) {
        Set<String> all = new TreeSet<>();
        scene.response.incidents().forEach(incident -> all.addAll(signalsOf(incident)));
        return all;
    }

    private static List<String> signalsOf(Incident incident) {
        return incident.detection().signals().stream()
                .map(Recorded::event)
                .map(SignalAttached::signalId)
                .toList();
    }
}
