package io.cloudir.incident;

import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.Actor;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Precision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes journals for tests: an entry a minute, chained by made-up hashes. */
public final class TestJournal {
    public static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    public static final Actor PERSON = new Actor.Person("analyst");
    public static final Actor AUTOMATION = new Actor.Automation("detection", "rule-1");

    private final IncidentId id;
    private final List<JournalEntry> entries = new ArrayList<>();
    private Instant now = START;
    private Actor actor = PERSON;
    private Phase phase = Phase.DETECTED;

    public TestJournal(String dedupeKey) {
        id = IncidentId.derivedFrom(dedupeKey);
    }

    /** A journal that begins with an opening. */
    public static TestJournal opened(String dedupeKey) {
        return new TestJournal(dedupeKey).add(Samples.opened(dedupeKey));
    }

    public TestJournal at(Instant instant) {
        now = instant;
        return this;
    }

    public TestJournal by(Actor who) {
        actor = who;
        return this;
    }

    public TestJournal add(IncidentEvent... events) {
        for (IncidentEvent event : events) {
            append(event, now, actor);
            now = now.plus(Duration.ofMinutes(1));
        }
        return this;
    }

    /** Appends what a decision granted. */
    public TestJournal append(List<Draft> drafts) {
        drafts.forEach(draft -> append(draft.event(), draft.occurredAt(), draft.actor()));
        return this;
    }

    /** Moves to a phase, whatever the table says. */
    public TestJournal move(Phase to) {
        return add(new PhaseChanged(phase.code(), to.code(), "because"));
    }

    private void append(IncidentEvent event, Instant occurredAt, Actor who) {
        long seq = entries.size() + 1L;
        Digest prev = entries.isEmpty()
                ? Digest.ZERO
                : entries.get(entries.size() - 1).hash();
        entries.add(entry(id, seq, occurredAt, who, event, prev));
        if (event instanceof PhaseChanged moved) {
            phase = Phase.find(moved.to()).orElse(phase);
        }
    }

    static JournalEntry entry(
            IncidentId id, long seq, Instant occurredAt, Actor who, IncidentEvent event, Digest prev) {
        Digest hash = Digest.ofText(id + " " + seq + " " + event);
        return new JournalEntry(
                id, seq, occurredAt, Precision.NANOSECOND, occurredAt, who, List.of(), event, hash, prev, hash);
    }

    public List<JournalEntry> entries() {
        return List.copyOf(entries);
    }

    public Incident incident() {
        return Incident.fold(entries);
    }

    public Instant now() {
        return now;
    }
}
