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
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
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

    @Test
    void aMergeThatStoppedAtAnyAppendIsFinishedByWhatIsDueOnAnyNodeAndOnce() {
        Scene undisturbed = new Scene();
        List<String> whole = merged(undisturbed);
        boolean stopped = true;
        for (int append = 2; stopped; append++) {
            Scene disturbed = new Scene();
            stopped = isStoppedAt(append, disturbed);

            disturbed.node("node-2").runDue(disturbed.clock.instant());
            List<String> finished = story(disturbed);
            disturbed.node("node-3").runDue(disturbed.clock.instant());

            assertThat(finished).as("stopped at append %d", append).isEqualTo(whole);
            assertThat(story(disturbed)).as("what is finished is left alone").isEqualTo(finished);
        }
    }

    @Test
    void twoNodesThatFinishAMergeAtTheSameTimeFinishItOnce() {
        Scene disturbed = new Scene();
        assertThat(isStoppedAt(2, disturbed)).isTrue();
        IncidentResponse other = disturbed.node("node-2");
        boolean[] done = {false};
        disturbed.atEachAppend(() -> {
            if (!done[0]) {
                done[0] = true;
                other.runDue(disturbed.clock.instant());
            }
        });

        disturbed.response.runDue(disturbed.clock.instant());

        assertThat(done[0]).isTrue();
        assertThat(story(disturbed)).isEqualTo(merged(new Scene()));
    }

    @Test
    void aHalfMergeIsFinishedBeforeItsTargetIsMergedItself() {
        Scene disturbed = new Scene();
        assertThat(isStoppedAt(2, disturbed)).isTrue();
        Entity third = Entity.of(EntityType.PRINCIPAL, "arn:aws:iam::123456789012:user/third");
        IncidentId last = disturbed
                .response
                .place(signal("c", third, Severity.HIGH, 2))
                .incidentId()
                .orElseThrow();

        disturbed.commander().merge(at(disturbed, Scene.OTHER), last, "all one");

        assertThat(disturbed.response.incidents())
                .filteredOn(incident -> incident.phase() != Phase.MERGED)
                .singleElement()
                .satisfies(incident -> assertThat(signalsOf(incident)).containsExactlyInAnyOrder("a", "b", "c"));
    }

    /** Whether a merge stops at its so-many-th append; the target has heard of it by the second. */
    private static boolean isStoppedAt(int append, Scene scene) {
        IncidentId source = at(scene, Scene.USER);
        IncidentId target = at(scene, Scene.OTHER);
        scene.failAtAppend(append);
        try {
            scene.commander().merge(source, target, "one and the same");
            return false;
        } catch (JournalException e) {
            return true;
        } finally {
            scene.failing(false);
        }
    }

    private static List<String> merged(Scene scene) {
        scene.commander().merge(at(scene, Scene.USER), at(scene, Scene.OTHER), "one and the same");
        return story(scene);
    }

    /** The incident about an entity, which begins with a signal if there is none; the second is the less severe. */
    private static IncidentId at(Scene scene, Entity about) {
        boolean first = about.equals(Scene.USER);
        return scene.response
                .place(signal(first ? "a" : "b", about, first ? Severity.CRITICAL : Severity.MEDIUM, first ? 0 : 1))
                .incidentId()
                .orElseThrow();
    }

    /** Every entry of both journals, without when it was made and its place in the chain. */
    private static List<String> story(Scene scene) {
        return scene.store.incidents().stream()
                .flatMap(id -> scene.store.read(id, 0).stream()
                        .map(entry ->
                                id + " " + entry.seq() + " " + entry.actor().id() + " " + entry.event()))
                .toList();
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
