package io.cloudir.cloud;

import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Requests that limit the damage. */
public sealed interface Containment extends ChangeRequest {
    /**
     * Takes everything from a user or role: a policy that denies all, its keys inactive, its console login off. Sessions of
     * roles that it assumed go on; revoke those of the roles.
     *
     * @param identity the ARN or e-mail that the log gives it
     */
    record SuspendIdentity(String identity) implements Containment {
        public SuspendIdentity {
            Objects.requireNonNull(identity, "identity");
        }

        @Override
        public String type() {
            return "suspend-identity";
        }

        @Override
        public Entity target() {
            return Entity.of(EntityType.PRINCIPAL, identity);
        }
    }

    /**
     * Stops a long-term key from being used. Sessions made with it before go on.
     *
     * @param keyId the id of the key, never its secret
     */
    record DeactivateKey(String keyId) implements Containment {
        public DeactivateKey {
            Objects.requireNonNull(keyId, "keyId");
        }

        @Override
        public String type() {
            return "deactivate-key";
        }

        @Override
        public Entity target() {
            return Entity.of(EntityType.ACCESS_KEY, keyId);
        }
    }

    /**
     * Cuts off every session of a user or role that was issued before an instant. Whoever can still ask for a new one gets
     * it: mend the leak first.
     *
     * @param identity the ARN of the user or of the role behind the session
     * @param issuedBefore the cut-off, in whole seconds; finer parts are dropped
     */
    record RevokeSessions(String identity, Instant issuedBefore) implements Containment {
        public RevokeSessions {
            Objects.requireNonNull(identity, "identity");
            issuedBefore = issuedBefore.truncatedTo(ChronoUnit.SECONDS);
        }

        @Override
        public String type() {
            return "revoke-sessions";
        }

        @Override
        public Entity target() {
            return Entity.of(EntityType.PRINCIPAL, identity);
        }
    }

    /**
     * Cuts a host off from everything but keeps it running: tagged, protected from termination, its disks copied first, every
     * interface in an isolation group, open connections cut, its identity taken.
     *
     * @param host the id of the host
     * @param label what it is tagged with, such as the id of the incident
     */
    record IsolateHost(String host, String label) implements Containment {
        public IsolateHost {
            Objects.requireNonNull(host, "host");
            Objects.requireNonNull(label, "label");
        }

        @Override
        public String type() {
            return "isolate-host";
        }

        @Override
        public Entity target() {
            return Entity.of(EntityType.HOST, host);
        }
    }

    /**
     * Stops a host. What it holds in memory and on instance store is lost.
     *
     * @param host the id of the host
     */
    record StopHost(String host) implements Containment {
        public StopHost {
            Objects.requireNonNull(host, "host");
        }

        @Override
        public String type() {
            return "stop-host";
        }

        @Override
        public Entity target() {
            return Entity.of(EntityType.HOST, host);
        }
    }

    /**
     * Keeps one address away from the account's networks, in both directions.
     *
     * @param address an IPv4 or IPv6 address, kept as RFC 5952 writes it; what embeds an IPv4 address, ranges, private addresses and everything ({@code 0.0.0.0/0}) are refused
     * @param expires when it is let in again by itself; empty if a person must say so
     */
    record BlockAddress(String address, Optional<Instant> expires) implements Containment {
        public BlockAddress {
            Objects.requireNonNull(expires, "expires");
            String given = address;
            address = Addresses.canonical(given).orElseThrow(() -> Addresses.refused(given, "blocked"));
        }

        /** Blocks it until a person lets it in again. */
        public BlockAddress(String address) {
            this(address, Optional.empty());
        }

        /** The same, but only until then. */
        public BlockAddress until(Instant end) {
            return new BlockAddress(address, Optional.of(end));
        }

        /** Whether the text, such as the source of a record, is one public address. */
        public static boolean isBlockable(String address) {
            return Addresses.isPublic(address);
        }

        @Override
        public String type() {
            return "block-address";
        }

        @Override
        public Entity target() {
            return Entity.of(EntityType.ADDRESS, address);
        }
    }

    /**
     * Stops an application from being used: the sources of its events first, then its public address, then its code. Sessions
     * of the identity that it runs as go on; revoke those.
     *
     * @param application the name or ARN of a function or of the service behind an endpoint
     */
    record DisableApplication(String application) implements Containment {
        public DisableApplication {
            Objects.requireNonNull(application, "application");
        }

        @Override
        public String type() {
            return "disable-application";
        }

        @Override
        public Entity target() {
            return Entity.of(EntityType.RESOURCE, application);
        }
    }

    /**
     * Makes the password of an identity worthless: the owner must set a new one. A one-time password goes to the {@link
     * SecretSink} of the adapter alone; the old one cannot be brought back.
     *
     * @param identity the ARN or e-mail that the log gives it
     */
    record ResetPassword(String identity) implements Containment {
        public ResetPassword {
            Objects.requireNonNull(identity, "identity");
        }

        @Override
        public String type() {
            return "reset-password";
        }

        @Override
        public Entity target() {
            return Entity.of(EntityType.PRINCIPAL, identity);
        }
    }

    /**
     * Gives the owner of a long-term key a new one in its place. The new secret goes to the {@link SecretSink} of the adapter
     * alone. Sessions made with the old key go on.
     *
     * @param keyId the id of the key that is replaced, never its secret
     * @param keepsOld whether the old key goes on working beside its successor, until it is deactivated; else its use ends
     *     at once, and whatever runs by it stands still until it has the new one
     */
    record RotateKey(String keyId, boolean keepsOld) implements Containment {
        public RotateKey {
            Objects.requireNonNull(keyId, "keyId");
        }

        /** One whose use ends at once. */
        public RotateKey(String keyId) {
            this(keyId, false);
        }

        @Override
        public String type() {
            return "rotate-key";
        }

        @Override
        public Entity target() {
            return Entity.of(EntityType.ACCESS_KEY, keyId);
        }
    }

    /**
     * Denies everything but registering a second factor to whoever signed in without one, long-term keys included.
     *
     * @param target a principal, or an account for everybody in it
     * @param exempt names or ARNs of identities that it leaves alone, such as those kept for emergencies; sorted
     */
    record EnforceMfa(Entity target, List<String> exempt) implements Containment {
        public EnforceMfa {
            if (target.type() != EntityType.PRINCIPAL && target.type() != EntityType.ACCOUNT) {
                throw new IllegalArgumentException("MFA is enforced for a principal or an account, not for a "
                        + target.type().code());
            }
            exempt = exempt.stream().distinct().sorted().toList();
        }

        /** Enforces it for one identity. */
        public static EnforceMfa of(String identity) {
            return new EnforceMfa(Entity.of(EntityType.PRINCIPAL, identity), List.of());
        }

        /** Enforces it for everybody in an account. */
        public static EnforceMfa everywhere(String account) {
            return new EnforceMfa(Entity.of(EntityType.ACCOUNT, account), List.of());
        }

        /** The same, but not for these. */
        public EnforceMfa except(List<String> identities) {
            return new EnforceMfa(target, identities);
        }

        @Override
        public String type() {
            return "enforce-mfa";
        }
    }

    /**
     * Takes back what audit records say was changed, as one action: each piece of state goes from what the last of them left to
     * what stood before the first. What somebody else changed since is left alone and told; what cannot be taken back, such as
     * a secret that was read, becomes a task for a person. The adapter knows in which order things happened.
     *
     * @param recordIds the ids of the audit records, at least one; kept sorted and each once, so that their order says nothing
     */
    record RollBack(List<String> recordIds) implements Containment {
        private static final String RECORD = "record:";
        private static final String RECORDS = "records:";

        public RollBack {
            recordIds = recordIds.stream().distinct().sorted().toList();
            if (recordIds.isEmpty()) {
                throw new IllegalArgumentException("nothing to take back: name at least one record");
            }
        }

        /** Takes back what one record says was changed. */
        public RollBack(String recordId) {
            this(List.of(recordId));
        }

        @Override
        public String type() {
            return "roll-back";
        }

        /** A name for all of them; of many it shows the first ones. The ids themselves are {@link #recordIds}. */
        @Override
        public Entity target() {
            return Entity.of(
                    EntityType.RESOURCE,
                    recordIds.size() == 1 ? RECORD + recordIds.get(0) : RECORDS + String.join(" ", recordIds));
        }
    }
}
