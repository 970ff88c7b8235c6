package io.cloudir.incident.journal;

import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.model.Actor;
import io.cloudir.model.Precision;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An entry about to be appended; the store adds its place in the chain and the time of recording.
 *
 * @param event what happened
 * @param occurredAt when it happened
 * @param precision how exactly that time is known
 * @param actor who made the entry
 * @param causes what led to it: record ids, signal ids, or {@code seq:} and the number of an earlier entry
 */
public record Draft(IncidentEvent event, Instant occurredAt, Precision precision, Actor actor, List<String> causes) {
    public Draft {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(precision, "precision");
        Objects.requireNonNull(actor, "actor");
        causes = List.copyOf(causes);
    }

    /** A draft of something that happened just now, with no cause but its actor. */
    public static Draft of(IncidentEvent event, Instant occurredAt, Actor actor) {
        return new Draft(event, occurredAt, Precision.NANOSECOND, actor, List.of());
    }

    /** The same draft with these causes. */
    public Draft causedBy(List<String> ids) {
        return new Draft(event, occurredAt, precision, actor, ids);
    }
}
