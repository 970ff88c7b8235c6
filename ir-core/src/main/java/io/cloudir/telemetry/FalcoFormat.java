package io.cloudir.telemetry;

import static io.cloudir.telemetry.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.model.Cloud;
import io.cloudir.model.PrincipalType;
import java.util.List;

/** What the alerts of Falco mean, as its JSON output writes them. */
final class FalcoFormat extends JsonFormat {
    static final String SOURCE = "falco";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    boolean recognises(JsonNode record) {
        return record.has("rule") && record.has("priority") && record.has("output_fields") && record.has("time");
    }

    @Override
    public Activity.Head head(JsonNode alert, String location) {
        JsonNode fields = alert.path("output_fields");
        String host = text(alert, "hostname");
        String user = fields.path("user.name").asText();
        return new HeadBuilder(SOURCE, Cloud.OTHER, location, RecordTime.first(alert, List.of("time")))
                .id(text(alert, "uuid"))
                .account(host.isEmpty() ? "" : "hosts")
                .service("falco")
                .action(text(alert, "rule"))
                .readOnly(true)
                .principal(PrincipalType.USER, user.isEmpty() ? "" : host + "/" + user, user)
                .resource("host", host)
                .build();
    }
}
