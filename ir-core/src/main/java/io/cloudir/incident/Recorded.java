package io.cloudir.incident;

import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.Actor;
import java.time.Instant;
import java.util.Objects;

/**
 * An event together with who recorded it and when, so that whatever an incident says can be traced to its entry.
 *
 * @param event what happened
 * @param seq the entry that tells it
 * @param occurredAt when it happened
 * @param recordedAt when it was recorded
 * @param actor who made the entry
 * @param <E> the kind of event
 */
public record Recorded<E extends IncidentEvent>(
        E event, long seq, Instant occurredAt, Instant recordedAt, Actor actor) {
    public Recorded {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(actor, "actor");
    }

    static <E extends IncidentEvent> Recorded<E> of(JournalEntry entry, E event) {
        return new Recorded<>(event, entry.seq(), entry.occurredAt(), entry.recordedAt(), entry.actor());
    }
}
