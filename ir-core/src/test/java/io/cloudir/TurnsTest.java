package io.cloudir;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.store.MemoryJournalStore;
import io.cloudir.model.IncidentId;
import io.cloudir.plan.ResponsePlan;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final IncidentId INCIDENT = IncidentId.derivedFrom("key");
    private final Clock clock = Clock.fixed(Scene.NOON, ZoneOffset.UTC);
    private final JournalStore store = MemoryJournalStore.open("default", JournalSettings.reproducible(clock));
    private final Parts parts = Parts.of(IncidentResponse.builder(), store, ResponsePlan.example(), clock);

    @Test
    void aThreadAtARunNeverKeepsAnotherFromAnActionWhateverTheyAreCalled() {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            boolean had = parts.runTurns().at(INCIDENT, "the same", () -> {
                try {
                    return other.submit(() -> parts.turns().at(INCIDENT, "the same", () -> true))
                            .get(20, TimeUnit.SECONDS);
                } catch (InterruptedException | ExecutionException | TimeoutException e) {
                    return false;
                }
            });

            assertThat(had).isTrue();
        } finally {
            other.shutdownNow();
        }
    }
}
