package io.cloudir.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.model.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads when a record says that something happened. */
final class RecordTime {
    /** The times believed: no cloud log is older, and a time beyond would keep windows open for ever. */
    static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /** Epoch numbers from here on are milliseconds: as seconds they would lie beyond the year 5138. */
    private static final double LEAST_MILLIS = 1e11;

    private static final String PLAIN = "0000-00-00T00:00:00Z";

    /** Without a zone, and perhaps with a blank between date and time, as databases export it: taken for UTC. */
    private static final Pattern BARE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[ T](\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?)(?: UTC)?");

    private RecordTime() {}

    /**
     * The time that the first of some fields holds that is there.
     *
     * @throws MalformedRecordException if there is none of them, or the first holds no time
     */
    static Instant first(JsonNode record, List<String> fields) {
        for (String field : fields) {
            JsonNode time = record.path(field);
            if (!time.isMissingNode() && !time.isNull()) {
                return of(field, time);
            }
        }
        throw new MalformedRecordException("no time; expected one of the fields " + String.join(", ", fields));
    }

    /**
     * The time a field holds: ISO 8601 with {@code Z} or an offset or, taken for UTC, without; or seconds or milliseconds since 1970.
     *
     * @throws MalformedRecordException if it holds none, or one outside 2000 to 2100
     */
    static Instant of(String field, JsonNode value) {
        return believed(field, value.isNumber() ? ofEpoch(field, value) : ofText(field, value.asText()));
    }

    /**
     * The same time.
     *
     * @throws MalformedRecordException if it lies outside 2000 to 2100
     */
    static Instant believed(String field, Instant time) {
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

    static Instant ofText(String field, String text) {
        try {
            if (isPlain(text)) {
                LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
                LocalTime time = LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19));
                return day.atTime(time).toInstant(ZoneOffset.UTC);
            }
            if (text.endsWith("Z")) {
                return Instant.parse(text);
            }
            Matcher bare = BARE.matcher(text);
            return bare.matches()
                    ? LocalDateTime.parse(bare.group(1) + 'T' + bare.group(2)).toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw unreadable(field, text);
        }
    }

    /** The form that CloudTrail writes, read without a formatter since every record has one: yyyy-MM-ddTHH:mm:ssZ. */
    private static boolean isPlain(String text) {
        if (text.length() != PLAIN.length()) {
            return false;
        }
        for (int at = 0; at < PLAIN.length(); at++) {
            char form = PLAIN.charAt(at);
            char character = text.charAt(at);
            if (form == '0' ? character < '0' || character > '9' : character != form) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    static MalformedRecordException unreadable(String field, String text) {
        String shown = Text.printable(text.substring(0, Math.min(40, text.length())));
        return new MalformedRecordException(
                field + " is '" + shown + "', no time; expected the form 2026-01-31T12:00:00Z");
    }
}
