package io.cloudir.cloud;

import io.cloudir.model.Entity;
import io.cloudir.model.TimeRange;
import java.util.Objects;

/**
 * Asks for audit records.
 *
 * @param span when they happened
 * @param about whom or what they are about; {@link Entity#NONE} for all
 * @param limit how many at most, 1 to {@value #LIMIT}
 */
public record AuditQuery(TimeRange span, Entity about, int limit) {
    /** Most records of one answer. */
    public static final int LIMIT = 100_000;

    public AuditQuery {
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(about, "about");
        if (limit < 1 || limit > LIMIT) {
            throw new IllegalArgumentException("limit " + limit + " is not between 1 and " + LIMIT);
        }
    }

    /** Asks for everything in that span, at most {@value #LIMIT} records. */
    public static AuditQuery during(TimeRange span) {
        return new AuditQuery(span, Entity.NONE, LIMIT);
    }

    /** The same, but only what is about that principal, key, address or resource. */
    public AuditQuery about(Entity entity) {
        return new AuditQuery(span, entity, limit);
    }

    /** The same, but at most that many. */
    public AuditQuery atMost(int records) {
        return new AuditQuery(span, about, records);
    }
}
