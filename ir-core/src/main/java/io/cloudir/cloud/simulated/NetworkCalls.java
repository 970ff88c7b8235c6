package io.cloudir.cloud.simulated;

import io.cloudir.cloud.StateRef;
import java.util.Optional;

/** Which call of EC2 sets which state of networks and of things shared with others. */
final class NetworkCalls {
    private static final String SERVICE = "ec2";

    private NetworkCalls() {}

    static Optional<Call> of(StateRef target, boolean gone) {
        String id = target.id();
        String name = Refs.nameIn(target);
        return Optional.ofNullable(
                switch (target.kind() + '#' + Refs.side(target)) {
                    case "ec2:security-group#ingress" -> rule(gone, "Ingress", id, name);
                    case "ec2:security-group#egress" -> rule(gone, "Egress", id, name);
                    case "ec2:security-group#exists" ->
                        id.equals(Refs.ISOLATION_GROUP)
                                ? Call.of(
                                        SERVICE, gone ? "DeleteSecurityGroup" : "CreateSecurityGroup", "groupName", id)
                                : null;
                    case "ec2:network-acl#deny" ->
                        Call.of(
                                SERVICE,
                                gone ? "DeleteNetworkAclEntry" : "CreateNetworkAclEntry",
                                "networkAclId",
                                id,
                                "cidrBlock",
                                name,
                                "ruleAction",
                                "deny");
                    // A watch is turned on, never off: no call deletes a flow log, not even to undo.
                    case "ec2:flow-log#configuration" ->
                        gone
                                ? null
                                : Call.of(SERVICE, "CreateFlowLogs", "inPlaceOf", id)
                                        .leaving("The new flow log has another id than " + id
                                                + ", and traffic between is not recorded.");
                    case "ec2:snapshot#create-volume-permission" ->
                        Call.of(
                                SERVICE,
                                "ModifySnapshotAttribute",
                                "snapshotId",
                                id,
                                gone ? "remove" : "add",
                                name,
                                "attributeType",
                                "CREATE_VOLUME_PERMISSION");
                    case "ec2:image#launch-permission" ->
                        Call.of(
                                SERVICE,
                                "ModifyImageAttribute",
                                "imageId",
                                id,
                                gone ? "remove" : "add",
                                name,
                                "attributeType",
                                "launchPermission");
                    default -> null;
                });
    }

    private static Call rule(boolean gone, String direction, String group, String rule) {
        Call call = Call.of(
                SERVICE,
                (gone ? "RevokeSecurityGroup" : "AuthorizeSecurityGroup") + direction,
                "groupId",
                group,
                "rule",
                rule);
        return gone ? call.leaving("A rule that is made again has another id.") : call;
    }
}
