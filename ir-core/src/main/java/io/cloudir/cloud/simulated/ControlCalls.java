package io.cloudir.cloud.simulated;

import io.cloudir.cloud.StateRef;
import java.util.Optional;

/** Which call sets which state of organisations, web access lists, services and stacks. */
final class ControlCalls {
    private ControlCalls() {}

    static Optional<Call> of(StateRef target, boolean gone, String before, String after) {
        String id = target.id();
        String name = Refs.nameIn(target);
        return Optional.ofNullable(
                switch (target.kind() + '#' + Refs.side(target)) {
                    case "organizations:account#scp" ->
                        Call.of(
                                "organizations",
                                gone ? "DetachPolicy" : "AttachPolicy",
                                "targetId",
                                id,
                                "policyName",
                                name,
                                "content",
                                gone ? before : after);
                    case "wafv2:web-acl#block" ->
                        Call.of("wafv2", "UpdateIPSet", "webAcl", id, gone ? "remove" : "add", name);
                    case "ecs:service#desired-count" -> gone ? null : desired(id, after);
                    case "cloudformation:stack#template" ->
                        gone
                                ? Call.of("cloudformation", "DeleteStack", "stackName", id)
                                : Call.of("cloudformation", "CreateStack", "stackName", id, "template", after);
                    default -> null;
                });
    }

    private static Call desired(String service, String count) {
        Call call = Call.of("ecs", "UpdateService", "service", service, "desiredCount", count);
        return count.equals("0")
                ? call.leaving("What the tasks of service " + service + " held in memory is lost.")
                : call;
    }
}
