package io.cloudir.cloud;

import io.cloudir.model.Entity;
import java.util.Objects;

/**
 * Asks for one thing of an account.
 *
 * @param entity which
 */
public record DescribeRequest(Entity entity) {
    public DescribeRequest {
        Objects.requireNonNull(entity, "entity");
    }

    /** Asks for that thing. */
    public static DescribeRequest of(Entity entity) {
        return new DescribeRequest(entity);
    }
}
