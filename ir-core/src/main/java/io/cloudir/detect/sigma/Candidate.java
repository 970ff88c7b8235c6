package io.cloudir.detect.sigma;

import io.cloudir.telemetry.FieldValue;
import org.jspecify.annotations.Nullable;

/** A value of the record under test; folded at most once, however many rules look at it. */
final class Candidate {
    private final FieldValue value;
    private @Nullable String folded;

    Candidate(FieldValue value) {
        this.value = value;
    }

    FieldValue value() {
        return value;
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
}
