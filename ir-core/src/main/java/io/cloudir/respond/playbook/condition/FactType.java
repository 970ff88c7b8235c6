package io.cloudir.respond.playbook.condition;

/** What kind of value a fact has, and so what it may be compared with. */
public enum FactType {
    /** True or false; a condition by itself. */
    TRUTH("true or false"),
    /** A whole number, never negative. */
    COUNT("a whole number"),
    /** A severity, least first: INFORMATIONAL, LOW, MEDIUM, HIGH, CRITICAL. */
    LEVEL("a severity"),
    /** A word or text; only {@code ==} and {@code !=} compare it. */
    WORD("a word or text in quotes");

    private final String words;

    FactType(String words) {
        this.words = words;
    }

    /** What such a value is, for a person. */
    public String words() {
        return words;
    }

    /** Whether its values have an order. */
    boolean isOrdered() {
        return this == COUNT || this == LEVEL;
    }
}
