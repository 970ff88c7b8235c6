package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.StateRef;
import io.cloudir.model.Text;
import java.util.List;

/** Plans that give a user new secrets. */
final class KeyPlans {
    /** The value of what stands in the place of a key. Its id is not known before it is made. */
    static final String NEW_KEY = "a new key";

    private KeyPlans() {}

    static void resetPassword(Containment.ResetPassword request, boolean canHandOver, PlanDraft draft) {
        Identity identity = IdentityPlans.existing(request.identity(), draft);
        if (identity.isRole()) {
            throw new CloudException.Unsupported(
                    "role " + identity.name() + " has no password; revoke its sessions instead");
        }
        StateRef password = identity.state("login-profile");
        if (draft.read(password).equals(ABSENT)) {
            draft.task(identity.name() + " has no console password, so there is none to reset.");
            return;
        }
        requireSink(canHandOver);
        draft.set(password, IdentityPlans.RESET_REQUIRED)
                .task("Console sessions that " + identity.name()
                        + " signed in to with the old password live on: revoke its sessions.")
                .task("Give the one-time password to the owner of " + identity.name()
                        + " on a way that the intruder does not see.");
    }

    static void deactivate(Containment.DeactivateKey request, PlanDraft draft) {
        draft.set(existing(StateText.line(request.keyId()), draft), "Inactive");
        draft.task("Sessions made with key " + request.keyId() + " live on: revoke the sessions of its user.");
    }

    /** The status of a key that is there. */
    private static StateRef existing(String key, PlanDraft draft) {
        StateRef status = Refs.key(key, "status");
        if (draft.read(status).equals(ABSENT)) {
            throw new CloudException.NotFound("no long-term key " + Text.printable(key)
                    + "; expected the id of one, such as AKIAIOSFODNN7EXAMPLE");
        }
        return status;
    }

    static void rotate(Containment.RotateKey request, boolean canHandOver, PlanDraft draft) {
        String key = StateText.line(request.keyId());
        StateRef status = existing(key, draft);
        StateRef replaced = status.with("replaced-by");
        if (draft.read(replaced).equals(ABSENT)) {
            requireSink(canHandOver);
            String owner = draft.read(status.with("owner"));
            List<String> others = draft.ids(Refs.KEY).stream()
                    .filter(other -> !other.equals(key))
                    .filter(other -> draft.read(Refs.key(other, "owner")).equals(owner))
                    .filter(other -> !draft.read(Refs.key(other, "status")).equals(ABSENT))
                    .toList();
            if (!others.isEmpty()) {
                throw new CloudException.Conflict("the owner of key " + key
                        + " has two keys, and more are not allowed (LimitExceeded); delete key "
                        + String.join(", ", others) + " when it is not needed as evidence, or deactivate both");
            }
        }
        draft.set(replaced, NEW_KEY);
        String users = "Put the new key in the place of " + key + " wherever its owner's programs use it: ";
        if (request.keepsOld()) {
            draft.task(users + key + " works until it is deactivated, for an intruder too.");
        } else {
            draft.set(status, "Inactive").task(users + "they stop until then.");
        }
        draft.task("Sessions made with key " + key + " live on: revoke the sessions of its user.");
    }

    private static void requireSink(boolean canHandOver) {
        if (!canHandOver) {
            throw new CloudException.Unsupported(
                    "a new secret would have nowhere to go; give the adapter a SecretSink");
        }
    }
}
