package io.cloudir.incident.store;

import static io.cloudir.incident.store.Drafts.INCIDENT;
import static io.cloudir.incident.store.Drafts.note;
import static io.cloudir.incident.store.Drafts.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.incident.event.JournalEvent.TornTailSetAside;
import io.cloudir.incident.journal.AlteredJournalException;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.proof.Verification.Reason;
import io.cloudir.incident.journal.proof.Verifier;
import io.cloudir.model.IncidentId;
import io.cloudir.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash in mid-append leaves, and what the store makes of it. */
class TornTailTest {
    @TempDir(factory = QuickFolder.class)
    Path root;

    private final List<String> warnings = new ArrayList<>();
    private Path journal;
    private byte[] whole;
    private int lastLine;

    private DirectoryJournalStore open() {
        return DirectoryJournalStore.open(
                root,
                "acme",
                JournalSettings.reproducible(new SettableClock(Drafts.START)).warningTo(warnings::add));
    }

    @BeforeEach
    void write() throws IOException {
        DirectoryJournalStore store = open();
        store.appendFacts(INCIDENT, List.of(opened(), note("one")));
        journal = root.resolve("acme/incidents/" + INCIDENT + "/journal.jsonl");
        lastLine = Math.toIntExact(Files.size(journal));
        store.appendFacts(INCIDENT, List.of(note("never acknowledged")));
        whole = Files.readAllBytes(journal);
    }

    @Test
    void aTailTornAtAnyByteIsSetAsideAndReported() throws IOException {
        for (int end = lastLine + 1; end < whole.length; end++) {
            byte[] tail = Arrays.copyOfRange(whole, lastLine, end);
            Files.write(journal, Arrays.copyOf(whole, end));
            warnings.clear();
            DirectoryJournalStore store = open();

            List<JournalEntry> entries = store.read(INCIDENT, 0);
            assertThat(entries).as("torn at byte %d", end).hasSize(3);
            TornTailSetAside event = (TornTailSetAside) entries.get(2).event();
            assertThat(event.bytes()).isEqualTo(tail.length);
            assertThat(journal.resolveSibling(event.file())).hasBinaryContent(tail);
            assertThat(warnings)
                    .singleElement()
                    .asString()
                    .contains(event.file())
                    .contains(INCIDENT.value());
            assertThat(Verifier.withoutHead().verify(journal).ok()).isTrue();
            Files.delete(journal.resolveSibling(event.file()));
        }
    }

    @Test
    void anAppendOfSeveralEntriesThatWasCutShortLeavesNoneOfThem() throws IOException {
        open().appendFacts(INCIDENT, List.of(note("a"), note("b"), note("c")));
        byte[] all = Files.readAllBytes(journal);
        int start = whole.length;
        for (int end = start + 1; end <= all.length; end += 7) {
            byte[] unfinished = unfinished(all, start, end);
            Files.write(journal, unfinished);
            assertThat(Verifier.withoutHead().verify(journal).firstBad())
                    .hasValueSatisfying(bad -> assertThat(bad.reason()).isEqualTo(Reason.TORN));
            List<JournalEntry> entries = open().read(INCIDENT, 0);
            assertThat(entries).as("cut at byte %d", end).hasSize(4);
            TornTailSetAside event = (TornTailSetAside) entries.get(3).event();
            assertThat(journal.resolveSibling(event.file()))
                    .hasBinaryContent(Arrays.copyOfRange(unfinished, start, unfinished.length));
            Files.delete(journal.resolveSibling(event.file()));
        }
    }

    /** What an append leaves that is killed when it has written up to a byte: its first one is written last. */
    private static byte[] unfinished(byte[] all, int start, int end) {
        byte[] left = Arrays.copyOf(Arrays.copyOf(all, end), all.length + 1);
        left[start] = 0;
        return left;
    }

    @Test
    void aFirstAppendThatWasCutShortAfterALineLeavesNoIncident() throws IOException {
        Files.write(journal, unfinished(whole, 0, lastLine));
        assertThat(open().incidents()).isEmpty();
        assertThat(warnings).hasSize(1);
    }

    @Test
    void anAppendThatWasKilledWhenAllWasWrittenStands() throws IOException {
        Files.write(journal, Arrays.copyOf(whole, whole.length + 1));
        assertThat(open().read(INCIDENT, 0)).hasSize(3);
        assertThat(journal).hasBinaryContent(whole);
        assertThat(warnings).isEmpty();
    }

    @Test
    void anEntryThatLostItsFirstByteIsAlteredNotTorn() throws IOException {
        byte[] altered = whole.clone();
        altered[0] = 0;
        assertAltered(altered, "entry 1");
        assertThat(Verifier.withoutHead().verify(journal).firstBad())
                .hasValueSatisfying(bad -> assertThat(bad.reason()).isEqualTo(Reason.CHANGED));
    }

    @Test
    void whatTheIndexKnowsIsAlteredNotTorn() throws IOException {
        assertThat(IncidentIndex.of(open(), warnings::add).row(INCIDENT)).isPresent();
        byte[] zeros = whole.clone();
        Arrays.fill(zeros, lastLine, whole.length - 1, (byte) 0);
        assertAltered(zeros, "whole up to entry 2 only, but 3 were acknowledged");
        assertAltered(Arrays.copyOf(whole, whole.length - 1), "3 were acknowledged");
        assertAltered(unfinished(whole, lastLine, whole.length), "3 were acknowledged");
    }

    private void assertAltered(byte[] journalNow, String message) throws IOException {
        Files.write(journal, journalNow);
        DirectoryJournalStore store = open();
        assertThatThrownBy(() -> store.read(INCIDENT, 0))
                .isInstanceOf(AlteredJournalException.class)
                .hasMessageContaining(message);
        assertThatThrownBy(() -> store.appendFacts(INCIDENT, List.of(note("on"))))
                .isInstanceOf(AlteredJournalException.class);
        assertThat(journal).hasBinaryContent(journalNow);
        try (Stream<Path> files = Files.list(journal.resolveSibling("."))) {
            assertThat(files.filter(file -> file.toString().endsWith(".torn"))).isEmpty();
        }
    }

    @Test
    void aTailOfUnwrittenBytesIsSetAside() throws IOException {
        byte[] zeros = whole.clone();
        Arrays.fill(zeros, lastLine + 20, whole.length - 1, (byte) 0);
        Files.write(journal, zeros);
        assertThat(open().read(INCIDENT, 0)).hasSize(3);
        assertThat(warnings).hasSize(1);
    }

    @Test
    void aTailTornWhileTheStoreIsOpenIsSetAsideAtTheNextAppend() throws IOException {
        DirectoryJournalStore store = open();
        assertThat(store.head(INCIDENT).entries()).isEqualTo(3);
        Files.write(journal, Arrays.copyOf(whole, whole.length + 7));
        assertThat(store.appendFacts(INCIDENT, List.of(note("on"))).entries()).isEqualTo(5);
        assertThat(store.read(INCIDENT, 3).get(0).event()).isInstanceOf(TornTailSetAside.class);
        assertThat(open().read(INCIDENT, 0)).hasSize(5);
    }

    @Test
    void aJournalTornInItsFirstLineBeginsAnew() throws IOException {
        Files.write(journal, Arrays.copyOf(whole, 100));
        DirectoryJournalStore store = open();
        assertThat(store.head(INCIDENT).entries()).isZero();
        assertThat(store.incidents()).isEmpty();
        assertThat(warnings).hasSize(1);
        store.appendFacts(INCIDENT, List.of(opened()));
        assertThat(store.read(INCIDENT, 0))
                .extracting(entry -> entry.event().getClass().getSimpleName())
                .containsExactly("IncidentOpened", "TornTailSetAside");
    }

    @Test
    void aTailSetAsideJustBeforeAnotherCrashIsStillRecorded() throws IOException {
        Files.write(journal, Arrays.copyOf(whole, whole.length - 10));
        open();
        byte[] withoutRecord = Arrays.copyOf(whole, lastLine);
        Files.write(journal, withoutRecord);
        assertThat(open().read(INCIDENT, 0).get(2).event()).isInstanceOf(TornTailSetAside.class);
    }

    @Test
    void aLastEntryThatWasAlteredIsNotTakenForTorn() throws IOException {
        byte[] altered = whole.clone();
        altered[whole.length - 100] ^= 1;
        assertAltered(altered, "entry 3 of incident " + INCIDENT + " is not as it was written");
    }

    @Test
    void oneAlteredJournalDoesNotKeepAStoreFromOpening() throws IOException {
        byte[] altered = Arrays.copyOf(whole, whole.length - 1);
        altered[lastLine - 100] ^= 1;
        Files.write(journal, altered);
        DirectoryJournalStore store = open();
        assertThat(warnings).singleElement().asString().contains("entry 2").contains(INCIDENT.value());
        IncidentId other = IncidentId.derivedFrom("other");
        assertThat(store.appendFacts(other, List.of(opened())).entries()).isEqualTo(1);
    }

    @Test
    void aJournalThatLostEntriesWhileOpenIsRefused() throws IOException {
        DirectoryJournalStore store = open();
        store.head(INCIDENT);
        Files.write(journal, Arrays.copyOf(whole, lastLine));
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> store.appendFacts(INCIDENT, List.of(note("on"))))
                    .isInstanceOf(AlteredJournalException.class)
                    .hasMessageContaining("had 3 entries and now has 2");
        }
        Files.write(journal, whole);
        assertThat(store.appendFacts(INCIDENT, List.of(note("on"))).entries()).isEqualTo(4);
    }

    @Test
    void aJournalThatIsCutOffIsNotWrittenToOnlyBecauseATailWasSetAside() throws IOException {
        Files.write(journal, Arrays.copyOf(whole, whole.length - 10));
        DirectoryJournalStore store = open();
        assertThat(store.read(INCIDENT, 0)).hasSize(3);
        byte[] cutOff = Arrays.copyOf(whole, lastLine);
        Files.write(journal, cutOff);
        assertThatThrownBy(() -> store.read(INCIDENT, 0)).isInstanceOf(AlteredJournalException.class);
        assertThat(journal).hasBinaryContent(cutOff);
    }

    @Test
    void aJournalThatIsWrittenAnewWhileOpenIsRefusedUntilItIsRestored() throws IOException {
        DirectoryJournalStore store = open();
        store.head(INCIDENT);
        Files.delete(journal);
        open().appendFacts(INCIDENT, List.of(opened(), note("other"), note("than"), note("before")));
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> store.read(INCIDENT, 0))
                    .isInstanceOf(AlteredJournalException.class)
                    .hasMessageContaining("another entry 3");
        }
        Files.write(journal, whole);
        assertThat(store.read(INCIDENT, 0)).hasSize(3);
    }
}
