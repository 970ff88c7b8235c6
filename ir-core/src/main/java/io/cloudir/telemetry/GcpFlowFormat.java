package io.cloudir.telemetry;

import static io.cloudir.telemetry.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.ResourceRef;
import java.time.Instant;
import java.util.List;

/** What the records of Google VPC Flow Logs mean: a sample of the packets between two ends, told by one of them. */
final class GcpFlowFormat extends JsonFormat {
    static final String SOURCE = "gcp.vpcflow";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    boolean recognises(JsonNode record) {
        JsonNode flow = event(record).path("jsonPayload");
        return flow.path("connection").has("src_ip") && flow.has("reporter");
    }

    @Override
    JsonNode event(JsonNode record) {
        return GoogleLogEntry.unwrapped(record);
    }

    @Override
    public Activity.Head head(JsonNode event, String location) {
        JsonNode flow = event.path("jsonPayload");
        HeadBuilder head = new HeadBuilder(SOURCE, Cloud.GCP, location, time(event, flow))
                .id(text(event, "insertId"))
                .account(GoogleLogEntry.project(event))
                .region(GoogleLogEntry.location(event))
                .action("flow")
                .readOnly(true)
                .address(text(flow, "connection", "src_ip"));
        for (String end : List.of("src_instance", "dest_instance")) {
            JsonNode instance = flow.path(end);
            String project = text(instance, "project_id");
            String zone = text(instance, "zone");
            String name = text(instance, "vm_name");
            if (!project.isEmpty() && !name.isEmpty()) {
                head.resource(new ResourceRef(
                        new CloudAccount(Cloud.GCP, project),
                        zone.isEmpty() ? ResourceRef.GLOBAL : zone,
                        "compute.instance",
                        name));
            }
        }
        return head.build();
    }

    private static Instant time(JsonNode event, JsonNode flow) {
        return flow.has("end_time") ? RecordTime.first(flow, List.of("end_time")) : GoogleLogEntry.time(event);
    }
}
