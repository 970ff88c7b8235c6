package io.cloudir.detect.match;

import io.cloudir.telemetry.FieldScan;
import io.cloudir.telemetry.FieldValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value of the record under test; folded, and read as a number, at most once, however many rules look at it. A plain one is
 * compared by its bytes, where it lies.
 */
final class Candidate {
    private FieldValue.Kind kind = FieldValue.Kind.NULL;
    private @Nullable FieldScan scan;
    private int place = FieldScan.NONE;
    private @Nullable String text;
    private @Nullable String folded;
    private byte @Nullable [] foldedBytes;
    private Optional<BigDecimal> number = Optional.empty();
    private boolean numberIsRead;

    /** Becomes a value that was read. */
    void set(FieldValue value) {
        set(value.kind(), null, FieldScan.NONE, value.text());
    }

    /** Becomes a value that a scan has found; to be asked before the scan goes on to the next record. */
    void set(FieldScan found, int where) {
        set(found.kind(where), found, where, null);
    }

    private void set(FieldValue.Kind itsKind, @Nullable FieldScan found, int where, @Nullable String itsText) {
        kind = itsKind;
        scan = found;
        place = where;
        text = itsText;
        folded = null;
        foldedBytes = null;
        numberIsRead = false;
    }

    /** Whether it can be asked for by its bytes. */
    boolean isPlain() {
        return scan != null && scan.isPlain(place);
    }

    /** Of a plain value: see {@link FieldScan#caselessHash}. */
    int caselessHash() {
        FieldScan found = plain();
        return FieldScan.caselessHash(found.bytes(), found.from(place), found.to(place));
    }

    /** Of a plain value: whether it is this folded text. */
    boolean isFolded(byte[] whole) {
        return plain().length(place) == whole.length && plain().hasFolded(place, 0, whole);
    }

    /** Of a plain value: whether it begins with this folded text. */
    boolean startsFolded(byte[] beginning) {
        return plain().length(place) >= beginning.length && plain().hasFolded(place, 0, beginning);
    }

    /** Of a plain value: whether it ends with this folded text. */
    boolean endsFolded(byte[] end) {
        int at = plain().length(place) - end.length;
        return at >= 0 && plain().hasFolded(place, at, end);
    }

    /** Of a plain value: whether this folded text stands in it. */
    boolean containsFolded(byte[] piece) {
        int last = plain().length(place) - piece.length;
        for (int at = 0; at <= last; at++) {
            if (plain().hasFolded(place, at, piece)) {
                return true;
            }
        }
        return false;
    }

    private FieldScan plain() {
        return Objects.requireNonNull(scan, "a plain value is a scan's");
    }

    /** What holds its text, which is ASCII or else folded: from {@link #from} to {@link #to}. */
    byte[] bytes() {
        return isPlain() ? plain().bytes() : foldedBytes();
    }

    int from() {
        return isPlain() ? plain().from(place) : 0;
    }

    int to() {
        return isPlain() ? plain().to(place) : foldedBytes().length;
    }

    private byte[] foldedBytes() {
        if (foldedBytes == null) {
            foldedBytes = folded().getBytes(StandardCharsets.UTF_8);
        }
        return foldedBytes;
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
            number = kind == FieldValue.Kind.NUMBER || kind == FieldValue.Kind.TEXT
                    ? Numbers.read(text())
                    : Optional.empty();
        }
        return number;
    }
}
