package io.cloudir.cloud;

import io.cloudir.model.Entity;
import io.cloudir.model.TimeRange;
import java.util.Objects;

/**
 * Asks for what the cloud's own detectors found. A finding that was updated in the span counts, whenever it was first made.
 *
 * @param span when they were last updated
 * @param about whom or what they are about; {@link Entity#NONE} for all
 * @param limit how many at most, 1 to {@value #LIMIT}
 */
public record FindingQuery(TimeRange span, Entity about, int limit) {
    /** Most findings of one answer. */
    public static final int LIMIT = 10_000;

    public FindingQuery {
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(about, "about");
        if (limit < 1 || limit > LIMIT) {
            throw new IllegalArgumentException("limit " + limit + " is not between 1 and " + LIMIT);
        }
    }

    /** Asks for all findings in that span, at most {@value #LIMIT}. */
    public static FindingQuery during(TimeRange span) {
        return new FindingQuery(span, Entity.NONE, LIMIT);
    }

    /** The same, but only what is about that thing. */
    public FindingQuery about(Entity entity) {
        return new FindingQuery(span, entity, limit);
    }

    /** The same, but at most that many. */
    public FindingQuery atMost(int findings) {
        return new FindingQuery(span, about, findings);
    }
}
