package io.cloudir.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudir.model.Cloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Activities of CloudTrail records that a test writes itself, without the reader. */
public final class RecordsForTests {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordsForTests() {}

    public static Activity cloudTrail(byte[] raw) {
        try {
            JsonNode record = JSON.readTree(raw);
            return new Activity(
                    new Activity.Head(
                            record.path("eventID").asText(),
                            "test:1",
                            Instant.parse(record.path("eventTime").asText()),
                            "cloudtrail",
                            Cloud.AWS,
                            record.path("recipientAccountId").asText(),
                            record.path("awsRegion").asText(),
                            record.path("eventSource").asText(),
                            record.path("eventName").asText(),
                            record.path("errorCode").asText(),
                            record.path("readOnly").asBoolean(),
                            Optional.empty(),
                            record.path("userIdentity").path("accessKeyId").asText(),
                            record.path("sourceIPAddress").asText(),
                            record.path("userAgent").asText(),
                            List.of()),
                    raw,
                    record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
