package io.cloudir;

import static io.cloudir.Scene.NOON;
import static io.cloudir.Scene.OTHER;
import static io.cloudir.Scene.USER;
import static io.cloudir.Scene.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.detect.Detection;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.event.LifecycleEvent.RemediationsValidated;
import io.cloudir.incident.event.LifecycleEvent.WatchStarted;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where signals go. */
class PlacementTest {
    private final Scene scene = new Scene();

    @Test
    void whereverAJournalBreaksOffPlacingTheSignalAgainCompletesIt() {
        Detection detection = signal("a", USER, Severity.HIGH, 0);
        scene.response.place(detection);
        IncidentId id = scene.only().id();
        List<JournalEntry> whole = scene.store.read(id, 0);

        for (int cut = 1; cut < whole.size(); cut++) {
            Scene again = new Scene();
            again.store.appendFacts(
                    id,
                    whole.subList(0, cut).stream()
                            .map(entry -> new Draft(
                                    entry.event(),
                                    entry.occurredAt(),
                                    entry.precision(),
                                    entry.actor(),
                                    entry.causes()))
                            .toList());
            again.response.place(detection);

            assertThat(again.store.export(id)).as("cut after %d", cut).isEqualTo(scene.store.export(id));
        }
    }

    @Test
    void aSignalThatSharesNothingOpensAnIncident() {
        Placement placement = scene.response.place(signal("a", USER, Severity.HIGH, 0));

        assertThat(placement).isInstanceOf(Placement.Opened.class);
        assertThat(scene.only().phase()).isEqualTo(Phase.DETECTED);
        assertThat(scene.only().title()).contains(USER.id());
    }

    @Test
    void aSignalAboutTheSameEntityJoins() {
        scene.response.place(signal("a", USER, Severity.HIGH, 0));
        Placement placement = scene.response.place(signal("b", USER, Severity.HIGH, 30));

        assertThat(placement)
                .isInstanceOfSatisfying(
                        Placement.Attached.class,
                        attached -> assertThat(attached.reason()).contains("shares the principal entity"));
        assertThat(scene.only().detection().signals()).hasSize(2);
    }

    @Test
    void aSignalAboutAnotherEntityFromTheSameAddressJoins() {
        scene.response.place(signal("a", USER, Severity.HIGH, 0, USER.id(), "198.51.100.7"));
        Placement placement = scene.response.place(signal("b", OTHER, Severity.HIGH, 5, OTHER.id(), "198.51.100.7"));

        assertThat(placement).isInstanceOf(Placement.Attached.class);
    }

    @Test
    void aServiceOfTheCloudTiesNothingTogether() {
        scene.response.place(signal("a", USER, Severity.HIGH, 0, "ec2.amazonaws.com", "ec2.amazonaws.com"));
        Placement placement =
                scene.response.place(signal("b", OTHER, Severity.HIGH, 5, "ec2.amazonaws.com", "ec2.amazonaws.com"));

        assertThat(placement).isInstanceOf(Placement.Opened.class);
    }

    @Test
    void anAccountAloneTiesNothingTogether() {
        Entity account = Entity.of(EntityType.ACCOUNT, "123456789012");
        scene.response.place(signal("a", account, Severity.HIGH, 0));

        assertThat(scene.response.place(signal("b", USER, Severity.HIGH, 1))).isInstanceOf(Placement.Opened.class);
    }

    @Test
    void theSameSignalAgainChangesNothing() {
        scene.response.place(signal("a", USER, Severity.HIGH, 0));
        Incident before = scene.only();

        assertThat(scene.response.place(signal("a", USER, Severity.HIGH, 0)))
                .isEqualTo(new Placement.Known(before.id()));
        assertThat(scene.only().version()).isEqualTo(before.version());
    }

    @Test
    void aSignalLongAfterTheLastOneOpensAnIncidentOfItsOwn() {
        scene.response.place(signal("a", USER, Severity.HIGH, 0));
        Placement placement = scene.response.place(
                signal("b", USER, Severity.HIGH, Duration.ofDays(2).toMinutes()));

        assertThat(placement).isInstanceOf(Placement.Opened.class);
        assertThat(scene.response.incidents()).hasSize(2);
    }

    @Test
    void aWeakSignalOpensNothingButJoinsWhatIsOpenedLater() {
        assertThat(scene.response.place(signal("weak", USER, Severity.LOW, 0))).isEqualTo(new Placement.Noted());
        assertThat(scene.response.incidents()).isEmpty();

        scene.response.place(signal("strong", USER, Severity.HIGH, 20));

        assertThat(scene.only().detection().signals())
                .extracting(it -> it.event().signalId())
                .containsExactly("strong", "weak");
    }

    @Test
    void aWeakSignalAboutSomebodyElseStaysOut() {
        scene.response.place(signal("weak", OTHER, Severity.LOW, 0));
        scene.response.place(signal("strong", USER, Severity.HIGH, 20));

        assertThat(scene.only().detection().signals()).hasSize(1);
    }

    @Test
    void twoNodesThatSeeTheSameEntityOpenOneIncident() {
        IncidentResponse other = IncidentResponse.builder()
                .store(scene.store)
                .plan(scene.response.plan())
                .clock(scene.clock)
                .runner("other")
                .build();

        IncidentId here = scene.response
                .place(signal("a", USER, Severity.HIGH, 0))
                .incidentId()
                .orElseThrow();
        IncidentId there =
                other.place(signal("b", USER, Severity.HIGH, 1)).incidentId().orElseThrow();

        assertThat(there).isEqualTo(here);
        assertThat(scene.only().detection().signals()).hasSize(2);
    }

    @Test
    void aSignalWithinTheWatchReopensTheIncidentInANewCycle() {
        IncidentId id = watched();

        Placement within = scene.response.place(signal("again", USER, Severity.HIGH, 120));
        assertThat(within)
                .isInstanceOfSatisfying(
                        Placement.Reopened.class,
                        it -> assertThat(it.incident()).isEqualTo(id));
        Incident reopened = scene.only();
        assertThat(reopened.phase()).isEqualTo(Phase.INVESTIGATING);
        assertThat(reopened.progress().cycles()).hasSize(2);
        assertThat(reopened.detection().hasSignal("again")).isTrue();
    }

    @Test
    void aSignalAfterTheWatchOpensALinkedIncident() {
        IncidentId id = watched();
        move(id, "recovering", "reviewing");

        Placement after = scene.response.place(signal("later", USER, Severity.HIGH, 600));

        assertThat(after).isInstanceOf(Placement.Opened.class);
        Incident linked =
                scene.response.incident(after.incidentId().orElseThrow()).orElseThrow();
        assertThat(linked.relations().links())
                .anySatisfy(link -> assertThat(link.event().other()).isEqualTo(id));
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everySignalAfterAFalsePositiveOpensALinkedIncidentHoweverManyThereWere() {
        List<IncidentId> opened = new ArrayList<>();
        for (int minute = 0; minute < 6; minute++) {
            Placement placement = scene.response.place(signal("s" + minute, USER, Severity.HIGH, minute));
            assertThat(placement).isInstanceOf(Placement.Opened.class);
            IncidentId id = placement.incidentId().orElseThrow();
            move(id, "detected", "investigating");
            move(id, "investigating", "false-positive");
            opened.add(id);
        }

        assertThat(opened).doesNotHaveDuplicates();
        IncidentId last = opened.get(opened.size() - 1);
        assertThat(scene.response.incident(last).orElseThrow().relations().links())
                .hasSize(1);
    }

    /** An incident in recovery whose watch lasts five hours after noon. */
    private IncidentId watched() {
        IncidentId id = scene.response
                .place(signal("a", USER, Severity.HIGH, 0))
                .incidentId()
                .orElseThrow();
        move(id, "detected", "investigating");
        move(id, "investigating", "mitigating");
        facts(id, new RemediationsValidated(true, "holds"));
        move(id, "mitigating", "recovering");
        facts(id, new WatchStarted(NOON.plus(Duration.ofHours(5))));
        return id;
    }

    private void move(IncidentId id, String from, String to) {
        facts(id, new PhaseChanged(from, to, "set up"));
    }

    private void facts(IncidentId id, io.cloudir.incident.event.IncidentEvent event) {
        scene.store.appendFacts(id, List.of(Draft.of(event, scene.clock.instant(), Scene.COMMANDER)));
    }
}
