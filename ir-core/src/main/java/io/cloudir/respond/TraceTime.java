package io.cloudir.respond;

import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.FieldPath;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The times within a record, beside the one that it is filed under. */
final class TraceTime {
    /** Numbers from here on are milliseconds: as seconds they would lie beyond the year 5138. */
    private static final long LEAST_MILLIS = 100_000_000_000L;

    private TraceTime() {}

    /** The first of some fields that holds a time. */
    static Optional<Instant> first(Activity record, List<FieldPath> paths) {
        return paths.stream()
                .flatMap(path -> record.values(path).stream())
                .flatMap(value -> of(value.text()).stream())
                .findFirst();
    }

    private static Optional<Instant> of(String text) {
        try {
            if (!text.isEmpty() && text.chars().allMatch(it -> it >= '0' && it <= '9')) {
                long number = Long.parseLong(text);
                return Optional.of(
                        number < LEAST_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
            }
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
