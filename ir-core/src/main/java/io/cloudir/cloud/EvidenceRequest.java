package io.cloudir.cloud;

import io.cloudir.model.Entity;
import java.util.Objects;

/**
 * Asks for a piece of evidence.
 *
 * @param kind what kind, such as {@link #STATE}
 * @param entity what it is taken from
 */
public record EvidenceRequest(String kind, Entity entity) {
    /** The configuration of an identity, host or other resource, as JSON. */
    public static final String STATE = "configuration-state";

    /** A copy of a host's disks; the content is the description of the snapshots, which stay in the cloud. */
    public static final String DISK = "disk-snapshot";

    /** The memory of a host. */
    public static final String MEMORY = "memory";

    public EvidenceRequest {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(entity, "entity");
    }

    /** Asks for the configuration of a thing. */
    public static EvidenceRequest stateOf(Entity entity) {
        return new EvidenceRequest(STATE, entity);
    }

    /** Asks for a copy of the disks of a host. */
    public static EvidenceRequest diskOf(Entity host) {
        return new EvidenceRequest(DISK, host);
    }

    /** Asks for the memory of a host. */
    public static EvidenceRequest memoryOf(Entity host) {
        return new EvidenceRequest(MEMORY, host);
    }
}
