package io.cloudir.model;

import java.util.Objects;

/**
 * A whole number with its unit, such as 41 calls or 1200 bytes.
 *
 * @param value the number
 * @param unit what is counted, plural, such as {@code records}
 */
public record Measure(long value, String unit) {
    public Measure {
        Objects.requireNonNull(unit, "unit");
        Text.requireText(unit, "unit");
    }
}
