package io.cloudir.incident.store;

import static io.cloudir.incident.store.Drafts.INCIDENT;
import static io.cloudir.incident.store.Drafts.note;
import static io.cloudir.incident.store.Drafts.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the directory store uses the disk. */
class GroupCommitTest {
    private static final int WRITERS = 16;
    private static final int APPENDS = 50;

    @TempDir
    Path root;

    private DirectoryJournalStore open() {
        return DirectoryJournalStore.open(root, "acme", JournalSettings.reproducible(new SettableClock(Drafts.START)));
    }

    @Test
    void writersOfOneIncidentShareForcedWrites() throws Exception {
        DirectoryJournalStore store = open();
        store.appendFacts(INCIDENT, List.of(opened()));
        long before = store.syncs();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                running.add(threads.submit(() -> {
                    for (int at = 0; at < APPENDS; at++) {
                        store.appendFacts(INCIDENT, List.of(note("n")));
                    }
                }));
            }
            for (Future<?> writer : running) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(store.head(INCIDENT).entries()).isEqualTo(1 + WRITERS * APPENDS);
        double forced = (double) (store.syncs() - before) / (WRITERS * APPENDS);
        System.out.printf("forced writes per append with %d writers: %.3f%n", WRITERS, forced);
        assertThat(forced).isPositive().isLessThan(0.5);
    }

    @Test
    void aLoneAppendIsForcedBeforeItReturns() {
        DirectoryJournalStore store = open();
        store.appendFacts(INCIDENT, List.of(opened()));
        long before = store.syncs();
        store.appendFacts(INCIDENT, List.of(note("n")));
        assertThat(store.syncs()).isEqualTo(before + 1);
    }

    @Test
    void anInterruptedThreadAppendsAndStaysInterrupted() {
        DirectoryJournalStore store = open();
        Thread.currentThread().interrupt();
        try {
            assertThat(store.appendFacts(INCIDENT, List.of(opened())).entries()).isEqualTo(1);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void onlyTheOwnerMayRead() throws IOException {
        DirectoryJournalStore store = open();
        store.appendFacts(INCIDENT, List.of(opened(), note("n")));
        store.erase(INCIDENT, 2, Drafts.erasure(2));
        try (Stream<Path> files = Files.walk(root.resolve("acme"))) {
            assertThat(files)
                    .hasSize(5)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void whatAnotherStoreErasedIsSeen() {
        DirectoryJournalStore store = open();
        store.appendFacts(INCIDENT, List.of(opened(), note("n")));
        DirectoryJournalStore other = open();
        other.erase(INCIDENT, 2, Drafts.erasure(2));
        assertThat(store.appendFacts(INCIDENT, List.of(note("on"))).entries()).isEqualTo(4);
        assertThat(store.read(INCIDENT, 0)).isEqualTo(other.read(INCIDENT, 0));
    }
}
