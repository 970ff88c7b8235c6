package io.cloudir.drill;

import java.time.Duration;
import java.util.Objects;

/**
 * How soon, in each pass through the life cycle.
 *
 * @param detect from the first record of the attack to the incident
 * @param contain from the incident to containment that was validated
 * @param recover from the incident to restorations that were validated
 */
public record Targets(Duration detect, Duration contain, Duration recover) {
    public Targets {
        Objects.requireNonNull(detect, "detect");
        Objects.requireNonNull(contain, "contain");
        Objects.requireNonNull(recover, "recover");
        if (detect.isNegative() || contain.isNegative() || recover.isNegative()) {
            throw new IllegalArgumentException("targets of " + detect + ", " + contain + " and " + recover
                    + "; expected lengths of time that are not negative");
        }
    }
}
