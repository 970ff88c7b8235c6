package io.cloudir.cloud;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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

    /** What a service is for. More kinds may be added in minor versions. */
    public enum Kind {
        /** It records calls of the cloud's API. */
        AUDIT_LOG,
        /** It records connections. */
        NETWORK_LOG,
        /** It keeps logs for a time. */
        LOG_STORE,
        /** It finds threats. */
        THREAT_DETECTION,
        /** It keeps former configurations. */
        CONFIGURATION_HISTORY,
        /** It tells people. */
        ALARM,
        /** It says who is who. */
        IDENTITY
    }

    /**
     * One service that was looked at. That it is switched on is not health: what it should deliver must arrive.
     *
     * @param kind what it is for
     * @param name which, such as {@code audit-trail:main}
     * @param health how it does
     * @param detail what was seen, and for anything but {@link Health#HEALTHY} what stays hidden because of it
     * @param retention how long it keeps what it records, if the cloud tells, {@link java.time.temporal.ChronoUnit#FOREVER} if
     *     without an end; readiness compares it with what a plan demands
     */
    public record Check(Kind kind, String name, Health health, String detail, Optional<Duration> retention) {
        public Check {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(health, "health");
            Objects.requireNonNull(detail, "detail");
            Objects.requireNonNull(retention, "retention");
        }

        /** A service of which the retention is not told. */
        public static Check of(Kind kind, String name, Health health, String detail) {
            return new Check(kind, name, health, detail, Optional.empty());
        }

        /** The same, which keeps what it records for so long. */
        public Check keeping(Duration time) {
            return new Check(kind, name, health, detail, Optional.of(time));
        }
    }

    /** Whether every check is {@link Health#HEALTHY}; an account that nothing was looked at in is not. */
    public boolean isHealthy() {
        return !checks.isEmpty() && checks.stream().allMatch(check -> check.health() == Health.HEALTHY);
    }
}
