package io.cloudir.telemetry;

import com.fasterxml.jackson.databind.JsonNode;

/** What a source's records mean: takes the JSON of one apart into the head that is the same for every source. */
interface RecordFormat {
    /**
     * Makes an activity of a record.
     *
     * @throws MalformedRecordException if the record lacks what every record of this source has
     */
    Activity read(JsonNode record, byte[] raw, String location);
}
