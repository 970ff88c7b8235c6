package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.StateRef;
import io.cloudir.model.Text;

/** Plans for addresses, functions and the account as a whole. */
final class NetworkPlans {
    /** The list of the account's subnets; an account that is known from logs alone has one. */
    static final String ACL = "acl-default";

    private NetworkPlans() {}

    static void block(Containment.BlockAddress request, PlanDraft draft) {
        String range = request.address() + (request.address().contains(":") ? "/128" : "/32");
        draft.set(new StateRef(Refs.NETWORK_ACL, ACL, "deny:" + range), "in and out")
                .task("Calls of the cloud's API from " + request.address()
                        + " do not pass a network list: suspend the identity that makes them.");
    }

    static void disable(Containment.DisableApplication request, PlanDraft draft) {
        StateRef exists = new StateRef(Refs.FUNCTION, DataLearning.functionName(request.application()), "exists");
        if (draft.read(exists).equals(ABSENT)) {
            throw new CloudException.NotFound(
                    "no function " + Text.printable(request.application()) + " in this account");
        }
        disable(exists, draft);
    }

    /** Event sources go first: without concurrency their events would only pile up, and end in a dead-letter queue. */
    static void disable(StateRef function, PlanDraft draft) {
        draft.names(function, "event-source")
                .forEach(source -> draft.set(function.with("event-source:" + source), "disabled"));
        draft.set(function.with("concurrency"), "0")
                .task("Events sent to " + function.id()
                        + " wait for up to six hours and run when it is enabled again: drain them first. Revoke the"
                        + " sessions of its execution role.");
    }

    static void harden(Recovery.Harden request, String account, PlanDraft draft) {
        if (!request.account().equals(account)) {
            throw new CloudException.NotFound(
                    "this is account " + account + ", not " + Text.printable(request.account()));
        }
        draft.set(new StateRef(Refs.ACCOUNT, account, "public-access-block"), "all")
                .set(new StateRef(Refs.ACCOUNT, account, "snapshot-public-access"), "block-all-sharing");
        for (String trail : draft.ids(Refs.TRAIL)) {
            StateRef configuration = new StateRef(Refs.TRAIL, trail, "configuration");
            if (!draft.read(configuration).equals(ABSENT)) {
                draft.set(configuration.with("multi-region"), "true").set(configuration.with("log-validation"), "true");
            }
        }
        draft.task("Sites that are served from public buckets stop working: move them behind a distribution first.");
    }
}
