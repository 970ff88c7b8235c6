package io.cloudir.cloud.simulated;

import java.util.Map;
import java.util.Objects;

/**
 * Somebody who calls the simulated cloud with a key, such as an attacker of a drill. Each call is recorded; what it changes,
 * the account learns from the record. Safe to use from several threads.
 */
public final class SimulatedActor {
    private final SimulatedCloud cloud;
    private final String keyId;
    private final From from;
    private final String region;

    SimulatedActor(SimulatedCloud cloud, String keyId, From from, String region) {
        this.cloud = cloud;
        this.keyId = keyId;
        this.from = from;
        this.region = region;
    }

    /** The same caller, whose calls go to another region. */
    public SimulatedActor in(String otherRegion) {
        return new SimulatedActor(cloud, keyId, from, otherRegion);
    }

    /**
     * Makes a call.
     *
     * @param service the prefix of its permissions, such as {@code iam}
     * @param action such as {@code CreateAccessKey}
     * @param parameters its request parameters, as CloudTrail names them
     */
    public SimulatedResponse call(String service, String action, Map<String, Object> parameters) {
        Objects.requireNonNull(parameters, "parameters");
        return cloud.call(
                new Call(service, action, new java.util.TreeMap<>(parameters), "", false), keyId, from, region);
    }
}
