package io.cloudir.incident;

import io.cloudir.model.Entity;
import java.util.List;
import java.util.Objects;

/**
 * Something that an incident is about, with the signals that brought it in.
 *
 * @param entity what it is
 * @param signalIds the signals about it, in the order of the journal; empty if only a finding or the scope names it
 */
public record InvolvedEntity(Entity entity, List<String> signalIds) {
    public InvolvedEntity {
        Objects.requireNonNull(entity, "entity");
        signalIds = Grown.of(signalIds);
    }

    /** The same with one more signal about it. */
    InvolvedEntity with(String signalId) {
        return new InvolvedEntity(entity, Grown.of(signalIds).plus(signalId));
    }
}
