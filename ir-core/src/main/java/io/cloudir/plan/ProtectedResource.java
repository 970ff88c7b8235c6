package io.cloudir.plan;

import java.util.Objects;

/**
 * A resource that is never changed.
 *
 * @param resource its name
 * @param reason why
 */
public record ProtectedResource(ResourcePattern resource, String reason) {
    public ProtectedResource {
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(reason, "reason");
    }
}
