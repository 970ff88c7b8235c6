package io.cloudir.plan;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that is due under a legal regime.
 *
 * @param id its id within the regime
 * @param title what is due
 * @param to to whom
 * @param after what it counts from: id of an event of the regime, or of an earlier obligation (its actual submission)
 * @param within how long
 * @param cap a second clock; the earlier end counts, unless this one ended before the first began
 * @param condition when it is owed; empty if always
 */
public record LegalObligation(
        String id, String title, String to, String after, LegalPeriod within, Optional<Cap> cap, String condition) {
    public LegalObligation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(within, "within");
        Objects.requireNonNull(cap, "cap");
        Objects.requireNonNull(condition, "condition");
    }

    /** Whether one of its clocks counts from this event or obligation. */
    public boolean countsFrom(String moment) {
        return after.equals(moment)
                || cap.filter(it -> it.after().equals(moment)).isPresent();
    }

    /**
     * A second clock.
     *
     * @param after what it counts from
     * @param within how long
     */
    public record Cap(String after, LegalPeriod within) {
        public Cap {
            Objects.requireNonNull(after, "after");
            Objects.requireNonNull(within, "within");
        }
    }
}
