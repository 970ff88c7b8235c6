package io.cloudir.detect.match;

import java.util.List;

/** What a rule asks of a record, as read from its document: plain data, compiled by {@link Compilation}. */
public sealed interface Expression {
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
    record Field(FieldName name, List<ValueTest> values, boolean all) implements Expression {
        public Field {
            values = List.copyOf(values);
        }
    }

    /** The record has the field, whatever it holds. */
    record Present(FieldName name) implements Expression {}

    /** A value of the field is, or contains, begins or ends with, a value of another field. */
    record Refers(FieldName name, FieldName other, boolean openStart, boolean openEnd, boolean cased)
            implements Expression {}

    /** Some text, number or truth value of the record has one of the values, or for each value there is one that has it. */
    record Keywords(List<ValueTest> words, boolean all) implements Expression {
        public Keywords {
            words = List.copyOf(words);
        }
    }

    /** Weight of a comparison of two fields: what one of them holds is looked for in the other. */
    int REFERENCE = 64;

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
        if (this instanceof Keywords keywords) {
            return keywords.words().stream().mapToLong(ValueTest::weight).sum();
        }
        return this instanceof Refers ? REFERENCE : 1;
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
