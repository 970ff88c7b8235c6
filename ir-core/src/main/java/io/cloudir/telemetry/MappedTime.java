package io.cloudir.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Where the records of an application hold their time, and how it is written there.
 *
 * @param field where it is
 * @param form how it is written
 * @param pattern how, of {@link Form#PATTERN}
 */
record MappedTime(FieldPath field, Form form, Optional<DateTimeFormatter> pattern) {
    /** How times are written. */
    enum Form {
        ISO_8601,
        EPOCH_SECONDS,
        EPOCH_MILLIS,
        PATTERN
    }

    /** No time that is believed takes more characters. */
    private static final int LONGEST = 100;

    /** Digits behind the point that a number may have: nanoseconds, and then some. */
    private static final int LARGEST_SCALE = 30;

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    /**
     * The time of a record.
     *
     * @throws MalformedRecordException if it has none, or one outside 2000 to 2100
     */
    Instant of(JsonNode record) {
        String text = MappedFormat.first(record, field);
        if (text.isEmpty()) {
            throw new MalformedRecordException("no time; the mapping expects it in " + field.dotted());
        }
        if (text.length() > LONGEST) {
            throw RecordTime.unreadable(field.dotted(), text);
        }
        return RecordTime.believed(
                field.dotted(),
                switch (form) {
                    case ISO_8601 -> RecordTime.ofText(field.dotted(), text);
                    case EPOCH_SECONDS -> epoch(text, 0);
                    case EPOCH_MILLIS -> epoch(text, 3);
                    case PATTERN -> patterned(text);
                });
    }

    private Instant patterned(String text) {
        try {
            return pattern.orElseThrow().parse(text, Instant::from);
        } catch (DateTimeException e) {
            throw RecordTime.unreadable(field.dotted(), text);
        }
    }

    /** Of a number of seconds when its point is moved so many places to the left. */
    private Instant epoch(String text, int places) {
        BigDecimal seconds;
        try {
            seconds = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw RecordTime.unreadable(field.dotted(), text);
        }
        if (Math.abs((long) seconds.scale()) > LARGEST_SCALE) {
            throw RecordTime.unreadable(field.dotted(), text);
        }
        BigDecimal nanos = seconds.movePointLeft(places).multiply(NANOS).setScale(0, RoundingMode.FLOOR);
        BigDecimal[] parts = nanos.divideAndRemainder(NANOS);
        if (parts[0].abs().compareTo(BigDecimal.valueOf(RecordTime.LATEST.getEpochSecond())) > 0) {
            throw RecordTime.unreadable(field.dotted(), text);
        }
        return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
    }
}
