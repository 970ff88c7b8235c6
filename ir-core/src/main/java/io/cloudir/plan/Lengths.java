package io.cloudir.plan;

import java.time.Duration;
import java.util.Locale;

/** Lengths of time, as plans write them. */
final class Lengths {
    private Lengths() {}

    /** Reads {@code 15m}, {@code 4h} or {@code 30d}, whose form was checked before; a day has 24 hours. */
    static Duration of(String text) {
        return Duration.parse((text.endsWith("d") ? "P" : "PT") + text.toUpperCase(Locale.ROOT));
    }

    /** Refuses a length that is none. */
    static void requirePositive(Duration length, String what) {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException(what + " is " + length + "; give it more than nothing");
        }
    }

    static Duration of(String text, Duration otherwise) {
        return text.isEmpty() ? otherwise : of(text);
    }
}
