package io.cloudir.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** A source whose records are JSON objects. */
abstract class JsonFormat implements RecordFormat {
    /** Longest id believed; AWS writes 36 characters. */
    static final int ID_LIMIT = 200;

    private static final JsonRecord AGAIN = JsonRecord.again();

    /** Whether an object looks like a record of this source, in the envelopes that it comes in or not. */
    abstract boolean recognises(JsonNode record);

    /** Where its bare records can be told without being parsed; empty if they cannot. */
    Optional<Landmarks> landmarks() {
        return Optional.empty();
    }

    /** Whether rules call all fields as the records do. */
    boolean namesAsWritten() {
        return true;
    }

    /** The record within the envelope that it may have come in. */
    JsonNode event(JsonNode record) {
        return record;
    }

    /** The records that an object carries side by side; none if it is itself the record. */
    List<JsonNode> split(JsonNode record) {
        return List.of();
    }

    /** Parses what has been parsed before, under whatever limits that was. */
    @Override
    public JsonNode fields(byte[] raw) {
        return event(AGAIN.parse(raw));
    }

    @SuppressWarnings("ReferenceEquality") // The same object, not an equal one: the record has no envelope.
    final Activity read(JsonNode record, byte[] raw, String location) {
        JsonNode event = event(record);
        return new Activity(this, head(event, location), raw, event, event == record && namesAsWritten());
    }

    /** The {@code detail} of an event as EventBridge delivers it; else the object itself. */
    static JsonNode detail(JsonNode record) {
        JsonNode detail = record.path("detail");
        return detail.isObject() && record.has("detail-type") ? detail : record;
    }
}
