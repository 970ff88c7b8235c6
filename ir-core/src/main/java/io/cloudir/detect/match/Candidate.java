package io.cloudir.detect.match;

import io.cloudir.telemetry.FieldValue;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value of the record under test; folded, and read as a number, at most once, however many rules look at it. */
final class Candidate {
    private final FieldValue value;
    private @Nullable String folded;
    private Optional<BigDecimal> number = Optional.empty();
    private boolean numberIsRead;

    Candidate(FieldValue value) {
        this.value = value;
    }

    FieldValue.Kind kind() {
        return value.kind();
    }

    String text() {
        return value.text();
    }

    boolean isNull() {
        return value.kind() == FieldValue.Kind.NULL;
    }

    String folded() {
        if (folded == null) {
            folded = CaseFolding.fold(value.text());
        }
        return folded;
    }

    /** The number that it is or, as a text, spells; empty if it does neither. */
    Optional<BigDecimal> number() {
        if (!numberIsRead) {
            numberIsRead = true;
            if (kind() == FieldValue.Kind.NUMBER || kind() == FieldValue.Kind.TEXT) {
                number = Numbers.read(value.text());
            }
        }
        return number;
    }
}
