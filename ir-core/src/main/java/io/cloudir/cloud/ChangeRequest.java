package io.cloudir.cloud;

import io.cloudir.model.Entity;

/** What somebody wants changed in a cloud, before it is known which pieces of state that touches. */
public sealed interface ChangeRequest permits Containment, Recovery {
    /** The type of action, such as {@code suspend-identity}; the name of the {@link Capability} that it takes. */
    String type();

    /** What it acts upon. */
    Entity target();
}
