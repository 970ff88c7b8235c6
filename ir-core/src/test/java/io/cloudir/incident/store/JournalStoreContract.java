package io.cloudir.incident.store;

import static io.cloudir.incident.store.Drafts.INCIDENT;
import static io.cloudir.incident.store.Drafts.START;
import static io.cloudir.incident.store.Drafts.draft;
import static io.cloudir.incident.store.Drafts.erasure;
import static io.cloudir.incident.store.Drafts.note;
import static io.cloudir.incident.store.Drafts.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.incident.IncidentSummary;
import io.cloudir.incident.Phase;
import io.cloudir.incident.event.Erased;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.JournalEvent;
import io.cloudir.incident.event.JournalEvent.PayloadErased;
import io.cloudir.incident.event.LifecycleEvent.LegalHoldLifted;
import io.cloudir.incident.event.LifecycleEvent.LegalHoldPlaced;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.event.Unrecognised;
import io.cloudir.incident.event.WorkEvent.NoteAdded;
import io.cloudir.incident.journal.ConflictException;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.Head;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.journal.json.GeneratedEvents;
import io.cloudir.model.Actor;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Precision;
import io.cloudir.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every journal store promises. */
abstract class JournalStoreContract {
    final SettableClock clock = new SettableClock(START);
    final List<String> warnings = new ArrayList<>();
    final JournalSettings settings = JournalSettings.reproducible(clock).warningTo(warnings::add);
    JournalStore store;

    /** A store that sees what other stores opened by this method, for the same namespace, have written. */
    abstract JournalStore open(String namespace);

    @BeforeEach
    void openStore() {
        store = open("acme");
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void anUnknownIncidentIsEmpty() {
        assertThat(store.head(INCIDENT)).isEqualTo(Head.empty(INCIDENT));
        assertThat(store.read(INCIDENT, 0)).isEmpty();
        assertThat(store.incidents()).isEmpty();
        assertThatThrownBy(() -> store.export(INCIDENT))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining(INCIDENT.value())
                .hasMessageContaining("acme");
        assertThat(store.incidents()).isEmpty();
    }

    @Test
    void whatWasAppendedIsReadBackInOrder() {
        Draft draft = new Draft(
                new NoteAdded("seen"),
                START.minusSeconds(60),
                Precision.MINUTE,
                new Actor.Automation("detection", "rule-1"),
                List.of("record-1", "seq:1"));
        Head head = store.appendFacts(INCIDENT, List.of(opened(), draft));

        List<JournalEntry> entries = store.read(INCIDENT, 0);
        assertThat(entries).hasSize(2);
        JournalEntry second = entries.get(1);
        assertThat(new Draft(second.event(), second.occurredAt(), second.precision(), second.actor(), second.causes()))
                .isEqualTo(draft);
        assertThat(second.seq()).isEqualTo(2);
        assertThat(second.recordedAt()).isEqualTo(START);
        assertThat(entries.get(0).prev()).isEqualTo(Digest.ZERO);
        assertThat(second.prev()).isEqualTo(entries.get(0).hash());
        assertThat(head).isEqualTo(new Head(INCIDENT, 2, second.hash())).isEqualTo(store.head(INCIDENT));
        assertThat(store.read(INCIDENT, 1)).containsExactly(second);
        assertThat(store.read(INCIDENT, 2)).isEmpty();
        assertThat(store.read(INCIDENT, 99)).isEmpty();
    }

    @Test
    void eachKindOfEventIsStored() {
        GeneratedEvents events = new GeneratedEvents(7);
        List<IncidentEvent> written = new ArrayList<>();
        for (Class<?> kind : GeneratedEvents.kinds()) {
            IncidentEvent event = events.event(kind);
            if (!(event instanceof JournalEvent)) {
                written.add(event);
            }
        }
        store.appendFacts(INCIDENT, written.stream().map(Drafts::draft).toList());
        assertThat(store.read(INCIDENT, 0)).extracting(JournalEntry::event).isEqualTo(written);
    }

    @Test
    void aDecisionOnAnOldVersionIsRefused() {
        Head seen = store.appendFacts(INCIDENT, List.of(opened()));
        store.appendFacts(INCIDENT, List.of(note("a signal came in")));

        assertThatThrownBy(() -> store.appendDecision(INCIDENT, seen.entries(), List.of(note("decided"))))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("is at version 2")
                .hasMessageContaining("based on version 1");
        assertThatThrownBy(() -> store.appendDecision(INCIDENT, 3, List.of(note("decided"))))
                .isInstanceOf(ConflictException.class);
        assertThat(store.head(INCIDENT).entries()).isEqualTo(2);
        assertThat(store.appendDecision(INCIDENT, 2, List.of(note("decided"))).entries())
                .isEqualTo(3);
    }

    @Test
    void aFactIsRebasedOntoTheHead() {
        store.appendFacts(INCIDENT, List.of(opened()));
        store.appendDecision(INCIDENT, 1, List.of(note("decided")));
        assertThat(store.appendFacts(INCIDENT, List.of(note("happened"))).entries())
                .isEqualTo(3);
    }

    @Test
    void appendingNothingChangesNothing() {
        assertThat(store.appendFacts(INCIDENT, List.of())).isEqualTo(Head.empty(INCIDENT));
        assertThat(store.incidents()).isEmpty();
    }

    @Test
    void theTimeOfRecordingNeverFalls() {
        store.appendFacts(INCIDENT, List.of(opened()));
        clock.set(START.minusSeconds(3600));
        store.appendFacts(INCIDENT, List.of(note("the clock was set back")));
        clock.set(START.plusSeconds(1));
        store.appendFacts(INCIDENT, List.of(note("later")));
        assertThat(store.read(INCIDENT, 0))
                .extracting(JournalEntry::recordedAt)
                .containsExactly(START, START, START.plusSeconds(1));
    }

    @Test
    void hostileTextIsStoredAsItIs() {
        List<String> texts = List.of(
                "\u0000 \u001B[31m \u007F",
                "\u202Etxt.exe",
                "x".repeat(1 << 20),
                "\uD83D\uDD25".repeat(1 << 18),
                "\n{\"v\":1}\n",
                "\",\"payload\":null,\"salt\":null,\"payloadHash\":\"");
        store.appendFacts(INCIDENT, texts.stream().map(Drafts::note).toList());
        assertThat(open("acme").read(INCIDENT, 0))
                .extracting(entry -> ((NoteAdded) entry.event()).text())
                .isEqualTo(texts);
        assertThat(warnings).isEmpty();
    }

    @Test
    void unpairedSurrogatesAreReplacedAndReported() {
        store.appendFacts(INCIDENT, List.of(note("a\uD800b"), note("c").causedBy(List.of("\uDC00\uDC01"))));
        List<JournalEntry> entries = store.read(INCIDENT, 0);
        assertThat(entries.get(0).event()).isEqualTo(new NoteAdded("a\uFFFDb"));
        assertThat(entries.get(1).causes()).containsExactly("\uFFFD\uFFFD");
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(1)).contains("entry 2").contains("2 unpaired surrogates");
    }

    @Test
    void whatIsTooLargeIsRefusedAndLeavesNothingBehind() {
        Draft large = note("x".repeat(9 << 20));
        assertThatThrownBy(() -> store.appendFacts(INCIDENT, List.of(opened(), large)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("evidence store");
        assertThat(store.head(INCIDENT)).isEqualTo(Head.empty(INCIDENT));
    }

    @Test
    void onlyTheStoreWritesAboutTheJournal() {
        assertThatThrownBy(() -> store.appendFacts(INCIDENT, List.of(erasure(1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.appendFacts(INCIDENT, List.of(draft(new Erased("note-added")))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.appendFacts(INCIDENT, List.of(draft(new Unrecognised("x", "{}")))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namespacesDoNotSeeEachOther() {
        store.appendFacts(INCIDENT, List.of(opened()));
        JournalStore other = open("other");
        assertThat(other.incidents()).isEmpty();
        assertThat(other.head(INCIDENT).entries()).isZero();
        other.appendFacts(INCIDENT, List.of(opened(), note("theirs")));
        assertThat(store.head(INCIDENT).entries()).isEqualTo(1);
        assertThat(other.namespace()).isEqualTo("other");
    }

    @Test
    void aNamespaceIsNoPath() {
        for (String name : List.of("", "-a", "A", "..", "a/b", "a\u0000", "x".repeat(64))) {
            assertThatThrownBy(() -> open(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("namespace");
        }
    }

    @Test
    void incidentsAreListedInTheOrderOfTheirIds() {
        List<IncidentId> ids = IntStream.range(0, 20)
                .mapToObj(at -> IncidentId.derivedFrom("key " + at))
                .toList();
        ids.forEach(id -> store.appendFacts(id, List.of(opened())));
        assertThat(store.incidents())
                .containsExactlyElementsOf(ids.stream().sorted().toList());
    }

    @Test
    void aPayloadIsErasedAndItsPlaceRemains() {
        store.appendFacts(INCIDENT, List.of(opened(), note("Jo Doe, born 1970"), note("other")));
        JournalEntry before = store.read(INCIDENT, 0).get(1);
        Head head = store.erase(INCIDENT, 2, erasure(2));

        List<JournalEntry> entries = store.read(INCIDENT, 0);
        assertThat(entries).hasSize(4);
        assertThat(entries.get(1).event()).isEqualTo(new Erased("note-added"));
        assertThat(entries.get(1).hash()).isEqualTo(before.hash());
        assertThat(entries.get(1).payloadHash()).isEqualTo(before.payloadHash());
        assertThat(entries.get(3).event()).isInstanceOf(PayloadErased.class);
        assertThat(head).isEqualTo(store.head(INCIDENT));
        assertThat(text(store.export(INCIDENT))).doesNotContain("Jo Doe");

        assertThat(store.erase(INCIDENT, 2, erasure(2))).isEqualTo(head);
        assertThat(store.appendFacts(INCIDENT, List.of(note("on it goes"))).entries())
                .isEqualTo(5);
    }

    @Test
    void aLegalHoldRefusesErasureUntilItIsLifted() {
        store.appendFacts(
                INCIDENT, List.of(opened(), note("evidence"), draft(new LegalHoldPlaced("counsel", "litigation"))));
        assertThatThrownBy(() -> store.erase(INCIDENT, 2, erasure(2)))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("legal hold");
        assertThat(store.head(INCIDENT).entries()).isEqualTo(3);
        store.appendFacts(INCIDENT, List.of(draft(new LegalHoldLifted("counsel", "settled"))));
        assertThat(store.erase(INCIDENT, 2, erasure(2)).entries()).isEqualTo(5);
    }

    @Test
    void whatTheIncidentCannotDoWithoutIsNotErased() {
        store.appendFacts(
                INCIDENT, List.of(opened(), draft(new PhaseChanged("detected", "investigating", "")), note("n")));
        store.erase(INCIDENT, 3, erasure(3));
        for (long seq : List.of(1L, 2L, 4L)) {
            assertThatThrownBy(() -> store.erase(INCIDENT, seq, erasure(seq)))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("cannot do without");
        }
        assertThatThrownBy(() -> store.erase(INCIDENT, 9, erasure(9))).hasMessageContaining("no entry 9");
        assertThatThrownBy(() -> store.erase(INCIDENT, 0, erasure(0))).hasMessageContaining("no entry 0");
        assertThatThrownBy(() -> store.erase(INCIDENT, 3, erasure(2))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anExportImportedElsewhereHasTheSameBytes() {
        GeneratedEvents events = new GeneratedEvents(11);
        store.appendFacts(INCIDENT, List.of(opened(), note("n")));
        store.erase(INCIDENT, 2, erasure(2));
        for (int at = 0; at < 20; at++) {
            IncidentEvent event = events.event(NoteAdded.class);
            store.appendFacts(INCIDENT, List.of(draft(event)));
        }
        byte[] export = store.export(INCIDENT);
        JournalStore other = open("other");
        assertThat(other.importJournal(export)).isEqualTo(store.head(INCIDENT));
        assertThat(other.export(INCIDENT)).isEqualTo(export);
        assertThat(other.importJournal(export)).isEqualTo(store.head(INCIDENT));

        String[] lines = text(export).split("(?<=\n)", -1);
        assertThat(lines[lines.length - 2]).startsWith("{\"head\":{").endsWith("\"signature\":null}\n");
        other.appendFacts(INCIDENT, List.of(note("moved on")));
        assertThatThrownBy(() -> other.importJournal(export))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("another journal");
    }

    @Test
    void anExportThatIsNotWholeIsNotImported() {
        store.appendFacts(INCIDENT, List.of(opened(), note("one"), note("two")));
        String export = text(store.export(INCIDENT));
        JournalStore other = open("other");
        for (String bad : List.of(
                "",
                "\n",
                "hello",
                export.replace("one", "eno"),
                export.substring(0, export.length() - 1),
                export.substring(0, export.indexOf('\n') + 1) + export.substring(export.indexOf("{\"head\"")),
                export.substring(export.indexOf('\n') + 1))) {
            assertThatThrownBy(() -> other.importJournal(bad.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(JournalException.class);
        }
        assertThat(other.incidents()).isEmpty();
    }

    @Test
    void theIndexFollowsTheJournals() {
        IncidentIndex index = IncidentIndex.of(store, warnings::add);
        assertThat(index.rows()).isEmpty();
        assertThat(index.row(INCIDENT)).isEmpty();
        Head head = store.appendFacts(INCIDENT, List.of(opened()));
        assertThat(index.row(INCIDENT).orElseThrow().head()).isEqualTo(head);
        head = store.appendFacts(INCIDENT, List.of(draft(new PhaseChanged("detected", "investigating", ""))));
        Head other = store.appendFacts(IncidentId.derivedFrom("other"), List.of(opened()));
        assertThat(index.rows()).extracting(IncidentSummary::head).containsExactly(head, other);
        assertThat(index.rows())
                .extracting(IncidentSummary::phase)
                .containsExactly(Phase.INVESTIGATING, Phase.DETECTED);
        assertThat(IncidentIndex.of(store, warnings::add).rows()).isEqualTo(index.rows());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
