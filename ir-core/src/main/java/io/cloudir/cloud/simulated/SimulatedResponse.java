package io.cloudir.cloud.simulated;

import java.util.Objects;

/**
 * What the simulated cloud answered an actor.
 *
 * @param errorCode why it refused; empty if it did not
 * @param newKeyId the id of the key or session that the call made; empty if it made none
 * @param record the CloudTrail record of the call, JSON on one line
 */
public record SimulatedResponse(String errorCode, String newKeyId, String record) {
    public SimulatedResponse {
        Objects.requireNonNull(errorCode, "errorCode");
        Objects.requireNonNull(newKeyId, "newKeyId");
        Objects.requireNonNull(record, "record");
    }

    /** Whether the call was carried out. */
    public boolean succeeded() {
        return errorCode.isEmpty();
    }
}
