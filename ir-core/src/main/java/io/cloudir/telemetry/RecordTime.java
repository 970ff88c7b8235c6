package io.cloudir.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.model.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads when a record says that something happened. */
final class RecordTime {
    /** The times believed: no cloud log is older, and a time beyond would keep windows open for ever. */
    static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /** Epoch numbers from here on are milliseconds: as seconds they would lie beyond the year 5138. */
    private static final double LEAST_MILLIS = 1e11;

    private RecordTime() {}

    /**
     * The time a field holds: ISO 8601 with {@code Z} or an offset, or seconds or milliseconds since 1970.
     *
     * @throws MalformedRecordException if it holds none, or one outside 2000 to 2100
     */
    static Instant of(String field, JsonNode value) {
        Instant time = value.isNumber() ? ofEpoch(field, value) : ofText(field, value.asText());
        if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            throw new MalformedRecordException(
                    field + " is " + time + "; only times from " + EARLIEST + " to " + LATEST + " are believed");
        }
        return time;
    }

    private static Instant ofEpoch(String field, JsonNode value) {
        double number = value.doubleValue();
        if (!(Math.abs(number) < 1e15)) {
            throw unreadable(field, value.asText());
        }
        long millis = Math.abs(number) < LEAST_MILLIS ? Math.round(number * 1000) : Math.round(number);
        return Instant.ofEpochMilli(millis);
    }

    private static Instant ofText(String field, String text) {
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw unreadable(field, text);
        }
    }

    private static MalformedRecordException unreadable(String field, String text) {
        String shown = Text.printable(text.substring(0, Math.min(40, text.length())));
        return new MalformedRecordException(
                field + " is '" + shown + "', no time; expected the form 2026-01-31T12:00:00Z");
    }
}
