package io.cloudir.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudir.model.Cloud;
import io.cloudir.model.Principal;
import io.cloudir.model.PrincipalType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Activities made from JSON for tests of other rooms. */
public final class SampleActivities {
    private static final JsonMapper JSON = new JsonMapper();

    private SampleActivities() {}

    /** Any JSON object as a record of a source. */
    public static Activity of(String source, Cloud cloud, String json, String location) {
        try {
            JsonNode record = JSON.readTree(json);
            JsonNode identity = record.path("userIdentity");
            String issuer = identity.path("sessionContext")
                    .path("sessionIssuer")
                    .path("arn")
                    .asText();
            String arn = issuer.isEmpty() ? identity.path("arn").asText() : issuer;
            String id = record.path("eventID").asText();
            return new Activity(
                    new Activity.Head(
                            id.isEmpty() ? location : id,
                            location,
                            Instant.parse(record.path("eventTime").asText("2026-01-01T00:00:00Z")),
                            source,
                            cloud,
                            record.path("recipientAccountId").asText(),
                            record.path("awsRegion").asText(),
                            record.path("eventSource").asText(),
                            record.path("eventName").asText(),
                            record.path("errorCode").asText(),
                            record.path("readOnly").asBoolean(),
                            arn.isEmpty()
                                    ? Optional.empty()
                                    : Optional.of(new Principal(
                                            PrincipalType.USER, arn, arn.substring(arn.lastIndexOf('/') + 1), "", "")),
                            identity.path("accessKeyId").asText(),
                            record.path("sourceIPAddress").asText(),
                            record.path("userAgent").asText(),
                            List.of()),
                    json.getBytes(StandardCharsets.UTF_8),
                    record);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public static Activity cloudTrail(String json, String location) {
        return of("cloudtrail", Cloud.AWS, json, location);
    }
}
