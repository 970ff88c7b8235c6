package io.cloudir.cloud.simulated.day;

import io.cloudir.cloud.simulated.record.TrailRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Somebody or something that makes calls.
 *
 * @param identity its {@code userIdentity}
 * @param address where it calls from
 * @param userAgent what its client calls itself
 * @param region where it works
 */
record Caller(Map<String, Object> identity, String address, String userAgent, String region) {
    /** A call by it, still without a time. */
    TrailRecord call(String service, String action) {
        return TrailRecord.of(service, action).by(identity).from(address, userAgent);
    }

    /** The id of the key that it acts with; empty if it has none. */
    String keyId() {
        return String.valueOf(identity.getOrDefault("accessKeyId", ""));
    }

    Caller from(String otherAddress, String otherAgent) {
        return new Caller(identity, otherAddress, otherAgent, region);
    }

    Caller in(String otherRegion) {
        return new Caller(identity, address, userAgent, otherRegion);
    }

    /** A map in the order in which it is written: name, value, name, value. */
    static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            fields.put((String) namesAndValues[at], namesAndValues[at + 1]);
        }
        return fields;
    }
}
