package io.cloudir.telemetry;

import static io.cloudir.telemetry.JsonFields.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.model.Cloud;
import java.util.List;

/** What the results of scheduled osquery queries mean, a row at a time or as a snapshot. */
final class OsqueryFormat extends JsonFormat {
    static final String SOURCE = "osquery";

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    boolean recognises(JsonNode record) {
        return record.has("hostIdentifier")
                && record.has("unixTime")
                && (record.has("columns") || record.has("snapshot"));
    }

    @Override
    public Activity.Head head(JsonNode result, String location) {
        String host = text(result, "hostIdentifier");
        return new HeadBuilder(SOURCE, Cloud.OTHER, location, RecordTime.first(result, List.of("unixTime")))
                .account(host.isEmpty() ? "" : "hosts")
                .service("osquery")
                .action(text(result, "name"))
                .readOnly(true)
                .resource("host", host)
                .build();
    }
}
