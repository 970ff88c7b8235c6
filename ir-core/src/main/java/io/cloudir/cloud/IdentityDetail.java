package io.cloudir.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What an identity has and did.
 *
 * @param identity the ARN or e-mail it is known by
 * @param kind {@code user}, {@code role}, {@code root} or {@code service-account}
 * @param created when it was made, if the cloud tells
 * @param consoleAccess whether it has a password for the console
 * @param keys its long-term keys
 * @param policies the names of its policies, attached ones by their ARN
 * @param sessions sessions that are known and may still live
 * @param rolesAssumed ARNs of the roles that it assumed
 */
public record IdentityDetail(
        String identity,
        String kind,
        Optional<Instant> created,
        boolean consoleAccess,
        List<Key> keys,
        List<String> policies,
        List<Session> sessions,
        List<String> rolesAssumed) {
    public IdentityDetail {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(created, "created");
        keys = List.copyOf(keys);
        policies = List.copyOf(policies);
        sessions = List.copyOf(sessions);
        rolesAssumed = List.copyOf(rolesAssumed);
    }

    /**
     * A long-term key.
     *
     * @param id its id, never its secret
     * @param active whether it can be used
     */
    public record Key(String id, boolean active) {
        public Key {
            Objects.requireNonNull(id, "id");
        }
    }

    /**
     * A session, known by the temporary key that the log shows.
     *
     * @param keyId the id of its temporary key
     * @param issued when it was issued, if the log tells
     */
    public record Session(String keyId, Optional<Instant> issued) {
        public Session {
            Objects.requireNonNull(keyId, "keyId");
            Objects.requireNonNull(issued, "issued");
        }
    }
}
