package io.cloudir.incident.journal.proof;

import io.cloudir.incident.event.DetectionEvent.IncidentOpened;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.JournalEvent;
import io.cloudir.incident.event.JournalEvent.PayloadErased;
import io.cloudir.incident.event.WorkEvent.NoteAdded;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.journal.json.GeneratedEvents;
import io.cloudir.incident.store.MemoryJournalStore;
import io.cloudir.model.Actor;
import io.cloudir.model.Category;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import io.cloudir.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Exports to prove and to tamper with. */
final class SampleJournals {
    static final IncidentId INCIDENT = new IncidentId("ir-0a1b2c3d4e5f");
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private SampleJournals() {}

    static byte[] ofNotes(String... texts) {
        JournalStore store = store();
        store.appendFacts(
                INCIDENT,
                List.of(draft(
                        new IncidentOpened("t", "leaked-key", Category.ACCOUNT_COMPROMISE, "k", true, Digest.ZERO))));
        for (String text : texts) {
            store.appendFacts(INCIDENT, List.of(draft(new NoteAdded(text))));
        }
        return store.export(INCIDENT);
    }

    /** Every kind of event with hostile strings; some payloads erased. */
    static byte[] ofEverything(long seed, int rounds) {
        GeneratedEvents events = new GeneratedEvents(seed);
        JournalStore store = store();
        List<Long> notes = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            for (Class<?> kind : GeneratedEvents.kinds()) {
                IncidentEvent event = events.event(kind);
                if (!(event instanceof JournalEvent) && !kind.getSimpleName().startsWith("LegalHold")) {
                    Draft draft = draft(event).causedBy(List.of("\u0000\u007f\",\"payload\":{}", "seq:1"));
                    long seq = store.appendFacts(INCIDENT, List.of(draft)).entries();
                    if (event instanceof NoteAdded) {
                        notes.add(seq);
                    }
                }
            }
        }
        notes.forEach(seq -> store.erase(INCIDENT, seq, draft(new PayloadErased(seq, "it names a person", "GDPR"))));
        return store.export(INCIDENT);
    }

    static List<String> lines(byte[] journal) {
        return new ArrayList<>(List.of(text(journal).split("(?<=\n)")));
    }

    static byte[] bytes(List<String> lines) {
        return String.join("", lines).getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] journal) {
        return new String(journal, StandardCharsets.UTF_8);
    }

    private static JournalStore store() {
        return MemoryJournalStore.open("acme", JournalSettings.reproducible(new SettableClock(START)));
    }

    private static Draft draft(IncidentEvent event) {
        return Draft.of(event, START, new Actor.Automation("detection", "rule \u05E9"));
    }
}
