package io.cloudir.review.metrics;

import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.Precision;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.Objects;

/**
 * A point in time and how exactly it is known.
 *
 * @param at when
 * @param precision how exactly
 */
public record Moment(Instant at, Precision precision) {
    private static final int NANOS_OF_MILLI = 1_000_000;
    private static final int NANOS_OF_MICRO = 1_000;

    public Moment {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(precision, "precision");
    }

    static Moment of(JournalEntry entry) {
        return new Moment(entry.occurredAt(), entry.precision());
    }

    /** A time that a log record states: as exact as its digits, for the record does not tell more. */
    public static Moment asWritten(Instant at) {
        int nanos = at.get(ChronoField.NANO_OF_SECOND);
        if (nanos == 0) {
            return new Moment(at, Precision.SECOND);
        }
        if (nanos % NANOS_OF_MILLI == 0) {
            return new Moment(at, Precision.MILLISECOND);
        }
        return new Moment(at, nanos % NANOS_OF_MICRO == 0 ? Precision.MICROSECOND : Precision.NANOSECOND);
    }
}
