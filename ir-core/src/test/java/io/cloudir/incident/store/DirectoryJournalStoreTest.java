package io.cloudir.incident.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.incident.event.WorkEvent.NoteAdded;
import io.cloudir.incident.journal.AlteredJournalException;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryJournalStoreTest extends SharedStoreContract {
    @TempDir
    Path root;

    @Override
    JournalStore open(String namespace) {
        return DirectoryJournalStore.open(root, namespace, settings);
    }

    @Test
    void nothingIsWrittenThroughASymbolicLink(@TempDir Path elsewhere) throws IOException {
        IncidentId id = new IncidentId("ir-000000000001");
        Path target = Files.writeString(elsewhere.resolve("precious"), "");
        Path folder = Files.createDirectories(root.resolve("default/incidents/" + id));
        Files.createSymbolicLink(folder.resolve("journal.jsonl"), target);

        try (JournalStore store = open("default")) {
            List<Draft> drafts = List.of(Draft.of(
                    new NoteAdded("a note"), Instant.parse("2026-03-02T12:00:00Z"), new Actor.Person("commander-one")));
            assertThatThrownBy(() -> store.appendFacts(id, drafts)).isInstanceOf(JournalException.class);
        }
        assertThat(target).isEmptyFile();
    }

    @Test
    void readingOnLooksOnlyAtTheEndOfTheFile() throws IOException {
        try (JournalStore store = open("default")) {
            store.appendDecision(Drafts.INCIDENT, 0, List.of(Drafts.opened()));
            for (int number = 2; number <= 9; number++) {
                store.appendFacts(Drafts.INCIDENT, List.of(Drafts.note("note " + number)));
            }
            Path journal = root.resolve("default/incidents/" + Drafts.INCIDENT + "/journal.jsonl");
            byte[] bytes = Files.readAllBytes(journal);
            bytes[100] ^= 1; // shows whether the first entry is looked at again
            Files.write(journal, bytes);

            for (long after = 2; after <= 9; after++) {
                assertThat(store.read(Drafts.INCIDENT, after)).hasSize((int) (9 - after));
            }
            assertThatThrownBy(() -> store.read(Drafts.INCIDENT, 0))
                    .isInstanceOfSatisfying(
                            AlteredJournalException.class,
                            it -> assertThat(it.incident()).isEqualTo(Drafts.INCIDENT));
        }
    }
}
