package io.cloudir.cloud;

import java.util.List;
import java.util.Objects;

/**
 * How well an account is recorded and watched.
 *
 * @param checks what was looked at, in the order of their names
 */
public record ControlPlane(List<Check> checks) {
    public ControlPlane {
        checks = List.copyOf(checks);
    }

    /** How a service does. */
    public enum Health {
        /** It does its work. */
        HEALTHY,
        /** It works, but does not see everything. */
        DEGRADED,
        /** It does not work: what it would have shown is lost. */
        OFF,
        /** It could not be asked. */
        UNKNOWN
    }

    /**
     * One service that was looked at.
     *
     * @param name which, such as {@code audit-trail:main}
     * @param health how it does
     * @param detail what was seen, and for anything but {@link Health#HEALTHY} what stays hidden because of it
     */
    public record Check(String name, Health health, String detail) {
        public Check {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(health, "health");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /** Whether every check is {@link Health#HEALTHY}; an account that nothing was looked at in is not. */
    public boolean isHealthy() {
        return !checks.isEmpty() && checks.stream().allMatch(check -> check.health() == Health.HEALTHY);
    }
}
