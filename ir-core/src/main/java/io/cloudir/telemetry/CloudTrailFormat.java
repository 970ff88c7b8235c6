package io.cloudir.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.model.Cloud;
import java.time.Instant;
import java.util.Optional;

/**
 * What the records of AWS CloudTrail mean (event versions 1.x), also in the EventBridge envelope that carries one under
 * {@code detail}.
 */
final class CloudTrailFormat extends JsonFormat {
    static final String SOURCE = "cloudtrail";

    private static final Optional<Landmarks> LANDMARKS =
            Optional.of(new Landmarks(Cloud.AWS, "eventTime", "eventName", "eventID"));

    @Override
    public String source() {
        return SOURCE;
    }

    @Override
    Optional<Landmarks> landmarks() {
        return LANDMARKS;
    }

    /** Event notifications of S3 are none. */
    @Override
    boolean recognises(JsonNode record) {
        JsonNode event = event(record);
        return event.has("eventTime")
                && (event.has("eventName") || event.has("eventType"))
                && event.path("eventVersion").asText().startsWith("1.")
                && !event.path("eventSource").asText().startsWith("aws:");
    }

    /** Whether an object is a digest file: the hashes of delivered files, and no records. */
    static boolean isDigest(JsonNode object) {
        return object.has("digestStartTime") && object.has("digestS3Object") && object.has("logFiles");
    }

    @Override
    JsonNode event(JsonNode record) {
        return record.has("eventName") ? record : detail(record);
    }

    @Override
    public Activity.Head head(JsonNode event, String location) {
        JsonNode time = event.path("eventTime");
        if (time.isMissingNode()) {
            throw new MalformedRecordException("no eventTime; a CloudTrail record has one");
        }
        Instant at = RecordTime.of("eventTime", time);
        String action = action(event);
        String id = JsonFields.text(event, "eventID");
        String account = JsonFields.text(event, "recipientAccountId");
        if (account.isEmpty()) {
            account = JsonFields.text(event, "userIdentity", "accountId");
        }
        String region = JsonFields.text(event, "awsRegion");
        return new Activity.Head(
                id.isEmpty() || id.length() > ID_LIMIT ? location : id,
                location,
                at,
                SOURCE,
                Cloud.AWS,
                account,
                region,
                JsonFields.text(event, "eventSource"),
                action,
                errorCode(event, action),
                event.path("readOnly").asBoolean(),
                CloudTrailIdentity.of(event.path("userIdentity"), region),
                JsonFields.text(event, "userIdentity", "accessKeyId"),
                JsonFields.text(event, "sourceIPAddress"),
                JsonFields.text(event, "userAgent"),
                CloudTrailResources.of(event, account, region));
    }

    private static String action(JsonNode event) {
        String action = JsonFields.text(event, "eventName");
        if (action.isEmpty() && "AwsCloudTrailInsight".equals(JsonFields.text(event, "eventType"))) {
            // Insights tell of many calls and name none; a rule for a call must not take them for one.
            return "AwsCloudTrailInsight";
        }
        if (action.isEmpty()) {
            throw new MalformedRecordException("no eventName; a CloudTrail record has one");
        }
        return action;
    }

    /** Sign-in events end well as calls even if the sign-in failed; they tell so under their own name. */
    private static String errorCode(JsonNode event, String action) {
        String code = JsonFields.text(event, "errorCode");
        if (!code.isEmpty()) {
            return code;
        }
        boolean failed = "Failure".equals(JsonFields.text(event, "responseElements", action))
                || !JsonFields.text(event, "errorMessage").isEmpty();
        return failed ? "Failure" : "";
    }
}
