package io.cloudir.plan;

import java.util.List;
import java.util.Objects;

/**
 * A system whose loss hurts most.
 *
 * @param name what people call it
 * @param resources what belongs to it
 */
public record CriticalSystem(String name, List<ResourcePattern> resources) {
    public CriticalSystem {
        Objects.requireNonNull(name, "name");
        resources = List.copyOf(resources);
    }

    /** Whether something of that name belongs to it, in any of the forms that names come in. */
    public boolean includes(String name) {
        return resources.stream().anyMatch(pattern -> pattern.covers(name));
    }
}
