package io.cloudir.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What the records of one source mean. Immutable, but for what it learns of a stream's columns before its first record. */
interface RecordFormat {
    /** The name of the source, as on the command line. */
    String source();

    /**
     * The record's fields, as rules name them; without the envelope that it may have come in.
     *
     * @throws MalformedRecordException if the bytes are no record of this source
     */
    JsonNode fields(byte[] raw);

    /**
     * What every source tells, in the same words.
     *
     * @param location where the record was read; its id if it has none of its own
     * @throws MalformedRecordException if it lacks what a record must have, such as a time
     */
    Activity.Head head(JsonNode fields, String location);

    /** What Sigma calls the log source of its records; empty if that follows from {@link #source} and cloud. */
    default Optional<LogKind> kind() {
        return Optional.empty();
    }

    /** Where a record has what rules call by a name. */
    default FieldPath named(FieldPath path) {
        return path;
    }

    /** Whether a line heads those behind it or says that there was nothing to record, so is no record itself. */
    default boolean isRemark(byte[] raw) {
        return false;
    }

    /** A record of this source. */
    default Activity read(byte[] raw, String location) {
        JsonNode fields = fields(raw);
        return new Activity(this, head(fields, location), raw, fields, false);
    }
}
