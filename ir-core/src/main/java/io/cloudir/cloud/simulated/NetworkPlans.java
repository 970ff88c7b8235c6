package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.StateRef;
import io.cloudir.model.Text;

/** Plans for addresses, functions and the account as a whole. */
final class NetworkPlans {
    /** The list of the account's subnets; an account that is known from logs alone has one. */
    static final String ACL = "acl-default";

    private NetworkPlans() {}

    static void block(Containment.BlockAddress request, PlanDraft draft) {
        draft.set(new StateRef(Refs.NETWORK_ACL, ACL, "deny:" + range(request.address())), "in and out")
                .task("Calls of the cloud's API from " + request.address()
                        + " do not pass a network list: suspend the identity that makes them.");
    }

    /** The range that holds one address alone. */
    static String range(String address) {
        return address + (address.contains(":") ? "/128" : "/32");
    }

    static void disable(Containment.DisableApplication request, PlanDraft draft) {
        StateRef function = new StateRef(Refs.FUNCTION, DataLearning.functionName(request.application()), "exists");
        StateRef service = new StateRef(Refs.SERVICE, Refs.tail(request.application()), "desired-count");
        if (!draft.read(function).equals(ABSENT)) {
            disable(function, draft);
        } else if (!draft.read(service).equals(ABSENT)) {
            if (!draft.read(service).equals("0")) {
                draft.set(service, "0").destroys("container-memory");
            }
            draft.task("What scales service " + service.id() + " up again by itself must be suspended too.");
        } else {
            throw new CloudException.NotFound(
                    "no function or service " + Text.printable(request.application()) + " in this account");
        }
    }

    /** Event sources go first: without concurrency their events would only pile up, and end in a dead-letter queue. */
    static void disable(StateRef function, PlanDraft draft) {
        draft.names(function, "event-source")
                .forEach(source -> draft.set(function.with("event-source:" + source), "disabled"));
        if (draft.read(function.with("url-auth")).equals("NONE")) {
            draft.set(function.with("url-auth"), "AWS_IAM");
        }
        draft.set(function.with("concurrency"), "0")
                .task("Events sent to " + function.id()
                        + " wait for up to six hours and run when it is enabled again: drain them first. Revoke the"
                        + " sessions of its execution role.");
    }
}
