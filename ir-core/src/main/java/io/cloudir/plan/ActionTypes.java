package io.cloudir.plan;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The types of action that an approval rule may name. They are those of {@code io.cloudir.cloud.ChangeRequest}, which stands
 * above this package; a test keeps the two alike.
 */
final class ActionTypes {
    /** In natural order, for messages. */
    static final Set<String> ALL = Collections.unmodifiableSet(new LinkedHashSet<>(List.of(
            "block-address",
            "block-region",
            "deactivate-key",
            "deploy-toolkit",
            "disable-application",
            "enforce-mfa",
            "harden",
            "isolate-host",
            "least-privilege",
            "rebuild-host",
            "reset-password",
            "restore-access",
            "restore-from-backup",
            "restore-objects",
            "restrict-role",
            "revoke-sessions",
            "roll-back",
            "rotate-key",
            "screen-application",
            "stop-host",
            "stop-service",
            "suspend-identity")));

    private ActionTypes() {}
}
