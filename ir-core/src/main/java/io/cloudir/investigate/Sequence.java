package io.cloudir.investigate;

import io.cloudir.model.Precision;
import io.cloudir.model.RecordSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What happened in which order, as far as times tell. Clocks of a cloud's services agree well enough to order seconds; what lies within
 * one another's precision is listed in an order that is always the same, and said to be uncertain.
 *
 * @param moments in time order; of one time, by the records' ids
 */
public record Sequence(List<Moment> moments) {
    /**
     * How long a record may take to be delivered: CloudTrail delivers on average within 5 minutes and promises no limit; its event
     * history says 15. Until then the end of a sequence may still grow.
     */
    public static final Duration DELIVERY = Duration.ofMinutes(15);

    private static final Comparator<RecordSummary> ORDER = Comparator.comparing(RecordSummary::time)
            .thenComparing(RecordSummary::id)
            .thenComparing(record -> record.digest().hex());

    public Sequence {
        moments = List.copyOf(moments);
    }

    /**
     * One record in its place.
     *
     * @param record what happened
     * @param precision how exactly its time is known
     * @param certain whether it certainly happened after the one before it; true for the first
     */
    public record Moment(RecordSummary record, Precision precision, boolean certain) {
        public Moment {
            Objects.requireNonNull(record, "record");
            Objects.requireNonNull(precision, "precision");
        }
    }

    /** The sequence of those records, in whatever order they are given. */
    public static Sequence of(Collection<RecordSummary> records) {
        List<Moment> moments = new ArrayList<>();
        Instant settled = Instant.MIN;
        for (RecordSummary record : records.stream().sorted(ORDER).toList()) {
            Precision precision = precisionOf(record.time());
            moments.add(new Moment(record, precision, !record.time().isBefore(settled)));
            Instant end = record.time().plus(unitOf(precision).getDuration());
            settled = end.isAfter(settled) ? end : settled;
        }
        return new Sequence(moments);
    }

    /** How many records did not certainly happen after the one before them. */
    public long uncertain() {
        return moments.stream().filter(moment -> !moment.certain()).count();
    }

    /**
     * How exactly a time is known by the digits it was written with. A finer time that happens to end in zeros counts as coarser, so
     * that too much is called uncertain rather than too little.
     */
    static Precision precisionOf(Instant time) {
        int nanos = time.get(ChronoField.NANO_OF_SECOND);
        if (nanos == 0) {
            return Precision.SECOND;
        }
        if (nanos % 1_000_000 == 0) {
            return Precision.MILLISECOND;
        }
        return nanos % 1_000 == 0 ? Precision.MICROSECOND : Precision.NANOSECOND;
    }

    private static ChronoUnit unitOf(Precision precision) {
        return switch (precision) {
            case NANOSECOND -> ChronoUnit.NANOS;
            case MICROSECOND -> ChronoUnit.MICROS;
            case MILLISECOND -> ChronoUnit.MILLIS;
            default -> ChronoUnit.SECONDS;
        };
    }
}
