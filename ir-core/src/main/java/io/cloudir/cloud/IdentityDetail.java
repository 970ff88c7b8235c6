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
 * @param mfa whether it has a second factor, if the cloud tells
 * @param lastUsed when it last did anything, if the cloud tells
 * @param keys its long-term keys
 * @param policies the names of its policies, attached ones by their ARN
 * @param groups the groups that it is in
 * @param grants what it may do, each with what grants it, as far as the cloud tells
 * @param sessions sessions that are known and may still live
 * @param rolesAssumed ARNs of the roles that it assumed
 */
public record IdentityDetail(
        String identity,
        String kind,
        Optional<Instant> created,
        boolean consoleAccess,
        Optional<Boolean> mfa,
        Optional<Instant> lastUsed,
        List<Key> keys,
        List<String> policies,
        List<String> groups,
        List<Grant> grants,
        List<Session> sessions,
        List<String> rolesAssumed) {
    public IdentityDetail {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(mfa, "mfa");
        Objects.requireNonNull(lastUsed, "lastUsed");
        keys = List.copyOf(keys);
        policies = List.copyOf(policies);
        groups = List.copyOf(groups);
        grants = List.copyOf(grants);
        sessions = List.copyOf(sessions);
        rolesAssumed = List.copyOf(rolesAssumed);
    }

    /** An identity of which nothing else is known. */
    public static IdentityDetail of(String identity, String kind) {
        return new IdentityDetail(
                identity,
                kind,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The same, made and last used then, if the cloud tells. */
    public IdentityDetail times(Optional<Instant> made, Optional<Instant> used) {
        return new IdentityDetail(
                identity, kind, made, consoleAccess, mfa, used, keys, policies, groups, grants, sessions, rolesAssumed);
    }

    /** The same, with what it signs in with. */
    public IdentityDetail signsInWith(boolean password, Optional<Boolean> secondFactor, List<Key> longTermKeys) {
        return new IdentityDetail(
                identity,
                kind,
                created,
                password,
                secondFactor,
                lastUsed,
                longTermKeys,
                policies,
                groups,
                grants,
                sessions,
                rolesAssumed);
    }

    /** The same, with what it may do and by what. */
    public IdentityDetail may(List<String> itsPolicies, List<String> itsGroups, List<Grant> itsGrants) {
        return new IdentityDetail(
                identity,
                kind,
                created,
                consoleAccess,
                mfa,
                lastUsed,
                keys,
                itsPolicies,
                itsGroups,
                itsGrants,
                sessions,
                rolesAssumed);
    }

    /** The same, with what it acts through. */
    public IdentityDetail actsThrough(List<Session> itsSessions, List<String> roles) {
        return new IdentityDetail(
                identity,
                kind,
                created,
                consoleAccess,
                mfa,
                lastUsed,
                keys,
                policies,
                groups,
                grants,
                itsSessions,
                roles);
    }

    /**
     * A long-term key.
     *
     * @param id its id, never its secret
     * @param active whether it can be used
     * @param lastUsed when it was last used, if the cloud tells
     */
    public record Key(String id, boolean active, Optional<Instant> lastUsed) {
        public Key {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(lastUsed, "lastUsed");
        }
    }

    /**
     * A permission and what grants it.
     *
     * @param permission such as {@code s3:GetObject} or {@code iam:*}
     * @param by the policy that grants it, by its name or ARN
     * @param through the group that it comes by; empty if it is the identity's own
     */
    public record Grant(String permission, String by, String through) {
        public Grant {
            Objects.requireNonNull(permission, "permission");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(through, "through");
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
