package io.cloudir.review.metrics;

import java.util.List;
import java.util.Objects;

/**
 * The times and counts of one pass, from detection or reopening to the end; a later reopening does not change them.
 *
 * @param number from 1
 * @param began when it began
 * @param reason why it began; empty for the first
 * @param lapses one of each kind, in their order
 * @param counts what happened in it
 */
public record CycleMetrics(int number, Moment began, String reason, List<Lapse> lapses, Counts counts) {
    public CycleMetrics {
        Objects.requireNonNull(began, "began");
        Objects.requireNonNull(reason, "reason");
        lapses = List.copyOf(lapses);
        Objects.requireNonNull(counts, "counts");
    }

    /** The time of a kind. */
    public Lapse lapse(Lapse.Kind kind) {
        return kind.in(lapses);
    }
}
