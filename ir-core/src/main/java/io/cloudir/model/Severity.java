package io.cloudir.model;

import java.util.Locale;

/** How bad an incident or a signal is, least first; the five labels that Sigma levels, ASFF and OCSF share. */
public enum Severity {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** The name used in JSON, YAML and Sigma rules: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this is as bad as the other or worse. */
    public boolean atLeast(Severity other) {
        return compareTo(other) >= 0;
    }

    /** The worse of this and the other. */
    public Severity max(Severity other) {
        return atLeast(other) ? this : other;
    }

    /**
     * Reads a {@link #code()}.
     *
     * @throws IllegalArgumentException if no severity has that code; the message lists those that exist
     */
    public static Severity ofCode(String code) {
        return Codes.find("severity", values(), Severity::code, code);
    }
}
