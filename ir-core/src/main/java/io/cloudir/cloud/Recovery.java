package io.cloudir.cloud;

import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Requests that bring back what was lost or taken out of use, better protected than before. */
public sealed interface Recovery extends ChangeRequest {
    /**
     * Gives a suspended identity back to its owner. Its old keys stay inactive, its old sessions stay cut off and its old
     * password stays gone: new ones are tasks.
     *
     * @param identity the ARN or e-mail that the log gives it
     */
    record RestoreAccess(String identity) implements Recovery {
        public RestoreAccess {
            Objects.requireNonNull(identity, "identity");
        }

        @Override
        public String type() {
            return "restore-access";
        }

        @Override
        public Entity target() {
            return Entity.of(EntityType.PRINCIPAL, identity);
        }
    }

    /**
     * Puts a new host in the place of one that cannot be trusted: from the newest version of its template, or else its image, or
     * else the newest snapshot, that is older than the compromise.
     *
     * @param host the id of the host that is replaced
     * @param trustedBefore what was made at this time or later is not trusted
     * @param except ids of templates, images and snapshots that are not trusted either; sorted
     */
    record RebuildHost(String host, Instant trustedBefore, List<String> except) implements Recovery {
        public RebuildHost {
            Objects.requireNonNull(host, "host");
            Objects.requireNonNull(trustedBefore, "trustedBefore");
            except = except.stream().distinct().sorted().toList();
        }

        /** From whatever is old enough. */
        public RebuildHost(String host, Instant trustedBefore) {
            this(host, trustedBefore, List.of());
        }

        @Override
        public String type() {
            return "rebuild-host";
        }

        @Override
        public Entity target() {
            return Entity.of(EntityType.HOST, host);
        }
    }

    /**
     * Restores a database or volume from its newest backup that is older than the compromise, beside the old one.
     *
     * @param resource the id of the database or volume
     * @param trustedBefore what was made at this time or later is not trusted
     * @param except ids of backups that are not trusted either; sorted
     */
    record RestoreFromBackup(String resource, Instant trustedBefore, List<String> except) implements Recovery {
        public RestoreFromBackup {
            Objects.requireNonNull(resource, "resource");
            Objects.requireNonNull(trustedBefore, "trustedBefore");
            except = except.stream().distinct().sorted().toList();
        }

        /** From whatever is old enough. */
        public RestoreFromBackup(String resource, Instant trustedBefore) {
            this(resource, trustedBefore, List.of());
        }

        @Override
        public String type() {
            return "restore-from-backup";
        }

        @Override
        public Entity target() {
            return Entity.of(EntityType.RESOURCE, resource);
        }
    }

    /**
     * Brings back the objects of a bucket that were deleted or overwritten, from the newest version of each that is older than
     * the compromise. What was written since stays as a version.
     *
     * @param bucket the name of the bucket
     * @param prefix only objects whose name begins so; empty for all
     * @param trustedBefore what was written at this time or later is not trusted
     */
    record RestoreObjects(String bucket, String prefix, Instant trustedBefore) implements Recovery {
        public RestoreObjects {
            Objects.requireNonNull(bucket, "bucket");
            Objects.requireNonNull(prefix, "prefix");
            Objects.requireNonNull(trustedBefore, "trustedBefore");
        }

        /** Brings back all objects of a bucket. */
        public static RestoreObjects of(String bucket, Instant trustedBefore) {
            return new RestoreObjects(bucket, "", trustedBefore);
        }

        @Override
        public String type() {
            return "restore-objects";
        }

        @Override
        public Entity target() {
            return Entity.of(EntityType.RESOURCE, bucket);
        }
    }

    /**
     * Leaves an identity only what it really used in a window, and what is to be kept besides. The plan names what is kept.
     *
     * @param identity the ARN or e-mail that the log gives it
     * @param window the time in which it was used as it should be; end it before the compromise
     * @param keep permissions to keep though they were not used in the window; sorted
     */
    record LeastPrivilege(String identity, TimeRange window, List<String> keep) implements Recovery {
        public LeastPrivilege {
            Objects.requireNonNull(identity, "identity");
            Objects.requireNonNull(window, "window");
            keep = keep.stream().distinct().sorted().toList();
        }

        /** Leaves what was used in a window. */
        public static LeastPrivilege of(String identity, TimeRange window) {
            return new LeastPrivilege(identity, window, List.of());
        }

        /** The same, with permissions that are kept though they were not used. */
        public LeastPrivilege keeping(List<String> permissions) {
            return new LeastPrivilege(identity, window, permissions);
        }

        @Override
        public String type() {
            return "least-privilege";
        }

        @Override
        public Entity target() {
            return Entity.of(EntityType.PRINCIPAL, identity);
        }
    }

    /**
     * Sets the account's own guards.
     *
     * @param account the id of the account
     * @param guards which; sorted
     * @param exempt identities that {@link Guard#MFA} leaves alone, such as those kept for emergencies; sorted
     */
    record Harden(String account, List<Guard> guards, List<String> exempt) implements Recovery {
        /** What is guarded. */
        public enum Guard {
            /** No public buckets, no public snapshots. */
            PUBLIC_ACCESS,
            /** An audit trail that logs, in every region, with validated files. */
            LOGGING,
            /** What finds threats and keeps former configurations is on. */
            DETECTORS,
            /** Nobody does anything without a second factor. Whoever has none is shut out until it is registered. */
            MFA
        }

        public Harden {
            Objects.requireNonNull(account, "account");
            guards = guards.stream().distinct().sorted().toList();
            exempt = exempt.stream().distinct().sorted().toList();
        }

        /** Sets every guard that shuts nobody out: all but {@link Guard#MFA}. */
        public Harden(String account) {
            this(account, List.of(Guard.PUBLIC_ACCESS, Guard.LOGGING, Guard.DETECTORS), List.of());
        }

        /** The same, and MFA for everybody but these. */
        public Harden withMfaExcept(List<String> identities) {
            List<Guard> more = new ArrayList<>(guards);
            more.add(Guard.MFA);
            return new Harden(account, more, identities);
        }

        @Override
        public String type() {
            return "harden";
        }

        @Override
        public Entity target() {
            return Entity.of(EntityType.ACCOUNT, account);
        }
    }

    /**
     * Sets up a toolkit of the response plan next to an incident; it is taken away again when the action is released.
     *
     * @param toolkit the id of the toolkit in the plan
     * @param template where the plan keeps it, such as the name of a template or image
     * @param beside what it is set up next to, such as the host that is looked at
     * @param label what it is tagged with, such as the id of the incident
     */
    record DeployToolkit(String toolkit, String template, Entity beside, String label) implements Recovery {
        public DeployToolkit {
            Objects.requireNonNull(toolkit, "toolkit");
            Objects.requireNonNull(template, "template");
            Objects.requireNonNull(beside, "beside");
            Objects.requireNonNull(label, "label");
        }

        @Override
        public String type() {
            return "deploy-toolkit";
        }

        @Override
        public Entity target() {
            return beside;
        }
    }
}
