package io.cloudir.detect.sigma;

/** A compiled rule: holds for a record or does not. */
@FunctionalInterface
public interface RecordTest {
    /** Whether the record under the reader passes. */
    boolean holds(RecordFields record);
}
