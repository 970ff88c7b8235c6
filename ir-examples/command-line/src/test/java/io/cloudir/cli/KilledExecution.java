package io.cloudir.cli;

import io.cloudir.IncidentResponse;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.evidence.DirectoryEvidenceStore;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.store.DirectoryJournalStore;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.plan.ResponsePlan;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * A process that executes an approved action and stands still at one point: before or after a journal write or a call of the
 * cloud. It says so on standard output and waits to be killed.
 */
final class KilledExecution {
    private static final Set<String> POINTS =
            Set.of("appendDecision", "appendFacts", "apply", "capture", "read", "plan");

    private final int stopAt;
    private int passed;

    private KilledExecution(int stopAt) {
        this.stopAt = stopAt;
    }

    /** Arguments: the store, the incident, the action, the time, and the point to stand still at. */
    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        Clock clock = Clock.fixed(Instant.parse(args[3]), ZoneOffset.UTC);
        KilledExecution execution = new KilledExecution(Integer.parseInt(args[4]));
        Terminal terminal = new Terminal(System.out, System.err);
        try (JournalStore store = DirectoryJournalStore.open(
                        folder, "default", JournalSettings.secure(clock, new SecureRandom()));
                KeptCloud kept =
                        KeptCloud.open(StoreOptions.cloudFolder(args[0], "default"), clock.instant(), terminal)) {
            IncidentResponse response = IncidentResponse.builder()
                    .store(execution.watched(JournalStore.class, store))
                    .cloud(execution.watched(CloudAdapter.class, kept.cloud()))
                    .evidence(DirectoryEvidenceStore.open(folder, "default"))
                    .plan(ResponsePlan.example())
                    .executeOnRealCloud() // it is simulated, but behind a wrapper
                    .clock(clock)
                    .build();
            terminal.note(response.by(new Actor.Person("engineer-one"))
                    .cloud()
                    .execute(new IncidentId(args[1]), args[2])
                    .toString());
            terminal.line("passed " + execution.passed);
        }
    }

    private <T> T watched(Class<T> type, T watched) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    boolean point = POINTS.contains(method.getName())
                            && !(watched instanceof JournalStore
                                    && method.getName().equals("read"));
                    try {
                        if (point) {
                            pass();
                        }
                        Object result = method.invoke(watched, arguments);
                        if (point) {
                            pass();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private void pass() throws InterruptedException {
        passed++;
        if (passed == stopAt) {
            System.out.println("standing at " + passed);
            System.out.flush();
            new CountDownLatch(1).await();
        }
    }
}
