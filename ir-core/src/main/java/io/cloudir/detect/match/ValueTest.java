package io.cloudir.detect.match;

import io.cloudir.telemetry.FieldValue;
import java.math.BigDecimal;
import java.util.List;

/** What a rule says about one value of a field. */
public sealed interface ValueTest {
    /** Whether a value that is not null passes. */
    boolean passes(Candidate value);

    /** Whether one of the field's values passes; no values means that the record has no such field. */
    default boolean passes(List<Candidate> values) {
        for (int at = 0; at < values.size(); at++) {
            Candidate value = values.get(at);
            if (!value.isNull() && passes(value)) {
                return true;
            }
        }
        return false;
    }

    /** What it asks, as a rule might write it. */
    String words();

    /** How many characters are compared at each place of a value; see {@link Expression#weight}. */
    default long weight() {
        return 1;
    }

    /** A text; it is also compared with numbers, truth values and the compact JSON of objects. */
    record Matches(TextPattern pattern) implements ValueTest {
        @Override
        public String words() {
            return "'" + pattern + "'" + (pattern.cased() ? " in this case" : "");
        }

        @Override
        public long weight() {
            return pattern.literal().isPresent() ? 1 : pattern.length();
        }

        @Override
        public boolean passes(Candidate value) {
            return pattern.matches(value);
        }
    }

    /** A number; {@code 1} is also {@code 1.0} and the text {@code "1"}. */
    record Equals(BigDecimal number, String written) implements ValueTest {
        @Override
        public String words() {
            return written;
        }

        @Override
        public long weight() {
            return written.length();
        }

        @Override
        public boolean passes(Candidate value) {
            return value.text().equals(written)
                    || (value.kind() == FieldValue.Kind.NUMBER
                            && value.number()
                                    .filter(found -> found.compareTo(number) == 0)
                                    .isPresent());
        }
    }

    /** A truth value, or the word for it. */
    record Is(boolean truth) implements ValueTest {
        @Override
        public String words() {
            return truth ? "true" : "false";
        }

        @Override
        public boolean passes(Candidate value) {
            return value.folded().equals(truth ? "true" : "false");
        }
    }

    /** The field is absent, or holds a JSON null. */
    record Absent() implements ValueTest {
        @Override
        public String words() {
            return "absent or null";
        }

        @Override
        public boolean passes(Candidate value) {
            return false;
        }

        @Override
        public boolean passes(List<Candidate> values) {
            for (int at = 0; at < values.size(); at++) {
                if (values.get(at).isNull()) {
                    return true;
                }
            }
            return values.isEmpty();
        }
    }

    /** A piece of the text has the form of a regular expression; case matters unless that says otherwise. */
    record Contains(Regex regex) implements ValueTest {
        @Override
        public String words() {
            return "text with /" + regex + "/";
        }

        @Override
        public long weight() {
            return regex.weight();
        }

        @Override
        public boolean passes(Candidate value) {
            return regex.find(value.text());
        }
    }

    /** An address within a network; what is no address is in none. */
    record Within(Network network) implements ValueTest {
        @Override
        public String words() {
            return "an address in " + network;
        }

        @Override
        public boolean passes(Candidate value) {
            return network.contains(value.text());
        }
    }

    /** A number, or a text that spells one, compared with another. */
    record Compares(Comparison comparison, BigDecimal number) implements ValueTest {
        @Override
        public String words() {
            return comparison.code() + " " + number;
        }

        @Override
        public long weight() {
            return Numbers.DIGITS;
        }

        @Override
        public boolean passes(Candidate value) {
            return value.number()
                    .filter(found -> comparison.holds(found, number))
                    .isPresent();
        }
    }

    /** A part of a time, such as its hour, compared with a number. */
    record At(TimePart part, Comparison comparison, long number) implements ValueTest {
        @Override
        public String words() {
            return "a time whose " + part.code() + " is " + comparison.code() + " " + number;
        }

        @Override
        public long weight() {
            return Numbers.DIGITS;
        }

        @Override
        public boolean passes(Candidate value) {
            return part.of(value)
                    .filter(found -> comparison.holds(BigDecimal.valueOf(found), BigDecimal.valueOf(number)))
                    .isPresent();
        }
    }
}
