package io.cloudir.telemetry;

import static io.cloudir.telemetry.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.model.Cloud;
import io.cloudir.model.PrincipalType;
import java.util.List;
import java.util.Map;

/**
 * What events of Sysmon mean that were turned into JSON: flat, with {@code EventID} and the names of the event's data beside
 * each other, or as the Windows event ({@code Event.System}, {@code Event.EventData}) or Winlogbeat ({@code winlog}) has them.
 * Rules name the flat fields.
 */
final class SysmonFormat extends JsonFormat {
    static final String SOURCE = "sysmon";

    /** What an event is about, by its number. */
    private static final Map<Integer, String> ACTIONS = Map.ofEntries(
            Map.entry(1, "process_creation"),
            Map.entry(2, "file_change"),
            Map.entry(3, "network_connection"),
            Map.entry(5, "process_termination"),
            Map.entry(6, "driver_load"),
            Map.entry(7, "image_load"),
            Map.entry(8, "create_remote_thread"),
            Map.entry(10, "process_access"),
            Map.entry(11, "file_event"),
            Map.entry(12, "registry_add"),
            Map.entry(13, "registry_set"),
            Map.entry(14, "registry_rename"),
            Map.entry(15, "create_stream_hash"),
            Map.entry(17, "pipe_created"),
            Map.entry(18, "pipe_connected"),
            Map.entry(22, "dns_query"),
            Map.entry(23, "file_delete"),
            Map.entry(25, "process_tampering"),
            Map.entry(26, "file_delete"));

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    boolean recognises(JsonNode record) {
        JsonNode event = event(record);
        return event.has("EventID")
                && (event.has("UtcTime") || event.path("Channel").asText().startsWith("Microsoft-Windows-Sysmon"));
    }

    @Override
    JsonNode event(JsonNode record) {
        JsonNode windows = record.path("Event");
        if (windows.isObject()) {
            ObjectNode flat = flat(windows.path("EventData"));
            JsonNode system = windows.path("System");
            JsonNode number = system.path("EventID");
            flat.set("EventID", number.isObject() ? number.path("#text") : number);
            flat.set("Channel", system.path("Channel"));
            flat.set("Computer", system.path("Computer"));
            return flat;
        }
        JsonNode beat = record.path("winlog");
        if (beat.isObject()) {
            ObjectNode flat = flat(beat.path("event_data"));
            flat.set("EventID", beat.path("event_id"));
            flat.set("Channel", beat.path("channel"));
            flat.set("Computer", beat.path("computer_name"));
            return flat;
        }
        return record;
    }

    @Override
    public Activity.Head head(JsonNode event, String location) {
        String host = text(event, "Computer");
        String user = text(event, "User");
        return new HeadBuilder(
                        SOURCE,
                        Cloud.OTHER,
                        location,
                        RecordTime.first(event, List.of("UtcTime", "@timestamp", "TimeCreated")))
                .account(host.isEmpty() ? "" : "hosts")
                .service("sysmon")
                .action(ACTIONS.getOrDefault(event.path("EventID").asInt(), "event"))
                .readOnly(true)
                .principal(PrincipalType.USER, user.isEmpty() ? "" : host + "/" + user, user)
                .address(text(event, "SourceIp"))
                .resource("host", host)
                .build();
    }

    private static ObjectNode flat(JsonNode data) {
        return data instanceof ObjectNode object ? object.deepCopy() : JsonNodeFactory.instance.objectNode();
    }
}
