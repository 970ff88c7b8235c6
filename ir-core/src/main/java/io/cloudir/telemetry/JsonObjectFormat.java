package io.cloudir.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.model.Cloud;
import java.util.List;

/**
 * Reads JSON objects that nothing is known about but that they are records: their fields are read by path, their id is
 * their location, and their time is the first of {@link #TIMES} that is there. A record without a time is malformed,
 * since it fits into no window and no timeline.
 */
final class JsonObjectFormat extends JsonFormat {
    static final String SOURCE = "json";

    /** Where a time is looked for, in this order. */
    static final List<String> TIMES = List.of("@timestamp", "time", "timestamp", "eventTime");

    @Override
    public String source() {
        return SOURCE;
    }

    /** Any object may be one, so none is taken for one unless a person says so. */
    @Override
    boolean recognises(JsonNode record) {
        return false;
    }

    @Override
    public Activity.Head head(JsonNode record, String location) {
        return new HeadBuilder(SOURCE, Cloud.OTHER, location, RecordTime.first(record, TIMES)).build();
    }
}
