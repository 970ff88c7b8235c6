package io.cloudir.detect.sigma;

import io.cloudir.telemetry.FieldPath;
import java.util.List;

/** What a rule asks of a record, as read from its document: plain data, compiled by {@link Compilation}. */
sealed interface Expression {
    /** All of them hold. */
    record And(List<Expression> parts) implements Expression {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** At least {@code least} of them hold. */
    record AtLeast(int least, List<Expression> parts) implements Expression {
        public AtLeast {
            parts = List.copyOf(parts);
        }
    }

    /** It does not hold. */
    record Not(Expression part) implements Expression {}

    /**
     * A field has one of the values, or all of them. A field with several values, which is what a path through an array
     * gives, has a value if any of its members has it.
     */
    record Field(FieldPath path, List<ValueTest> values, boolean all) implements Expression {
        public Field {
            values = List.copyOf(values);
        }
    }

    /** Some text, number or truth value of the record contains one of the words, or for each word there is one that does. */
    record Keywords(List<TextPattern> words, boolean all) implements Expression {
        public Keywords {
            words = List.copyOf(words);
        }
    }

    /**
     * How many characters of patterns are looked for, at worst. A test of a whole value counts as one character, a number
     * by its length.
     */
    default long weight() {
        if (this instanceof And and) {
            return and.parts().stream().mapToLong(Expression::weight).sum();
        }
        if (this instanceof AtLeast some) {
            return some.parts().stream().mapToLong(Expression::weight).sum();
        }
        if (this instanceof Not not) {
            return not.part().weight();
        }
        if (this instanceof Field field) {
            return field.values().stream().mapToLong(ValueTest::weight).sum();
        }
        return ((Keywords) this).words().stream().mapToLong(TextPattern::length).sum();
    }

    /** One of them holds. */
    static Expression or(List<Expression> parts) {
        return parts.size() == 1 ? parts.get(0) : new AtLeast(1, parts);
    }

    /** All of them hold. */
    static Expression and(List<Expression> parts) {
        return parts.size() == 1 ? parts.get(0) : new And(parts);
    }
}
