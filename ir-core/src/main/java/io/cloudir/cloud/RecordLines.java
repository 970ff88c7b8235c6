package io.cloudir.cloud;

import java.util.Objects;

/**
 * Records or findings in the cloud's own format, one a line, in time order; for a reader of {@code telemetry}. They quote
 * whoever acted: never trust their text.
 */
public final class RecordLines {
    private final byte[] lines;
    private final int count;
    private final Completeness completeness;

    /**
     * An answer.
     *
     * @param lines the records, UTF-8, each followed by a line feed
     * @param count how many there are
     * @param completeness what is left out
     */
    public RecordLines(byte[] lines, int count, Completeness completeness) {
        this.lines = lines.clone();
        this.count = count;
        this.completeness = Objects.requireNonNull(completeness, "completeness");
    }

    /** The records, UTF-8, each followed by a line feed; a copy. */
    public byte[] lines() {
        return lines.clone();
    }

    public int count() {
        return count;
    }

    /** What is left out. */
    public Completeness completeness() {
        return completeness;
    }

    /** Whether these are all that were asked for. */
    public boolean isComplete() {
        return completeness.isComplete();
    }
}
