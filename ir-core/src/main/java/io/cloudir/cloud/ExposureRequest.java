package io.cloudir.cloud;

import io.cloudir.model.Entity;
import java.util.Objects;

/**
 * Asks what can be reached from outside.
 *
 * @param about only this host, bucket or other resource; {@link Entity#NONE} for the whole account
 * @param limit how many openings at most, 1 to {@value #LIMIT}
 */
public record ExposureRequest(Entity about, int limit) {
    /** Most openings of one answer. */
    public static final int LIMIT = 10_000;

    public ExposureRequest {
        Objects.requireNonNull(about, "about");
        if (limit < 1 || limit > LIMIT) {
            throw new IllegalArgumentException("limit " + limit + " is not between 1 and " + LIMIT);
        }
    }

    /** Asks for the whole account. */
    public static ExposureRequest everything() {
        return new ExposureRequest(Entity.NONE, LIMIT);
    }

    /** Asks for one thing. */
    public static ExposureRequest of(Entity entity) {
        return new ExposureRequest(entity, LIMIT);
    }

    /** The same, but at most that many. */
    public ExposureRequest atMost(int openings) {
        return new ExposureRequest(about, openings);
    }
}
