package io.cloudir.incident.lifecycle;

import java.util.Objects;

/**
 * A gate that stands in the way.
 *
 * @param name the gate's code
 * @param reason why it is not met
 * @param whatMeetsIt what somebody can do about it
 */
public record UnmetGate(String name, String reason, String whatMeetsIt) {
    public UnmetGate {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(whatMeetsIt, "whatMeetsIt");
    }
}
