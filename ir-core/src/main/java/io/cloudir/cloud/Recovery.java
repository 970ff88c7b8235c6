package io.cloudir.cloud;

import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import java.time.Instant;
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
     * Puts a new host in the place of one that cannot be trusted, from an image that is older than the compromise.
     *
     * @param host the id of the host that is replaced
     * @param trustedBefore what was made at this time or later is not trusted
     */
    record RebuildHost(String host, Instant trustedBefore) implements Recovery {
        public RebuildHost {
            Objects.requireNonNull(host, "host");
            Objects.requireNonNull(trustedBefore, "trustedBefore");
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
     */
    record RestoreFromBackup(String resource, Instant trustedBefore) implements Recovery {
        public RestoreFromBackup {
            Objects.requireNonNull(resource, "resource");
            Objects.requireNonNull(trustedBefore, "trustedBefore");
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
     * Sets the account's own guards: no public buckets, an audit trail in every region with validated files.
     *
     * @param account the id of the account
     */
    record Harden(String account) implements Recovery {
        public Harden {
            Objects.requireNonNull(account, "account");
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
}
