package io.cloudir.incident.store;

import static io.cloudir.incident.store.Drafts.INCIDENT;
import static io.cloudir.incident.store.Drafts.note;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cloudir.incident.event.WorkEvent.NoteAdded;
import io.cloudir.incident.journal.Head;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.journal.json.JournalText;
import io.cloudir.incident.journal.proof.Verification;
import io.cloudir.incident.journal.proof.Verifier;
import io.cloudir.testing.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Whatever a crash or an intruder left as a journal: the store opens, loses no byte of it, and tells what is wrong. */
class StoreFuzzTest {
    private static Path root = Path.of("unset");

    @BeforeAll
    static void folder() throws IOException {
        Path memory = Path.of("/dev/shm");
        root = Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "cloud-ir")
                : Files.createTempDirectory("cloud-ir");
    }

    @AfterAll
    static void clean() throws IOException {
        delete(root);
    }

    @FuzzTest
    void aStoreOpensOnAnyJournalAndLosesNoByteOfIt(byte[] bytes) throws IOException {
        Path incident = root.resolve("acme/incidents/" + INCIDENT);
        delete(incident);
        Files.createDirectories(incident);
        Path journal = incident.resolve("journal.jsonl");
        Files.write(journal, bytes);

        Optional<Head> head = head(open());

        byte[] stored = Files.readAllBytes(journal);
        byte[] aside = setAside(incident);
        assertThat(stored.length + aside.length).isGreaterThanOrEqualTo(bytes.length);
        if (head.isEmpty()) {
            assertThat(stored).as("an altered journal is left as it is").isEqualTo(bytes);
            assertThat(aside).isEmpty();
            return;
        }
        int kept = bytes.length - aside.length;
        assertThat(stored).startsWith(Arrays.copyOf(bytes, kept));
        assertThat(aside).isEqualTo(Arrays.copyOfRange(bytes, kept, bytes.length));
        assertThat(head(open())).as("opened again").isEqualTo(head);
        assertThat(Files.readAllBytes(journal)).isEqualTo(stored);
        long next = open().appendFacts(INCIDENT, List.of(note("goes on"))).entries();
        assertThat(next).isGreaterThan(head.get().entries());
        // Behind the first entry of a journal the store notes what it had set aside before there was one.
        assertThat(open().read(INCIDENT, next - 1).get(0).event()).isEqualTo(new NoteAdded("goes on"));
        assertThat(Verifier.withoutHead().verify(incident).ok()).isTrue();
    }

    @FuzzTest
    void anyBytesAreVerifiedAndWhatHoldsCanBeImported(byte[] bytes) {
        Verification found = Verifier.withoutHead().verify("export", bytes);
        assertThat(Verifier.withoutHead().verify("export", bytes)).isEqualTo(found);
        int lines = JournalText.lines(bytes).size();
        found.firstBad().ifPresent(bad -> assertThat(bad.line()).isBetween(1, lines + 1));
        assertThat(found.entries()).isBetween(0L, (long) lines);
        JournalStore store = MemoryJournalStore.open("acme", settings());
        try {
            Head head = store.importJournal(bytes);
            assertThat(found.ok()).isTrue();
            assertThat(Verifier.withoutHead()
                            .expecting(head.hash())
                            .verify("again", store.export(head.incident()))
                            .ok())
                    .isTrue();
            assertThat(store.read(head.incident(), 0)).hasSize((int) found.entries());
        } catch (JournalException refused) {
            assertThat(found.ok() && found.entries() > 0)
                    .as(refused.getMessage())
                    .isFalse();
        }
    }

    private static Optional<Head> head(DirectoryJournalStore store) {
        try {
            return Optional.of(store.head(INCIDENT));
        } catch (JournalException altered) {
            assertThat(altered).hasMessageContaining(INCIDENT.value());
            return Optional.empty();
        }
    }

    private static DirectoryJournalStore open() {
        return DirectoryJournalStore.open(root, "acme", settings());
    }

    private static JournalSettings settings() {
        return JournalSettings.reproducible(new SettableClock(Drafts.START));
    }

    private static byte[] setAside(Path incident) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Stream<Path> files = Files.list(incident)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".torn")).toList()) {
                all.writeBytes(Files.readAllBytes(file));
            }
        }
        return all.toByteArray();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }
}
