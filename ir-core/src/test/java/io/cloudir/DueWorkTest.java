package io.cloudir;

import static io.cloudir.Scene.NOON;
import static io.cloudir.Scene.OTHER;
import static io.cloudir.Scene.USER;
import static io.cloudir.Scene.signal;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.store.DirectoryJournalStore;
import io.cloudir.incident.store.MemoryJournalStore;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Severity;
import io.cloudir.plan.ResponsePlan;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DueWorkTest {
    private final Clock clock = new Scene.TestClock(NOON);
    private final AtomicLong read = new AtomicLong();

    @Test
    void oneAlteredJournalDoesNotKeepTheOthersWaiting(@TempDir Path root) throws IOException {
        IncidentId one;
        IncidentId two;
        try (JournalStore store = open(root)) {
            IncidentResponse response = on(store);
            one = response.place(signal("a", USER, Severity.HIGH, 0))
                    .incidentId()
                    .orElseThrow();
            two = response.place(signal("b", OTHER, Severity.HIGH, 0))
                    .incidentId()
                    .orElseThrow();
            response.summaries();
        }
        IncidentId altered = one.compareTo(two) < 0 ? one : two;
        IncidentId other = altered.equals(one) ? two : one;
        alter(root.resolve("default/incidents/" + altered + "/journal.jsonl"));

        try (JournalStore store = open(root)) {
            IncidentResponse response = on(store);
            Instant late = NOON.plus(Duration.ofDays(3));

            response.runDue(late);

            assertThat(response.altered()).containsOnlyKeys(altered);
            assertThat(response.incident(other).orElseThrow().work().escalations())
                    .isNotEmpty();
        }
    }

    @Test
    void aRecordFromTheFutureDoesNotPutOffEscalation() {
        IncidentResponse response = on(MemoryJournalStore.open("default", JournalSettings.reproducible(clock)));
        response.place(signal("a", USER, Severity.HIGH, Duration.ofDays(10_000).toMinutes()));

        response.runDue(NOON.plus(Duration.ofDays(1)));

        assertThat(response.incidents().get(0).work().escalations()).isNotEmpty();
    }

    @Test
    void workThatIsDueAfterEachOfManySignalsDoesNotReadTheJournalWholeEachTime() {
        IncidentResponse response =
                on(counting(MemoryJournalStore.open("default", JournalSettings.reproducible(clock))));
        int signals = 60;
        for (int minute = 0; minute < signals; minute++) {
            response.place(signal("s" + minute, USER, Severity.HIGH, minute));
            response.runDue(NOON);
        }
        long entries = response.incidents().get(0).version();

        assertThat(read.get()).isLessThan(3 * entries);
    }

    private IncidentResponse on(JournalStore store) {
        return IncidentResponse.builder()
                .store(store)
                .plan(ResponsePlan.example())
                .clock(clock)
                .build();
    }

    private JournalStore open(Path root) {
        return DirectoryJournalStore.open(root, "default", JournalSettings.reproducible(clock));
    }

    /** Changes the first entry and leaves the end of the file as it was. */
    private static void alter(Path journal) throws IOException {
        String text = Files.readString(journal, StandardCharsets.UTF_8);
        Files.writeString(journal, text.replaceFirst("Account compromise", "Account compromisE"));
    }

    /** The same store, which counts the entries that are read from it. */
    private JournalStore counting(JournalStore store) {
        return (JournalStore) Proxy.newProxyInstance(
                JournalStore.class.getClassLoader(),
                new Class<?>[] {JournalStore.class},
                (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(store, arguments);
                        if (method.getName().equals("read")) {
                            read.addAndGet(((List<?>) result).size());
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
