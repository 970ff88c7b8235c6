package io.cloudir.incident.store;

import static io.cloudir.incident.store.Drafts.INCIDENT;
import static io.cloudir.incident.store.Drafts.note;
import static io.cloudir.incident.store.Drafts.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.model.IncidentId;
import io.cloudir.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index of a directory store is files that may be lost. */
class IndexFilesTest {
    private static final IncidentId OTHER = IncidentId.derivedFrom("other");

    @TempDir
    Path root;

    private final List<String> warnings = new ArrayList<>();
    private final AtomicInteger derived = new AtomicInteger();
    private DirectoryJournalStore store;
    private Path folder;

    /** How many entries there are. */
    public record CountRow(long entries) {}

    @BeforeEach
    void write() {
        store = DirectoryJournalStore.open(root, "acme", JournalSettings.reproducible(new SettableClock(Drafts.START)));
        store.appendFacts(INCIDENT, List.of(opened(), note("n")));
        store.appendFacts(OTHER, List.of(opened()));
        folder = root.resolve("acme/index");
    }

    private JournalIndex<CountRow> index() {
        return JournalIndex.of(store, CountRow.class, this::derive, warnings::add);
    }

    private CountRow derive(List<JournalEntry> entries) {
        derived.incrementAndGet();
        return new CountRow(entries.size());
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    @Test
    void aDeletedIndexIsRebuiltToTheSameBytes() throws IOException {
        List<CountRow> rows = index().rows();
        Map<String, String> before = files();
        assertThat(before).containsOnlyKeys(INCIDENT + ".json", OTHER + ".json");
        for (String file : before.keySet()) {
            Files.delete(folder.resolve(file));
        }
        Files.delete(folder);
        assertThat(index().rows()).isEqualTo(rows).containsExactly(new CountRow(2), new CountRow(1));
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aRowAtTheHeadSparesReadingTheJournal() {
        index().rows();
        assertThat(derived).hasValue(2);
        index().rows();
        assertThat(derived).hasValue(2);
        store.appendFacts(OTHER, List.of(note("n")));
        assertThat(index().rows()).containsExactly(new CountRow(2), new CountRow(2));
        assertThat(derived).hasValue(3);
    }

    @Test
    void aDamagedRowIsDerivedAnew() throws IOException {
        index().rows();
        Map<String, String> before = files();
        Files.writeString(
                folder.resolve(INCIDENT + ".json"),
                before.get(INCIDENT + ".json").substring(0, 30));
        Files.writeString(folder.resolve(OTHER + ".json"), "");
        assertThat(index().rows()).containsExactly(new CountRow(2), new CountRow(1));
        assertThat(files()).isEqualTo(before);
        assertThat(warnings).isEmpty();
    }

    @Test
    void anIncidentWhoseJournalWasAlteredIsLeftOutWithAWarning() throws IOException {
        Path journal = root.resolve("acme/incidents/" + INCIDENT + "/journal.jsonl");
        Files.writeString(journal, Files.readString(journal).replace("\"n\"", "\"m\""));
        assertThat(index().rows()).containsExactly(new CountRow(1));
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains(INCIDENT.value())
                .contains("entry 2");
    }
}
