package io.cloudir.cloud;

import io.cloudir.model.Entity;
import java.time.Instant;
import java.util.Optional;

/** What somebody wants changed in a cloud, before it is known which pieces of state that touches. */
public sealed interface ChangeRequest permits Containment, TemporaryControl, Recovery {
    /** The type of action, such as {@code suspend-identity}; the name of the {@link Capability} that it takes. */
    String type();

    /** What it acts upon. */
    Entity target();

    /** When it is to be undone by itself; empty if only a person has it undone. */
    default Optional<Instant> expires() {
        return Optional.empty();
    }
}
