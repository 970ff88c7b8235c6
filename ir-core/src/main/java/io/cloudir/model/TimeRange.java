package io.cloudir.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A span of time, both ends included.
 *
 * @param from the first instant
 * @param to the last instant, not before {@code from}
 */
public record TimeRange(Instant from, Instant to) {
    public TimeRange {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a time range ends before it begins: " + from + " to " + to);
        }
    }

    /** Whether the instant lies in this range, ends included. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && !instant.isAfter(to);
    }

    /** The smallest range that covers this one and the instant. */
    public TimeRange including(Instant instant) {
        if (contains(instant)) {
            return this;
        }
        return instant.isBefore(from) ? new TimeRange(instant, to) : new TimeRange(from, instant);
    }

    /** From the first instant to the last. */
    public Duration duration() {
        return Duration.between(from, to);
    }
}
