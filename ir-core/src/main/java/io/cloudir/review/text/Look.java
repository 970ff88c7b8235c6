package io.cloudir.review.text;

import io.cloudir.model.Severity;

/** How a piece of text is to be shown; a writer that cannot show a difference leaves it out. */
public enum Look {
    PLAIN,
    STRONG,
    /** An identifier, a call, a digest: kept as it is, in type of fixed width. */
    CODE,
    /** Something less important, set apart from what comes before. */
    MINOR,
    /** A label for what went well or holds. */
    GOOD,
    /** A label for what is open or deserves a look. */
    OPEN,
    /** A label for what failed or was missed. */
    BAD,
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** The label of a severity. */
    public static Look of(Severity severity) {
        return switch (severity) {
            case INFORMATIONAL -> INFORMATIONAL;
            case LOW -> LOW;
            case MEDIUM -> MEDIUM;
            case HIGH -> HIGH;
            case CRITICAL -> CRITICAL;
        };
    }

    /** Whether it is shown as a label of its own: a state or a severity. */
    public boolean isLabel() {
        return compareTo(MINOR) > 0;
    }
}
