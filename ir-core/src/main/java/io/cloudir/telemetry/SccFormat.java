package io.cloudir.telemetry;

import static io.cloudir.telemetry.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.model.Cloud;
import io.cloudir.model.PrincipalType;
import java.util.List;

/** What the findings of Google's Security Command Center mean (API versions 1 and 2), as its notifications carry them. */
final class SccFormat extends JsonFormat {
    static final String SOURCE = "scc";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    boolean recognises(JsonNode record) {
        JsonNode finding = event(record).path("finding");
        return finding.has("category") && finding.path("name").asText().contains("/findings/");
    }

    @Override
    JsonNode event(JsonNode record) {
        return GoogleLogEntry.unwrapped(record);
    }

    @Override
    public Activity.Head head(JsonNode event, String location) {
        JsonNode finding = event.path("finding");
        JsonNode resource = event.path("resource");
        JsonNode access = finding.path("access");
        String who = text(access, "principalEmail");
        String name = text(finding, "resourceName");
        return new HeadBuilder(
                        SOURCE, Cloud.GCP, location, RecordTime.first(finding, List.of("eventTime", "createTime")))
                .id(text(finding, "name"))
                .account(project(resource, name))
                .region(text(resource, "location"))
                .service(text(access, "serviceName"))
                .action(text(finding, "category"))
                .readOnly(true)
                .principal(
                        who.endsWith("gserviceaccount.com") ? PrincipalType.SERVICE_ACCOUNT : PrincipalType.USER,
                        who,
                        "")
                .address(text(access, "callerIp"))
                .userAgent(text(access, "userAgent"))
                .resource(type(resource), name)
                .build();
    }

    private static String project(JsonNode resource, String name) {
        String told = text(resource, "projectDisplayName");
        if (told.isEmpty()) {
            told = text(resource, "gcpMetadata", "projectDisplayName");
        }
        int at = name.indexOf("projects/");
        return told.isEmpty() && at >= 0 ? name.substring(at + 9).split("/", 2)[0] : told;
    }

    private static String type(JsonNode resource) {
        String type = text(resource, "type");
        return type.isEmpty() ? "resource" : type;
    }
}
