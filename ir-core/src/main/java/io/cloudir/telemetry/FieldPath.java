package io.cloudir.telemetry;

import java.util.List;
import java.util.Objects;

/**
 * Names a field of a log record, such as {@code userIdentity.arn}. Compile it once and use it for every record.
 *
 * @param dotted the whole path as a rule writes it
 * @param segments its parts, in order; joined with dots they give the whole path
 */
public record FieldPath(String dotted, List<String> segments) {
    public FieldPath {
        Objects.requireNonNull(dotted, "dotted");
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("a field path has at least one segment");
        }
        if (!String.join(".", segments).equals(dotted)) {
            throw new IllegalArgumentException(
                    "the segments " + segments + " are not those of '" + dotted + "'; use FieldPath.of");
        }
    }

    /** The path that a rule writes with dots. */
    public static FieldPath of(String dotted) {
        return new FieldPath(dotted, List.of(dotted.split("\\.", -1)));
    }
}
