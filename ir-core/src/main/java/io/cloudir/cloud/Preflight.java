package io.cloudir.cloud;

import java.util.List;
import java.util.Objects;

/**
 * Whether an adapter could do what it is for, found out without changing anything.
 *
 * @param readiness one answer for each capability that was asked for, in that order
 */
public record Preflight(List<Readiness> readiness) {
    public Preflight {
        readiness = List.copyOf(readiness);
    }

    /** What a capability lacks. */
    public enum Status {
        /** Nothing. */
        READY,
        /** Permissions that the responder is not granted. */
        DENIED,
        /** A service that is not set up in the account, or something that the adapter was not given. */
        NOT_SET_UP,
        /** The adapter does not have it. */
        UNSUPPORTED,
        /** The cloud does not tell before it is tried. */
        UNKNOWN
    }

    /**
     * The answer for one capability.
     *
     * @param capability its name
     * @param status what it lacks
     * @param missing the permissions, services or parts that are missing; sorted, empty if none is
     */
    public record Readiness(String capability, Status status, List<String> missing) {
        public Readiness {
            Objects.requireNonNull(capability, "capability");
            Objects.requireNonNull(status, "status");
            missing = missing.stream().distinct().sorted().toList();
        }
    }

    /** Whether all that was asked for is ready. */
    public boolean isReady() {
        return readiness.stream().allMatch(it -> it.status() == Status.READY);
    }
}
