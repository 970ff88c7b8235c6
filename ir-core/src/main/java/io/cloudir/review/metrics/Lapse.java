package io.cloudir.review.metrics;

import io.cloudir.model.Precision;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The time between two named moments of one incident. For a single incident these are facts; means and medians belong to
 * sets of incidents.
 *
 * @param kind which time it is
 * @param from what it begins with, in words
 * @param begin when that was; empty if it has not happened
 * @param to what it ends with, in words
 * @param end when that was; empty if it has not happened
 */
public record Lapse(Kind kind, String from, Optional<Moment> begin, String to, Optional<Moment> end) {
    /** The times that are measured. */
    public enum Kind {
        /** From the earliest record that a signal cites to the opening, or to the reopening in a later cycle. */
        DETECT,
        /** Until a person first took notice. */
        ACKNOWLEDGE,
        /** Until remediations were first validated and held. */
        CONTAIN,
        /** Until restorations were first validated and held. */
        RECOVER,
        /** Until the incident was closed. */
        CLOSE;

        Lapse in(List<Lapse> lapses) {
            return lapses.stream()
                    .filter(lapse -> lapse.kind() == this)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no time to " + this + " among " + lapses));
        }
    }

    public Lapse {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(begin, "begin");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(end, "end");
    }

    /** How long it took; empty if an end of it is missing or the second moment lies before the first. */
    public Optional<Duration> duration() {
        return begin.flatMap(from -> end.map(to -> Duration.between(from.at(), to.at())))
                .filter(length -> !length.isNegative());
    }

    /** How exactly the length is known: as exactly as the vaguer of its two moments; empty if one is missing. */
    public Optional<Precision> precision() {
        return begin.flatMap(from ->
                end.map(to -> from.precision().compareTo(to.precision()) >= 0 ? from.precision() : to.precision()));
    }
}
