package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.StateRef;
import io.cloudir.model.Text;
import java.util.List;

/** Plans for identities and their keys. */
final class IdentityPlans {
    /** What a console password is that its owner must set anew. */
    static final String RESET_REQUIRED = "reset-required";

    private IdentityPlans() {}

    static void suspend(Containment.SuspendIdentity request, PlanDraft draft) {
        lock(changeable(request.identity(), draft), draft);
    }

    /** Denies everything first, so that the identity cannot undo the rest. */
    static void lock(Identity identity, PlanDraft draft) {
        draft.set(identity.state("inline-policy:" + Policies.DENY_ALL), Policies.DENY_ALL_DOCUMENT);
        keysOf(identity, draft).forEach(key -> draft.set(Refs.key(key, "status"), "Inactive"));
        if (!draft.read(identity.state("login-profile")).equals(ABSENT)) {
            draft.set(identity.state("login-profile"), ABSENT);
        }
        for (String role : draft.ids(Refs.ROLE)) {
            if (!draft.read(Refs.role(role, "assumed-by:" + identity.name())).equals(ABSENT)) {
                draft.task("Revoke the sessions of role " + role + ", which " + identity.name()
                        + " assumed: they outlive the suspension.");
            }
        }
    }

    static void revoke(Containment.RevokeSessions request, PlanDraft draft) {
        Identity identity = changeable(request.identity(), draft);
        draft.set(
                identity.state("inline-policy:" + Policies.REVOKE_OLDER), Policies.revokeOlder(request.issuedBefore()));
    }

    static void restore(Recovery.RestoreAccess request, PlanDraft draft) {
        Identity identity = existing(request.identity(), draft);
        StateRef denial = identity.state("inline-policy:" + Policies.DENY_ALL);
        if (!draft.read(denial).equals(ABSENT)) {
            // Sessions that the denial only held back would act again once it is gone.
            draft.set(identity.state("inline-policy:" + Policies.REVOKE_OLDER), Policies.revokeOlder(draft.now()));
        }
        draft.set(denial, ABSENT);
        List<String> keys = keysOf(identity, draft).stream()
                .filter(key -> !draft.read(Refs.key(key, "status")).equals("Active"))
                .toList();
        if (!keys.isEmpty()) {
            draft.task("Delete the inactive keys of " + identity.name() + " (" + String.join(", ", keys)
                    + ") and give its owner a new one, if one is needed at all.");
        }
        if (!identity.isRole()) {
            draft.task("Let the owner of " + identity.name() + " set a new console password and register MFA.");
        }
    }

    static Identity changeable(String arn, PlanDraft draft) {
        Identity identity = existing(arn, draft);
        if (identity.isServiceLinked()) {
            throw new CloudException.Conflict(
                    "role " + identity.name() + " is linked to a service, so nobody can change its"
                            + " policies (UnmodifiableEntity); stop what the service does for it instead");
        }
        return identity;
    }

    static Identity existing(String arn, PlanDraft draft) {
        Identity identity = Identity.of(StateText.line(arn));
        if (draft.read(identity.state("exists")).equals(ABSENT)) {
            throw new CloudException.NotFound("no identity " + Text.printable(arn) + " in this account");
        }
        return identity;
    }

    static List<String> keysOf(Identity identity, PlanDraft draft) {
        return draft.ids(Refs.KEY).stream()
                .filter(key -> draft.read(Refs.key(key, "owner")).equals(identity.kind() + '/' + identity.name()))
                .filter(key -> !draft.read(Refs.key(key, "status")).equals(ABSENT))
                .toList();
    }
}
