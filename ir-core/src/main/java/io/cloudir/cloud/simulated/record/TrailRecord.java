package io.cloudir.cloud.simulated.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudir.model.Digest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A CloudTrail record while it is being written: what is not said has the value of an ordinary successful call. Ids are
 * digests, so the same words give the same bytes. Not safe for use by several threads.
 */
public final class TrailRecord {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String service;
    private final String action;
    private Map<String, Object> identity = Map.of();
    private String address = "";
    private String userAgent = "";
    private Instant time = Instant.EPOCH;
    private String region = "us-east-1";
    private String account = "";
    private String errorCode = "";
    private String errorMessage = "";
    private @Nullable Object request;
    private @Nullable Object response;
    private @Nullable Object additional;
    private List<Map<String, Object>> resources = List.of();
    private String type = "AwsApiCall";
    private boolean management = true;

    private TrailRecord(String service, String action) {
        this.service = Objects.requireNonNull(service, "service");
        this.action = Objects.requireNonNull(action, "action");
    }

    /** A call, such as {@code iam} and {@code CreateUser}. */
    public static TrailRecord of(String service, String action) {
        return new TrailRecord(service, action);
    }

    /** Who made it, as {@code userIdentity}. */
    public TrailRecord by(Map<String, Object> userIdentity) {
        identity = userIdentity;
        return this;
    }

    public TrailRecord from(String sourceAddress, String client) {
        address = sourceAddress;
        userAgent = client;
        return this;
    }

    public TrailRecord at(Instant eventTime) {
        time = eventTime;
        return this;
    }

    public TrailRecord in(String owner, String where) {
        account = owner;
        region = where;
        return this;
    }

    public TrailRecord asking(@Nullable Object requestParameters) {
        request = requestParameters;
        return this;
    }

    public TrailRecord answering(@Nullable Object responseElements) {
        response = responseElements;
        return this;
    }

    /** It failed; an empty code leaves it a success. */
    public TrailRecord failing(String code, String message) {
        errorCode = code;
        errorMessage = message;
        return this;
    }

    public TrailRecord noting(Object additionalEventData) {
        additional = additionalEventData;
        return this;
    }

    /** It is about things in a bucket or another data plane. */
    public TrailRecord dataEvent(List<Map<String, Object>> touched) {
        management = false;
        resources = touched;
        return this;
    }

    /** It is a sign-in to the console. */
    public TrailRecord signIn() {
        type = "AwsConsoleSignIn";
        return this;
    }

    public String service() {
        return service;
    }

    public String region() {
        return region;
    }

    public Instant time() {
        return time;
    }

    /**
     * The record, in CloudTrail's order.
     *
     * @param seed what tells it apart from a record with the same words
     */
    public Map<String, Object> write(String seed) {
        String words = String.join("\n", account, seed, service, action, time.toString(), json(identity));
        String digest = Digest.ofText(words).hex();
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("eventVersion", "1.08");
        record.put("userIdentity", identity);
        record.put("eventTime", time.truncatedTo(ChronoUnit.SECONDS).toString());
        record.put("eventSource", service + ".amazonaws.com");
        record.put("eventName", action);
        record.put("awsRegion", region);
        record.put("sourceIPAddress", address);
        record.put("userAgent", userAgent);
        if (!errorCode.isEmpty()) {
            record.put("errorCode", errorCode);
        }
        if (!errorMessage.isEmpty()) {
            record.put("errorMessage", errorMessage);
        }
        record.put("requestParameters", request);
        record.put("responseElements", response);
        if (additional != null) {
            record.put("additionalEventData", additional);
        }
        if (type.equals("AwsApiCall")) {
            record.put("requestID", uuid(digest.substring(32)));
        }
        record.put("eventID", uuid(digest));
        record.put("readOnly", isReadOnly(action));
        if (!resources.isEmpty()) {
            record.put("resources", resources);
        }
        record.put("eventType", type);
        record.put("managementEvent", management);
        record.put("recipientAccountId", account);
        record.put("eventCategory", management ? "Management" : "Data");
        return record;
    }

    /** The message of a call that was denied. */
    public static String denied(Map<String, Object> identity, String permission) {
        return "User: " + identity.getOrDefault("arn", "unknown") + " is not authorized to perform: " + permission;
    }

    /** Compact JSON; text as it is. */
    public static String json(Object value) {
        if (value instanceof String text) {
            return text;
        }
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of text, numbers and lists are always JSON", e);
        }
    }

    private static String uuid(String hex) {
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                hex.substring(12, 16),
                hex.substring(16, 20),
                hex.substring(20, 32));
    }

    private static boolean isReadOnly(String action) {
        return action.startsWith("Get")
                || action.startsWith("List")
                || action.startsWith("Describe")
                || action.startsWith("Head")
                || action.startsWith("Lookup")
                || action.startsWith("BatchGet")
                || action.startsWith("AssumeRole");
    }
}
