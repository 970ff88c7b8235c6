package io.cloudir.telemetry;

import static io.cloudir.telemetry.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.model.Cloud;
import io.cloudir.model.PrincipalType;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What events of the Open Cybersecurity Schema Framework mean (version 1.x): API activity, authentication, network, process,
 * file and detection finding, and any other class as far as it has the same attributes.
 */
final class OcsfFormat extends JsonFormat {
    static final String SOURCE = "ocsf";

    /** What an event of a class is called that names no operation. */
    private static final Map<Integer, String> CLASSES = Map.of(
            1001,
            "file",
            1007,
            "process",
            2004,
            "detection_finding",
            3002,
            "authentication",
            4001,
            "network",
            6003,
            "api");

    private static final int FINDING = 2004;

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    boolean recognises(JsonNode record) {
        return record.path("class_uid").isInt()
                && record.has("time")
                && record.path("metadata").has("version");
    }

    @Override
    public Activity.Head head(JsonNode event, String location) {
        JsonNode cloud = event.path("cloud");
        JsonNode user = event.path("actor").path("user");
        String who = text(user, "uid_alt");
        if (who.isEmpty()) {
            who = text(user, "uid");
        }
        if (who.isEmpty()) {
            who = text(user, "name");
        }
        HeadBuilder head = new HeadBuilder(SOURCE, cloud(cloud), location, RecordTime.first(event, List.of("time")))
                .id(text(event, "metadata", "uid"))
                .account(text(cloud, "account", "uid"))
                .region(text(cloud, "region"))
                .service(text(event, "api", "service", "name"))
                .action(action(event))
                .errorCode(error(event))
                .readOnly(event.path("class_uid").asInt() == FINDING)
                .principal(type(user), who, text(user, "name"))
                .accessKey(text(user, "credential_uid"))
                .address(text(event, "src_endpoint", "ip"))
                .userAgent(text(event, "http_request", "user_agent"));
        for (JsonNode resource : event.path("resources")) {
            String type = text(resource, "type");
            head.resource(type.isEmpty() ? "resource" : type, text(resource, "uid"));
        }
        return head.resource("host", text(event, "device", "instance_uid")).build();
    }

    private static Cloud cloud(JsonNode cloud) {
        return switch (text(cloud, "provider").toLowerCase(Locale.ROOT)) {
            case "aws" -> Cloud.AWS;
            case "gcp" -> Cloud.GCP;
            default -> Cloud.OTHER;
        };
    }

    private static String action(JsonNode event) {
        String operation = text(event, "api", "operation");
        if (operation.isEmpty()) {
            operation = text(event, "finding_info", "title");
        }
        if (operation.isEmpty()) {
            operation = text(event, "activity_name");
        }
        return operation.isEmpty()
                ? CLASSES.getOrDefault(event.path("class_uid").asInt(), "event")
                : operation;
    }

    /** {@code status_id} 2 is a failure. */
    private static String error(JsonNode event) {
        String error = text(event, "api", "response", "error");
        boolean failed = event.path("status_id").asInt() == 2;
        if (error.isEmpty() && failed) {
            error = text(event, "status_code");
        }
        return error.isEmpty() && failed ? "Failure" : error;
    }

    private static PrincipalType type(JsonNode user) {
        return switch (text(user, "type").toLowerCase(Locale.ROOT)) {
            case "root" -> PrincipalType.ROOT;
            case "iamuser", "user" -> PrincipalType.USER;
            case "assumedrole", "role" -> PrincipalType.ROLE;
            case "awsservice", "system" -> PrincipalType.SERVICE;
            default -> PrincipalType.UNKNOWN;
        };
    }
}
