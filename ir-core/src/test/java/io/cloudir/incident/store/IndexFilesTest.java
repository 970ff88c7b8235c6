package io.cloudir.incident.store;

import static io.cloudir.incident.store.Drafts.INCIDENT;
import static io.cloudir.incident.store.Drafts.note;
import static io.cloudir.incident.store.Drafts.opened;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.IncidentSummary;
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
    private DirectoryJournalStore store;
    private Path folder;

    @BeforeEach
    void write() {
        store = DirectoryJournalStore.open(root, "acme", JournalSettings.reproducible(new SettableClock(Drafts.START)));
        store.appendFacts(INCIDENT, List.of(opened(), note("n")));
        store.appendFacts(OTHER, List.of(opened()));
        folder = root.resolve("acme/index");
    }

    private List<IncidentSummary> rows() {
        return IncidentIndex.of(store, warnings::add).rows();
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
        List<IncidentSummary> rows = rows();
        Map<String, String> before = files();
        assertThat(before).containsOnlyKeys(INCIDENT + ".json", OTHER + ".json");
        for (String file : before.keySet()) {
            Files.delete(folder.resolve(file));
        }
        Files.delete(folder);
        assertThat(rows()).isEqualTo(rows).hasSize(2);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aRowAtTheHeadSparesReadingTheJournal() throws IOException {
        rows();
        Path row = folder.resolve(OTHER + ".json");
        Files.writeString(row, Files.readString(row).replace("Keys in the wrong hands", "as the row has it"));
        assertThat(rows()).extracting(IncidentSummary::title).contains("as the row has it");
        store.appendFacts(OTHER, List.of(note("n")));
        assertThat(rows()).extracting(IncidentSummary::title).doesNotContain("as the row has it");
        assertThat(rows()).extracting(summary -> summary.head().entries()).containsExactly(2L, 2L);
    }

    @Test
    void aDamagedRowIsDerivedAnew() throws IOException {
        rows();
        Map<String, String> before = files();
        Files.writeString(
                folder.resolve(INCIDENT + ".json"),
                before.get(INCIDENT + ".json").substring(0, 30));
        Files.writeString(folder.resolve(OTHER + ".json"), "");
        assertThat(rows()).hasSize(2);
        assertThat(files()).isEqualTo(before);
        assertThat(warnings).isEmpty();
    }

    @Test
    void anIncidentWhoseJournalWasAlteredIsLeftOutWithAWarning() throws IOException {
        Path journal = root.resolve("acme/incidents/" + INCIDENT + "/journal.jsonl");
        Files.writeString(journal, Files.readString(journal).replace("\"n\"", "\"m\""));
        assertThat(rows()).extracting(row -> row.head().incident()).containsExactly(OTHER);
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains(INCIDENT.value())
                .contains("entry 2");
    }
}
