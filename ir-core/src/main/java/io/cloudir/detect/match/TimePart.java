package io.cloudir.detect.match;

import io.cloudir.telemetry.FieldValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A part of a time, always in UTC. A time is ISO 8601 with {@code Z}, an offset or neither (then UTC), with a {@code T} or a
 * space before the hour, or a number of seconds or milliseconds since 1970.
 */
public enum TimePart {
    MINUTE(ChronoField.MINUTE_OF_HOUR, 0, 59),
    HOUR(ChronoField.HOUR_OF_DAY, 0, 23),
    DAY(ChronoField.DAY_OF_MONTH, 1, 31),
    /** The week of ISO 8601. */
    WEEK(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 1, 53),
    MONTH(ChronoField.MONTH_OF_YEAR, 1, 12),
    YEAR(ChronoField.YEAR, 0, 9_999);

    private static final int LONGEST = 40;
    private static final BigDecimal LEAST_MILLIS = BigDecimal.valueOf(100_000_000_000L);
    private static final BigDecimal MOST_MILLIS = BigDecimal.valueOf(1_000_000_000_000_000L);

    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private final TemporalField field;
    private final int least;
    private final int most;

    TimePart(TemporalField field, int least, int most) {
        this.field = field;
        this.least = least;
        this.most = most;
    }

    /** Sigma's word for it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The least that it can be. */
    public int least() {
        return least;
    }

    /** The most that it can be. */
    public int most() {
        return most;
    }

    /** The part of that word. */
    public static Optional<TimePart> ofCode(String code) {
        return Arrays.stream(values()).filter(part -> part.code().equals(code)).findFirst();
    }

    /** This part of the time that a value is; empty if it is none. */
    Optional<Long> of(Candidate value) {
        Optional<OffsetDateTime> time = value.kind() == FieldValue.Kind.NUMBER ? epoch(value) : written(value.text());
        return time.map(at -> at.getLong(field));
    }

    private static Optional<OffsetDateTime> written(String text) {
        if (text.length() < 16 || text.length() > LONGEST || text.charAt(4) != '-') {
            return Optional.empty();
        }
        try {
            TemporalAccessor time = FORM.parseBest(
                    text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text,
                    OffsetDateTime::from,
                    LocalDateTime::from);
            return Optional.of(
                    time instanceof OffsetDateTime at
                            ? at.withOffsetSameInstant(ZoneOffset.UTC)
                            : LocalDateTime.from(time).atOffset(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<OffsetDateTime> epoch(Candidate value) {
        return value.number()
                .filter(number -> number.abs().compareTo(MOST_MILLIS) < 0)
                .map(number -> number.abs().compareTo(LEAST_MILLIS) < 0
                        ? number.movePointRight(3).longValue()
                        : number.longValue())
                .map(millis -> Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
    }
}
