package io.cloudir.cloud;

import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Requests that hold the damage for a time. Each ends by itself, whoever still thinks of it. */
public sealed interface TemporaryControl extends ChangeRequest {
    /** When it ends. */
    Instant until();

    @Override
    default Optional<Instant> expires() {
        return Optional.of(until());
    }

    /**
     * Lets nobody but the responder call the services of a region. Services that the cloud has once for all regions, such as
     * that of identities, stay open.
     *
     * @param region the region, in the cloud's own words
     * @param until when it ends
     */
    record BlockRegion(String region, Instant until) implements TemporaryControl {
        public BlockRegion {
            Objects.requireNonNull(region, "region");
            Objects.requireNonNull(until, "until");
        }

        @Override
        public String type() {
            return "block-region";
        }

        @Override
        public Entity target() {
            return Entity.of(EntityType.REGION, region);
        }
    }

    /**
     * Stops a database or another managed service that keeps its data while it is stopped.
     *
     * @param service the id of the service
     * @param until when it is started again
     */
    record StopService(String service, Instant until) implements TemporaryControl {
        public StopService {
            Objects.requireNonNull(service, "service");
            Objects.requireNonNull(until, "until");
        }

        @Override
        public String type() {
            return "stop-service";
        }

        @Override
        public Entity target() {
            return Entity.of(EntityType.RESOURCE, service);
        }
    }

    /**
     * Sets the most that a role or user may do, whatever else grants it more; sessions that it has already are bound too.
     *
     * @param identity the ARN or e-mail that the log gives it
     * @param boundary {@link #READ_ONLY}, or a policy of the cloud's own by its full name
     * @param until when it ends
     */
    record RestrictRole(String identity, String boundary, Instant until) implements TemporaryControl {
        /** Reading only, whatever the cloud calls that policy. */
        public static final String READ_ONLY = "read-only";

        public RestrictRole {
            Objects.requireNonNull(identity, "identity");
            Objects.requireNonNull(boundary, "boundary");
            Objects.requireNonNull(until, "until");
        }

        /** Lets it read and nothing more. */
        public static RestrictRole toReading(String identity, Instant until) {
            return new RestrictRole(identity, READ_ONLY, until);
        }

        @Override
        public String type() {
            return "restrict-role";
        }

        @Override
        public Entity target() {
            return Entity.of(EntityType.PRINCIPAL, identity);
        }
    }

    /**
     * Turns addresses away in front of an application.
     *
     * @param application the name or ARN of what screens it, such as a web access list
     * @param addresses 1 to {@value #LIMIT} addresses, each one that {@link Containment.BlockAddress#isBlockable}; sorted
     * @param until when they are let in again
     */
    record ScreenApplication(String application, List<String> addresses, Instant until) implements TemporaryControl {
        /** Most addresses of one request. */
        public static final int LIMIT = 1000;

        public ScreenApplication {
            Objects.requireNonNull(application, "application");
            Objects.requireNonNull(until, "until");
            addresses = addresses.stream()
                    .map(address ->
                            Addresses.canonical(address).orElseThrow(() -> Addresses.refused(address, "turned away")))
                    .distinct()
                    .sorted()
                    .toList();
            if (addresses.isEmpty() || addresses.size() > LIMIT) {
                throw new IllegalArgumentException(
                        addresses.size() + " addresses are given; expected 1 to " + LIMIT + " different ones");
            }
        }

        @Override
        public String type() {
            return "screen-application";
        }

        @Override
        public Entity target() {
            return Entity.of(EntityType.RESOURCE, application);
        }
    }
}
