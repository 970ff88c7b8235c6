package io.cloudir.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.model.Cloud;
import java.util.List;
import java.util.Optional;

/**
 * Reads JSON objects that nothing is known about but that they are records: their fields are read by path, their id is
 * their location, and their time is the first of {@link #TIMES} that is there. A record without a time is malformed,
 * since it fits into no window and no timeline.
 */
final class JsonObjectRecords implements RecordFormat {
    static final String SOURCE = "json";

    /** Where a time is looked for, in this order. */
    static final List<String> TIMES = List.of("@timestamp", "time", "timestamp", "eventTime");

    @Override
    public Activity read(JsonNode record, byte[] raw, String location) {
        for (String field : TIMES) {
            JsonNode time = record.path(field);
            if (!time.isMissingNode() && !time.isNull()) {
                Activity.Head head = new Activity.Head(
                        location,
                        location,
                        RecordTime.of(field, time),
                        SOURCE,
                        Cloud.OTHER,
                        "",
                        "",
                        "",
                        "",
                        "",
                        false,
                        Optional.empty(),
                        "",
                        "",
                        "",
                        List.of());
                return new Activity(head, raw, record);
            }
        }
        throw new MalformedRecordException("no time; expected one of the fields " + String.join(", ", TIMES));
    }
}
