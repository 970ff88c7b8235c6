package io.cloudir.detect.match;

import io.cloudir.telemetry.FieldScan;
import io.cloudir.telemetry.FieldValue;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value of the record under test; folded, and read as a number, at most once, however many rules look at it. */
final class Candidate {
    private final FieldValue.Kind kind;
    private final @Nullable FieldScan scan;
    private final int place;
    private @Nullable String text;
    private @Nullable String folded;
    private Optional<BigDecimal> number = Optional.empty();
    private boolean numberIsRead;

    Candidate(FieldValue value) {
        this.kind = value.kind();
        this.text = value.text();
        this.scan = null;
        this.place = FieldScan.NONE;
    }

    /** A value that a scan has found; to be asked before the scan goes on to the next record. */
    Candidate(FieldScan scan, int place) {
        this.kind = scan.kind(place);
        this.scan = scan;
        this.place = place;
    }

    /** Whether it can be asked for by its bytes. */
    boolean isPlain() {
        return scan != null && scan.isPlain(place);
    }

    /** Of a plain value: see {@link FieldScan#foldedHash}. */
    int foldedHash() {
        return Objects.requireNonNull(scan, "a plain value is a scan's").foldedHash(place);
    }

    /** Of a plain value: whether it is this folded text. */
    boolean isFolded(byte[] text) {
        return Objects.requireNonNull(scan, "a plain value is a scan's").isFolded(place, text);
    }

    FieldValue.Kind kind() {
        return kind;
    }

    String text() {
        if (text == null) {
            text = Objects.requireNonNull(scan, "a value without a text is a scan's")
                    .text(place);
        }
        return text;
    }

    boolean isNull() {
        return kind == FieldValue.Kind.NULL;
    }

    String folded() {
        if (folded == null) {
            folded = CaseFolding.fold(text());
        }
        return folded;
    }

    /** The number that it is or, as a text, spells; empty if it does neither. */
    Optional<BigDecimal> number() {
        if (!numberIsRead) {
            numberIsRead = true;
            if (kind() == FieldValue.Kind.NUMBER || kind() == FieldValue.Kind.TEXT) {
                number = Numbers.read(text());
            }
        }
        return number;
    }
}
