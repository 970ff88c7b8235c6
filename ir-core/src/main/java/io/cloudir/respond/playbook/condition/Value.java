package io.cloudir.respond.playbook.condition;

import io.cloudir.model.Severity;
import java.util.List;
import java.util.Objects;

/**
 * The value of a fact.
 *
 * @param type its kind
 * @param number 0 or 1 for a truth, the number itself for a count, the place in the order for a level, 0 for a word
 * @param text how it is written
 */
public record Value(FactType type, long number, String text) {
    private static final List<Severity> ORDER = List.of(Severity.values());

    public Value {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(text, "text");
    }

    /** True or false. */
    public static Value truth(boolean value) {
        return new Value(FactType.TRUTH, value ? 1 : 0, Boolean.toString(value));
    }

    /** A whole number. */
    public static Value count(long value) {
        return new Value(FactType.COUNT, value, Long.toString(value));
    }

    /** A severity. */
    public static Value level(Severity value) {
        return new Value(FactType.LEVEL, ORDER.indexOf(value), value.name());
    }

    /** A word or text. */
    public static Value word(String value) {
        return new Value(FactType.WORD, 0, value);
    }

    /** The value of a fact that nobody has told: false, 0, the least severity, the empty word. */
    static Value unknown(FactType type) {
        return switch (type) {
            case TRUTH -> truth(false);
            case COUNT -> count(0);
            case LEVEL -> level(Severity.INFORMATIONAL);
            case WORD -> word("");
        };
    }

    /** Whether it is the truth. */
    public boolean isTrue() {
        return type == FactType.TRUTH && number == 1;
    }

    boolean equalTo(Value other) {
        return type == FactType.WORD ? text.equals(other.text) : number == other.number;
    }
}
