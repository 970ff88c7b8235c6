package io.cloudir.telemetry;

import java.util.Objects;

/**
 * One value found in a log record.
 *
 * @param kind what the record holds there
 * @param text the string, the number with all its digits ({@code 1.10}; {@code 1E+3} for {@code 1e3}), {@code true} or {@code false},
 *     {@code null} for a null, or the compact JSON of an object
 */
public record FieldValue(Kind kind, String text) {
    /** What a record holds at a path. */
    public enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        NULL,
        OBJECT
    }

    public FieldValue {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
    }
}
