package io.cloudir;

import static io.cloudir.Scene.NOON;
import static io.cloudir.Scene.OTHER;
import static io.cloudir.Scene.USER;
import static io.cloudir.Scene.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.Incident;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.store.DirectoryJournalStore;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Severity;
import io.cloudir.plan.ResponsePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody has altered the journal of one incident on the disk. */
class AlteredJournalTest {
    @TempDir
    private Path root;

    private final Scene.TestClock clock = new Scene.TestClock(NOON);
    private IncidentId altered;

    @BeforeEach
    void twoIncidents() {
        IncidentResponse before = node();
        altered = before.place(signal("a", USER, Severity.HIGH, 0)).incidentId().orElseThrow();
        before.place(signal("b", OTHER, Severity.HIGH, 0));
    }

    private IncidentResponse node() {
        return IncidentResponse.builder()
                .store(DirectoryJournalStore.open(root, "default", JournalSettings.reproducible(clock)))
                .plan(ResponsePlan.example())
                .clock(clock)
                .build();
    }

    /** Flips a bit, so far from the end, counted in bytes; 0 for the middle. */
    private byte[] flip(int fromEnd) throws IOException {
        byte[] bytes = Files.readAllBytes(journal());
        bytes[fromEnd == 0 ? bytes.length / 2 : bytes.length - fromEnd] ^= 1;
        Files.write(journal(), bytes);
        return bytes;
    }

    private Path journal() {
        return root.resolve("default/incidents/" + altered + "/journal.jsonl");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20})
    void aSignalAboutTheSameOpensAnotherIncidentThatIsLinkedToIt(int fromEnd) throws IOException {
        byte[] bytes = flip(fromEnd);

        IncidentResponse response = node();
        Placement placement = response.place(signal("c", USER, Severity.HIGH, 1));

        assertThat(placement)
                .isInstanceOfSatisfying(
                        Placement.Opened.class,
                        opened -> assertThat(opened.reason())
                                .contains("may belong to incident " + altered, "not as it was written"));
        Incident opened =
                response.incident(placement.incidentId().orElseThrow()).orElseThrow();
        assertThat(opened.relations().links())
                .singleElement()
                .satisfies(link -> assertThat(link.event())
                        .returns(altered, it -> it.other())
                        .returns("follows-unreadable", it -> it.relation()));
        assertThat(Files.readAllBytes(journal())).isEqualTo(bytes);
    }

    @Test
    void whatComesLaterJoinsTheLinkedIncidentAndComingAgainChangesNothing() throws IOException {
        flip(0);
        IncidentResponse response = node();
        IncidentId linked =
                response.place(signal("c", USER, Severity.HIGH, 1)).incidentId().orElseThrow();

        assertThat(response.place(signal("d", USER, Severity.HIGH, 2)))
                .isInstanceOfSatisfying(
                        Placement.Attached.class,
                        it -> assertThat(it.incident()).isEqualTo(linked));
        assertThat(node().place(signal("c", USER, Severity.HIGH, 1))).isEqualTo(new Placement.Known(linked));
    }

    @Test
    void aJournalAlteredWhileItIsWorkedOnTakesNoMoreSignals() throws IOException {
        IncidentResponse response = node();
        response.place(signal("c", USER, Severity.HIGH, 1));
        byte[] bytes = flip(20);

        Placement placement = response.place(signal("d", USER, Severity.HIGH, 2));

        assertThat(placement).isInstanceOf(Placement.Opened.class);
        assertThat(Files.readAllBytes(journal())).isEqualTo(bytes);
    }

    @Test
    void theOtherIncidentsGoOnAndTheAlteredOneIsNamed() throws IOException {
        flip(0);
        IncidentResponse response = node();
        clock.passes(Duration.ofDays(30));

        response.runDue(clock.instant());

        assertThat(response.incidents())
                .singleElement()
                .satisfies(it -> assertThat(it.work().escalations()).isNotEmpty());
        assertThat(response.altered()).containsOnlyKeys(altered);
        assertThat(response.altered().get(altered)).contains("is not as it was written");
    }

    @Test
    void aJournalThatWasRestoredTakesSignalsAgain() throws IOException {
        byte[] genuine = Files.readAllBytes(journal());
        flip(0);
        IncidentResponse response = node();
        assertThat(response.altered()).isNotEmpty();

        Files.write(journal(), genuine);

        assertThat(response.altered()).isEmpty();
        assertThat(response.place(signal("c", USER, Severity.HIGH, 1)).incidentId())
                .contains(altered);
    }
}
