package io.cloudir.detect.match;

import io.cloudir.telemetry.FieldPath;
import java.util.List;
import java.util.Objects;

/**
 * A field by the name that a rule gives it, and by the other names under which records of its log source may hold it. The
 * first name that a record has counts.
 *
 * @param written the rule's own name for it
 * @param others other names, in the order in which they are tried
 */
public record FieldName(FieldPath written, List<FieldPath> others) {
    public FieldName {
        Objects.requireNonNull(written, "written");
        others = List.copyOf(others);
    }

    /** A field that has one name. */
    public static FieldName of(String dotted) {
        return new FieldName(FieldPath.of(dotted), List.of());
    }
}
