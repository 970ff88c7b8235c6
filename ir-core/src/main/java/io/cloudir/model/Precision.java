package io.cloudir.model;

import java.util.Locale;

/** How exactly a time is known; the scale is that of the fidelity fields of the STIX 2.1 incident extension. */
public enum Precision {
    NANOSECOND,
    MICROSECOND,
    MILLISECOND,
    SECOND,
    MINUTE,
    HOUR,
    DAY,
    MONTH,
    YEAR;

    /** The name used in JSON: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a {@link #code()}.
     *
     * @throws IllegalArgumentException if no precision has that code; the message lists those that exist
     */
    public static Precision ofCode(String code) {
        return Codes.find("precision", values(), Precision::code, code);
    }
}
