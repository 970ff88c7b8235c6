package io.cloudir.incident.store;

import static io.cloudir.incident.store.Drafts.INCIDENT;
import static io.cloudir.incident.store.Drafts.note;
import static io.cloudir.incident.store.Drafts.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.incident.journal.AlteredJournalException;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may not have an incident's lock, such as an auditor, reads all the same. A folder in the lock's place keeps everybody out. */
class ReadOnlyStoreTest {
    @TempDir(factory = QuickFolder.class)
    Path root;

    private final List<String> warnings = new ArrayList<>();
    private Path journal;
    private byte[] whole;

    private DirectoryJournalStore open() {
        return DirectoryJournalStore.open(
                root,
                "acme",
                JournalSettings.reproducible(new SettableClock(Drafts.START)).warningTo(warnings::add));
    }

    @BeforeEach
    void aStoreWhoseLockCannotBeHad() throws IOException {
        open().appendFacts(INCIDENT, List.of(opened(), note("one"), note("two")));
        Path folder = root.resolve("acme/incidents/" + INCIDENT);
        journal = folder.resolve("journal.jsonl");
        whole = Files.readAllBytes(journal);
        Files.delete(folder.resolve("journal.lock"));
        Files.createDirectory(folder.resolve("journal.lock"));
    }

    @Test
    void allOfItIsReadAndExported() {
        DirectoryJournalStore store = open();

        assertThat(store.head(INCIDENT).entries()).isEqualTo(3);
        assertThat(store.read(INCIDENT, 1)).extracting(JournalEntry::seq).containsExactly(2L, 3L);
        assertThat(store.export(INCIDENT)).startsWith(whole);
        assertThat(warnings).isEmpty();
    }

    @Test
    void whatOthersAppendIsSeen() throws IOException {
        DirectoryJournalStore store = open();
        Files.write(journal, Arrays.copyOf(whole, end(2)));
        DirectoryJournalStore later = open();
        assertThat(later.head(INCIDENT).entries()).isEqualTo(2);

        Files.write(journal, whole);

        assertThat(later.head(INCIDENT).entries()).isEqualTo(3);
        assertThat(store.head(INCIDENT).entries()).isEqualTo(3);
    }

    @Test
    void anUnfinishedEndStaysWhereItIsAndIsLeftOutAndToldOnce() throws IOException {
        byte[] torn = Arrays.copyOf(whole, end(2) + 40);
        Files.write(journal, torn);

        DirectoryJournalStore store = open();
        assertThat(store.read(INCIDENT, 0)).hasSize(2);
        assertThat(store.head(INCIDENT).entries()).isEqualTo(2);

        assertThat(Files.readAllBytes(journal)).isEqualTo(torn);
        assertThat(warnings)
                .containsExactly(
                        "incident " + INCIDENT + ": the journal ends in an entry not completely written; its 40"
                                + " bytes are left out, for who may write here to set aside");
    }

    @Test
    void theMarkOfAnAppendThatCameToItsEndIsNoEntry() throws IOException {
        Files.write(journal, Arrays.copyOf(whole, whole.length + 1));

        assertThat(open().read(INCIDENT, 0)).hasSize(3);
        assertThat(warnings).isEmpty();
    }

    @Test
    void whatWasAlteredIsNotBelievedAndNamesItsFile() throws IOException {
        byte[] altered = whole.clone();
        altered[end(1) + 60] ^= 1;
        Files.write(journal, altered);
        DirectoryJournalStore store = open();

        assertThatThrownBy(() -> store.read(INCIDENT, 0))
                .isInstanceOf(AlteredJournalException.class)
                .hasMessageStartingWith(journal.toRealPath() + ": entry 2 of incident " + INCIDENT);
    }

    @Test
    void nothingIsAppended() throws IOException {
        DirectoryJournalStore store = open();

        assertThatThrownBy(() -> store.appendFacts(INCIDENT, List.of(note("three"))))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("nothing was appended");
        assertThat(Files.readAllBytes(journal)).isEqualTo(whole);
    }

    /** Where so many entries end. */
    private int end(int entries) {
        int at = 0;
        for (int seen = 0; seen < entries; at++) {
            seen += whole[at] == '\n' ? 1 : 0;
        }
        return at;
    }
}
