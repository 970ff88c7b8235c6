package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.Usage;
import io.cloudir.model.TimeRange;
import java.util.Set;
import java.util.TreeSet;

/** Leaves an identity what it really used. */
final class PrivilegePlans {
    /** Characters that the inline policies of a user and of a role hold together (AWS IAM quotas). */
    private static final int USER_LIMIT = 2048;

    private static final int ROLE_LIMIT = 10_240;

    private PrivilegePlans() {}

    /** What is left is granted first, so that the identity never has less than that. */
    static void reduce(Recovery.LeastPrivilege request, PlanDraft draft) {
        Identity identity = IdentityPlans.changeable(request.identity(), draft);
        TimeRange window = request.window();
        Set<String> kept = new TreeSet<>(request.keep());
        draft.uses().in(identity.kind() + '/' + identity.name(), window).stream()
                .map(Usage.Used::permission)
                .forEach(kept::add);
        if (kept.isEmpty()) {
            throw new CloudException.Conflict(identity.name() + " is not known to have used anything from "
                    + window.from() + " to " + window.to()
                    + "; give a longer window, name what to keep, or suspend it");
        }
        String document = Policies.allowing(kept);
        int limit = identity.isRole() ? ROLE_LIMIT : USER_LIMIT;
        if (document.length() > limit) {
            throw new CloudException.Conflict("what " + identity.name() + " used fills a policy of "
                    + document.length() + " characters, and inline policies hold " + limit
                    + "; give a shorter window, or a policy of its own that names services instead");
        }
        draft.set(identity.state("inline-policy:" + Policies.LEAST_PRIVILEGE), document);
        draft.names(identity.state("exists"), "inline-policy").stream()
                .filter(policy -> !policy.equals(Policies.LEAST_PRIVILEGE))
                .forEach(policy -> withdraw(identity.state("inline-policy:" + policy), draft));
        draft.names(identity.state("exists"), "managed-policy")
                .forEach(policy -> draft.set(identity.state("managed-policy:" + policy), ABSENT));
        draft.names(identity.state("exists"), "group")
                .forEach(group -> draft.set(identity.state("group:" + group), ABSENT));
        draft.task("Kept, since " + identity.name() + " used it from " + window.from() + " to " + window.to()
                        + " or it was asked for: " + String.join(", ", kept) + ". All else is taken away.")
                .task(
                        "What is needed less often than that, or never shows in the log, such as reading objects, is named"
                                + " by its owner before this is approved.");
    }

    /** A policy that denies stays; one whose text no record tells cannot be given back, so a person decides. */
    private static void withdraw(StateRef policy, PlanDraft draft) {
        String document = draft.read(policy);
        if (document.equals(Refs.UNKNOWN)) {
            draft.task("The text of policy " + Refs.nameIn(policy)
                    + " is not in the log: read it, and decide whether it" + " stays.");
        } else if (!Policies.allows(document).isEmpty()) {
            draft.set(policy, ABSENT);
        }
    }
}
