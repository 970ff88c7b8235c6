package io.cloudir.cloud.simulated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudir.model.Digest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes records in the shape of CloudTrail, with ids that are digests: the same calls give the same bytes. */
final class CallRecord {
    private static final ObjectMapper JSON = new ObjectMapper();

    private CallRecord() {}

    /**
     * A record.
     *
     * @param identity its {@code userIdentity}
     * @param from where the call came from
     * @param seed what tells it apart from every other record of the account
     */
    static Map<String, Object> of(
            Call call,
            Map<String, Object> identity,
            From from,
            Instant time,
            String region,
            String account,
            String errorCode,
            @Nullable Object response,
            String seed) {
        String digest =
                Digest.ofText(account + '\n' + seed + '\n' + call + '\n' + time).hex();
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("eventVersion", "1.08");
        record.put("userIdentity", identity);
        record.put("eventTime", time.truncatedTo(ChronoUnit.SECONDS).toString());
        record.put("eventSource", call.service() + ".amazonaws.com");
        record.put("eventName", call.action());
        record.put("awsRegion", region);
        record.put("sourceIPAddress", from.address());
        record.put("userAgent", from.userAgent());
        if (!errorCode.isEmpty()) {
            record.put("errorCode", errorCode);
            record.put(
                    "errorMessage",
                    "User: " + identity.getOrDefault("arn", "unknown") + " is not authorized to perform: "
                            + call.text());
        }
        record.put("requestParameters", call.parameters().isEmpty() ? null : call.parameters());
        record.put("responseElements", response);
        record.put("requestID", uuid(digest.substring(32)));
        record.put("eventID", uuid(digest));
        record.put("readOnly", isReadOnly(call.action()));
        record.put("eventType", "AwsApiCall");
        record.put("managementEvent", true);
        record.put("recipientAccountId", account);
        record.put("eventCategory", "Management");
        return record;
    }

    /** Where a call came from. */
    record From(String address, String userAgent) {}

    /** Compact JSON; text as it is. */
    static String json(Object value) {
        if (value instanceof String text) {
            return text;
        }
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of text, numbers and lists are always JSON", e);
        }
    }

    /** 32 hexadecimal digits in the form of a UUID. */
    static String uuid(String hex) {
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                hex.substring(12, 16),
                hex.substring(16, 20),
                hex.substring(20, 32));
    }

    static boolean isReadOnly(String action) {
        return action.startsWith("Get")
                || action.startsWith("List")
                || action.startsWith("Describe")
                || action.startsWith("Head")
                || action.startsWith("Lookup")
                || action.startsWith("AssumeRole");
    }
}
