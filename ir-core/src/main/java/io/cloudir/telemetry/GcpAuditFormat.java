package io.cloudir.telemetry;

import static io.cloudir.telemetry.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.model.Cloud;
import io.cloudir.model.PrincipalType;
import java.util.Locale;
import java.util.Set;

/**
 * What the records of Google Cloud Audit Logs mean ({@code google.cloud.audit.AuditLog} in a {@code LogEntry}), exported by
 * Cloud Logging or delivered by Pub/Sub.
 */
final class GcpAuditFormat extends JsonFormat {
    static final String SOURCE = "gcp.audit";

    /** Permissions whose use changes nothing, by how their last part begins. */
    private static final Set<String> READING =
            Set.of("get", "list", "search", "check", "test", "query", "view", "fetch");

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    boolean recognises(JsonNode record) {
        JsonNode event = event(record);
        JsonNode payload = event.path("protoPayload");
        return payload.has("methodName")
                && (text(event, "logName").contains("cloudaudit.googleapis.com")
                        || text(payload, "@type").endsWith("google.cloud.audit.AuditLog"));
    }

    @Override
    JsonNode event(JsonNode record) {
        return GoogleLogEntry.unwrapped(record);
    }

    @Override
    public Activity.Head head(JsonNode event, String location) {
        JsonNode payload = event.path("protoPayload");
        String action = text(payload, "methodName");
        if (action.isEmpty()) {
            throw new MalformedRecordException("no protoPayload.methodName; a Google Cloud audit record has one");
        }
        String project = GoogleLogEntry.project(event);
        String identity = text(payload, "authenticationInfo", "principalEmail");
        if (identity.isEmpty()) {
            identity = text(payload, "authenticationInfo", "principalSubject");
        }
        String key = text(payload, "authenticationInfo", "serviceAccountKeyName");
        return new HeadBuilder(SOURCE, Cloud.GCP, location, GoogleLogEntry.time(event))
                .id(text(event, "insertId"))
                .account(project)
                .region(GoogleLogEntry.location(event))
                .service(text(payload, "serviceName"))
                .action(action)
                .errorCode(GoogleLogEntry.status(payload.path("status")))
                .readOnly(isReading(payload, action))
                .principal(typeOf(identity), identity, "")
                .accessKey(key.substring(key.lastIndexOf('/') + 1))
                .address(text(payload, "requestMetadata", "callerIp"))
                .userAgent(text(payload, "requestMetadata", "callerSuppliedUserAgent"))
                .resource(resourceType(event), text(payload, "resourceName"))
                .build();
    }

    /** By the permission types that newer records tell; else by what the method is called. */
    private static boolean isReading(JsonNode payload, String action) {
        boolean told = false;
        for (JsonNode grant : payload.path("authorizationInfo")) {
            String type = text(grant, "permissionType");
            if (!type.isEmpty()) {
                told = true;
                if (!type.endsWith("READ")) {
                    return false;
                }
            }
        }
        String verb = action.substring(action.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return told || READING.stream().anyMatch(verb::startsWith);
    }

    private static PrincipalType typeOf(String identity) {
        if (identity.isEmpty()) {
            return PrincipalType.UNKNOWN;
        }
        if (identity.startsWith("principal:") || identity.startsWith("principalSet:")) {
            return PrincipalType.FEDERATED;
        }
        return identity.endsWith("gserviceaccount.com") ? PrincipalType.SERVICE_ACCOUNT : PrincipalType.USER;
    }

    private static String resourceType(JsonNode event) {
        String type = text(event, "resource", "type");
        return type.isEmpty() ? "resource" : type;
    }
}
