package io.cloudir.detect.sigma;

import io.cloudir.telemetry.FieldValue;
import java.math.BigDecimal;
import java.util.List;

/** What a rule says about one value of a field. */
sealed interface ValueTest {
    /** Whether one of the field's values passes; no values means that the record has no such field. */
    boolean passes(List<Candidate> values);

    /** How many characters are compared at each place of a value; see {@link Expression#weight}. */
    default long weight() {
        return 1;
    }

    /** A text; it is also compared with numbers, truth values and the compact JSON of objects. */
    record Matches(TextPattern pattern) implements ValueTest {
        @Override
        public long weight() {
            return pattern.literal().isPresent() ? 1 : pattern.length();
        }

        @Override
        public boolean passes(List<Candidate> values) {
            for (Candidate value : values) {
                if (!value.isNull() && pattern.matches(value.folded())) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A number; {@code 1} is also {@code 1.0} and the text {@code "1"}. */
    record Equals(BigDecimal number, String written) implements ValueTest {
        /** Longer texts are not read as numbers. */
        static final int DIGITS = 64;

        @Override
        public long weight() {
            return written.length();
        }

        @Override
        public boolean passes(List<Candidate> values) {
            for (Candidate value : values) {
                if (!value.isNull() && (value.text().equals(written) || sameNumber(value))) {
                    return true;
                }
            }
            return false;
        }

        private boolean sameNumber(Candidate value) {
            if (value.value().kind() != FieldValue.Kind.NUMBER || value.text().length() > DIGITS) {
                return false;
            }
            try {
                return new BigDecimal(value.text()).compareTo(number) == 0;
            } catch (NumberFormatException e) {
                return false;
            }
        }
    }

    /** A truth value, or the word for it. */
    record Is(boolean truth) implements ValueTest {
        @Override
        public boolean passes(List<Candidate> values) {
            for (Candidate value : values) {
                if (!value.isNull() && value.folded().equals(Boolean.toString(truth))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The field is absent, or holds a JSON null. */
    record Absent() implements ValueTest {
        @Override
        public boolean passes(List<Candidate> values) {
            for (Candidate value : values) {
                if (value.isNull()) {
                    return true;
                }
            }
            return values.isEmpty();
        }
    }
}
