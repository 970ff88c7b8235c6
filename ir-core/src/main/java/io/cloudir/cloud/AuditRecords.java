package io.cloudir.cloud;

/** Audit records in the cloud's own format, one JSON object a line, in time order; for a reader of {@code telemetry}. */
public final class AuditRecords {
    private final byte[] jsonLines;
    private final int count;
    private final boolean complete;

    /**
     * An answer.
     *
     * @param jsonLines the records, UTF-8, each followed by a line feed
     * @param count how many there are
     * @param complete whether these are all; false if the limit of the query cut them off
     */
    public AuditRecords(byte[] jsonLines, int count, boolean complete) {
        this.jsonLines = jsonLines.clone();
        this.count = count;
        this.complete = complete;
    }

    /** The records, UTF-8, each followed by a line feed; a copy. */
    public byte[] jsonLines() {
        return jsonLines.clone();
    }

    public int count() {
        return count;
    }

    /** Whether these are all that the query asked for. */
    public boolean isComplete() {
        return complete;
    }
}
