package io.cloudir;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.Incident;
import io.cloudir.incident.event.WorkEvent.DeadlineMissed;
import io.cloudir.incident.event.WorkEvent.Escalated;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Severity;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many threads place signals and work on incidents at once. */
class ConcurrencyTest {
    private static final int THREADS = 8;
    private static final int SIGNALS = 25;

    private final Scene scene = new Scene();

    @Test
    void signalsAboutOneIdentityFromManyThreadsMakeOneIncidentAndNoneIsLost() throws Exception {
        inParallel(thread -> {
            for (int number = 0; number < SIGNALS; number++) {
                scene.response.place(Scene.signal(thread + "-" + number, Scene.USER, Severity.HIGH, number));
                scene.response.incidents().forEach(incident -> scene.commander().note(incident.id(), "seen"));
            }
            return 0;
        });

        assertThat(scene.only().detection().signals()).hasSize(THREADS * SIGNALS);
        assertThat(scene.only().anomalies()).isEmpty();
    }

    @Test
    void identitiesThatHaveNothingInCommonKeepTheirOwnIncidents() throws Exception {
        inParallel(thread -> {
            Entity own = Entity.of(EntityType.PRINCIPAL, "arn:aws:iam::123456789012:user/number-" + thread);
            for (int number = 0; number < SIGNALS; number++) {
                scene.response.place(Scene.signal(thread + "-" + number, own, Severity.HIGH, number));
            }
            return 0;
        });

        assertThat(scene.response.incidents())
                .hasSize(THREADS)
                .extracting(Incident::detection)
                .allMatch(detection -> detection.signals().size() == SIGNALS);
        assertThat(scene.response.summaries()).hasSize(THREADS);
    }

    @Test
    void whatIsDueIsDoneOnceHoweverManyNodesLook() throws Exception {
        List<IncidentResponse> nodes = IntStream.range(0, THREADS)
                .mapToObj(number -> scene.node("node-" + number))
                .toList();
        scene.response.place(Scene.signal("a", Scene.USER, Severity.HIGH, 0));
        scene.response.place(Scene.signal("b", Scene.OTHER, Severity.HIGH, 0));
        scene.clock.passes(Duration.ofDays(30));

        inParallel(thread -> {
            nodes.get(thread).runDue(scene.clock.instant());
            return 0;
        });

        for (Incident incident : scene.response.incidents()) {
            assertThat(scene.store.read(incident.id(), 0).stream()
                            .map(JournalEntry::event)
                            .filter(event -> event instanceof DeadlineMissed || event instanceof Escalated))
                    .doesNotHaveDuplicates()
                    .hasSize(incident.work().deadlines().size()
                            + scene.response.plan().escalation().size());
        }
    }

    private interface Work {
        int of(int thread) throws Exception;
    }

    private static void inParallel(Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Integer>> all = IntStream.range(0, THREADS)
                    .<Callable<Integer>>mapToObj(thread -> () -> work.of(thread))
                    .toList();
            for (Future<Integer> each : threads.invokeAll(all)) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
