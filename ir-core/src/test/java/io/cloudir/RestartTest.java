package io.cloudir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.cloud.simulated.day.SimulatedDays;
import io.cloudir.detect.DetectorState;
import io.cloudir.detect.Signal;
import io.cloudir.detect.json.DetectorStateJson;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.store.MemoryJournalStore;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.respond.FaultyStore;
import io.cloudir.telemetry.Activity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An application that stops and starts again goes on with what detection had counted. */
class RestartTest {
    private final Scene.TestClock clock = new Scene.TestClock(Instant.parse("2026-03-03T00:00:00Z"));
    private final List<Activity> records = Scene.parse(SimulatedDays.ofSeed(20260302)
            .takeoverDay(LocalDate.parse("2026-03-02"), 400)
            .records());
    private final List<Signal> found = new ArrayList<>();
    private boolean failing;

    @Test
    void anApplicationThatRestartsFindsWhatOneThatRunsOnFinds() {
        IncidentResponse runsOn = start(Optional.empty());
        records.forEach(runsOn::ingest);
        runsOn.flush();
        List<Signal> expected = List.copyOf(found);
        assertThat(expected).as("also windowed rules speak").anyMatch(signal -> signal.recordCount() > 1);

        for (int every : List.of(3, 50, 170)) {
            found.clear();
            IncidentResponse restarts = start(Optional.empty());
            for (int at = 0; at < records.size(); at++) {
                restarts.ingest(records.get(at));
                if (at % every == 0) {
                    byte[] saved = DetectorStateJson.write(restarts.detectorState());
                    restarts = start(Optional.of(DetectorStateJson.read(saved, "state")));
                }
            }
            restarts.flush();
            assertThat(found).as("restarted every %d records", every).isEqualTo(expected);
        }
    }

    @Test
    void thereIsNoStateToSaveWhileADetectionIsNotPlaced() {
        IncidentResponse response = start(Optional.empty());
        failing = true;
        int refused = 0;
        for (Activity record : records) {
            try {
                response.ingest(record);
            } catch (JournalException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
        assertThatThrownBy(response::detectorState).isInstanceOf(JournalException.class);

        failing = false;
        response.detectorState();

        assertThat(response.incidents()).isNotEmpty();
    }

    private IncidentResponse start(Optional<DetectorState> state) {
        JournalStore store = MemoryJournalStore.open("default", JournalSettings.reproducible(clock));
        IncidentResponseBuilder builder = IncidentResponse.builder()
                .store(new FaultyStore(store, this::checkpoint))
                .plan(ResponsePlan.example())
                .clock(clock)
                .listener((signal, placement) -> found.add(signal));
        state.ifPresent(builder::detectorState);
        return builder.build();
    }

    private void checkpoint() {
        if (failing) {
            throw new JournalException("the disk is full");
        }
    }
}
