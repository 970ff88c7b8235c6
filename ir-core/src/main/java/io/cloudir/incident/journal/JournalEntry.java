package io.cloudir.incident.journal;

import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.model.Actor;
import io.cloudir.model.Digest;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Precision;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One entry of a journal, as read back.
 *
 * @param incident the incident it belongs to
 * @param seq its position, from 1
 * @param occurredAt when it happened
 * @param precision how exactly that time is known
 * @param recordedAt when it was recorded; never falls from entry to entry
 * @param actor who made it
 * @param causes what led to it
 * @param event what happened
 * @param payloadHash SHA-256 over salt and payload
 * @param prev the hash of the entry before, {@link Digest#ZERO} for the first
 * @param hash SHA-256 over the header
 */
public record JournalEntry(
        IncidentId incident,
        long seq,
        Instant occurredAt,
        Precision precision,
        Instant recordedAt,
        Actor actor,
        List<String> causes,
        IncidentEvent event,
        Digest payloadHash,
        Digest prev,
        Digest hash) {
    public JournalEntry {
        Objects.requireNonNull(incident, "incident");
        if (seq < 1) {
            throw new IllegalArgumentException("entries are numbered from 1, got " + seq);
        }
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(precision, "precision");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(actor, "actor");
        causes = List.copyOf(causes);
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(payloadHash, "payloadHash");
        Objects.requireNonNull(prev, "prev");
        Objects.requireNonNull(hash, "hash");
    }
}
