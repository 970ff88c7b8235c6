package io.cloudir.detect.match;

/** A compiled rule: holds for a record or does not. */
@FunctionalInterface
public interface RecordTest {
    /** Whether the record under the reader passes. */
    boolean holds(RecordFields record);
}
