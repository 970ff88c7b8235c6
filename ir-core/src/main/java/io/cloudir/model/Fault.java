package io.cloudir.model;

import java.util.Comparator;
import java.util.Objects;

/**
 * One thing that is wrong with a document that a person wrote (plan, rule, severity facts), where it is and how to mend
 * it. Documents are read to the end and all their faults reported at once.
 *
 * @param line the line, from 1; 0 if the fault concerns the document as a whole
 * @param column the column, from 1; 0 if unknown
 * @param pointer the JSON Pointer (RFC 6901) of the value concerned; empty for the whole document
 * @param code a stable name for this kind of fault, such as {@code unknown-field}
 * @param message what is wrong and what was expected
 * @param fix what to do about it
 */
public record Fault(int line, int column, String pointer, String code, String message, String fix)
        implements Comparable<Fault> {
    private static final Comparator<Fault> ORDER = Comparator.comparingInt(Fault::line)
            .thenComparingInt(Fault::column)
            .thenComparing(Fault::pointer)
            .thenComparing(Fault::code)
            .thenComparing(Fault::message);

    public Fault {
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException(
                    "line and column count from 1, or are 0 if unknown; got " + line + ":" + column);
        }
        Objects.requireNonNull(pointer, "pointer");
        Text.requireText(code, "fault code");
        Text.requireText(message, "fault message");
        Text.requireText(fix, "fix");
    }

    @Override
    public int compareTo(Fault other) {
        return ORDER.compare(this, other);
    }
}
