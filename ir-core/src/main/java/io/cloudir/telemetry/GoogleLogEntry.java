package io.cloudir.telemetry;

import static io.cloudir.telemetry.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** What all entries of Google Cloud Logging have in common, and the Pub/Sub message that may carry one. */
final class GoogleLogEntry {
    private static final JsonRecord PARSER = JsonRecord.again();

    /** Canonical names of {@code google.rpc.Code}, by number. */
    private static final List<String> CODES = List.of(
            "OK",
            "CANCELLED",
            "UNKNOWN",
            "INVALID_ARGUMENT",
            "DEADLINE_EXCEEDED",
            "NOT_FOUND",
            "ALREADY_EXISTS",
            "PERMISSION_DENIED",
            "RESOURCE_EXHAUSTED",
            "FAILED_PRECONDITION",
            "ABORTED",
            "OUT_OF_RANGE",
            "UNIMPLEMENTED",
            "INTERNAL",
            "UNAVAILABLE",
            "DATA_LOSS",
            "UNAUTHENTICATED");

    private GoogleLogEntry() {}

    /**
     * The object that a message of Pub/Sub carries in base64, pushed ({@code message}) or pulled; else the object itself.
     *
     * @throws MalformedRecordException if it carries something that is no object
     */
    static JsonNode unwrapped(JsonNode record) {
        JsonNode message = record.path("message");
        String data = text(message, "data");
        if (data.isEmpty() || !(message.has("messageId") || message.has("message_id"))) {
            return record;
        }
        try {
            return PARSER.parse(Base64.getDecoder().decode(data));
        } catch (IllegalArgumentException e) {
            throw new MalformedRecordException("message.data of the Pub/Sub message is no base64");
        }
    }

    static Instant time(JsonNode entry) {
        return RecordTime.first(entry, List.of("timestamp", "receiveTimestamp"));
    }

    /** The project, else the organisation, folder or billing account, that the entry belongs to. */
    static String project(JsonNode entry) {
        String label = text(entry, "resource", "labels", "project_id");
        if (!label.isEmpty()) {
            return label;
        }
        String[] name = text(entry, "logName").split("/", 3);
        if (name.length < 3) {
            return "";
        }
        return name[0].equals("projects") ? name[1] : name[0] + "/" + name[1];
    }

    static String location(JsonNode entry) {
        JsonNode labels = entry.path("resource").path("labels");
        for (String label : List.of("location", "zone", "region")) {
            String place = text(labels, label);
            if (!place.isEmpty()) {
                return place;
            }
        }
        JsonNode places = entry.path("protoPayload").path("resourceLocation").path("currentLocations");
        return places.path(0).asText();
    }

    /** The name of the code that a call ended with; empty for success. */
    static String status(JsonNode status) {
        int code = status.path("code").asInt();
        if (code == 0) {
            return "";
        }
        return code > 0 && code < CODES.size() ? CODES.get(code) : "CODE_" + code;
    }
}
