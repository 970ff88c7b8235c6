package io.cloudir.cloud.simulated;

import io.cloudir.cloud.StateRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which call of EC2 sets which state of a host, its interfaces and its volumes. */
final class HostCalls {
    private static final String SERVICE = "ec2";
    private static final String INSTANCE = "instanceId";

    private HostCalls() {}

    static Optional<Call> of(StateRef target, boolean gone, String before, String after) {
        String id = target.id();
        String name = Refs.nameIn(target);
        return Optional.ofNullable(
                switch (target.kind() + '#' + Refs.side(target)) {
                    case "ec2:instance#state" -> state(id, before, after);
                    case "ec2:instance#tag" ->
                        Call.of(
                                SERVICE,
                                gone ? "DeleteTags" : "CreateTags",
                                "resourcesSet",
                                Map.of("items", List.of(Map.of("resourceId", id))),
                                "tagSet",
                                name + '=' + (gone ? before : after));
                    case "ec2:instance#termination-protection" ->
                        Call.of(
                                SERVICE,
                                "ModifyInstanceAttribute",
                                INSTANCE,
                                id,
                                "disableApiTermination",
                                Map.of("value", after.equals("enabled")));
                    case "ec2:instance#shutdown-behavior" ->
                        Call.of(
                                SERVICE,
                                "ModifyInstanceAttribute",
                                INSTANCE,
                                id,
                                "instanceInitiatedShutdownBehavior",
                                Map.of("value", after));
                    case "ec2:instance#instance-profile" ->
                        gone
                                ? Call.of(SERVICE, "DisassociateIamInstanceProfile", INSTANCE, id)
                                : Call.of(SERVICE, "AssociateIamInstanceProfile", INSTANCE, id, "name", after);
                    case "ec2:instance#replaced-by" ->
                        gone
                                ? Call.of(SERVICE, "TerminateInstances", "replacementOf", id)
                                : Call.of(SERVICE, "RunInstances", "from", after, "clientToken", "cloud-ir-" + id);
                    case "ec2:volume#snapshot" ->
                        gone
                                ? null
                                : Call.of(SERVICE, "CreateSnapshot", "volumeId", id, "tag", "ir:case=" + name)
                                        .keeping("The snapshot of " + id + " stays, as evidence.");
                    case "ec2:volume#restored-as" ->
                        gone
                                ? Call.of(SERVICE, "DeleteVolume", "restorationOf", id)
                                : Call.of(SERVICE, "CreateVolume", "from", after, "clientToken", "cloud-ir-" + id);
                    case "ec2:network-interface#groups" ->
                        gone
                                ? null
                                : Call.of(
                                        SERVICE,
                                        "ModifyNetworkInterfaceAttribute",
                                        "networkInterfaceId",
                                        id,
                                        "groupSet",
                                        after);
                    case "ec2:network-interface#tracked-connections" ->
                        after.equals("cut")
                                ? Call.of(
                                                SERVICE,
                                                "ModifyNetworkInterfaceAttribute",
                                                "networkInterfaceId",
                                                id,
                                                "groupSet",
                                                "any-any, then " + Refs.ISOLATION_GROUP)
                                        .keeping("Connections that were open are cut; their clients open new ones.")
                                : null;
                    default -> null;
                });
    }

    private static @Nullable Call state(String id, String before, String after) {
        Map<String, Object> which = Map.of("items", List.of(Map.of(INSTANCE, id)));
        if (after.equals("stopped") && before.equals("running")) {
            return Call.of(SERVICE, "StopInstances", "instancesSet", which)
                    .leaving("What host " + id
                            + " held in memory and on instance store is lost, and its open connections are cut.");
        }
        if (after.equals("running") && before.equals("stopped")) {
            return Call.of(SERVICE, "StartInstances", "instancesSet", which);
        }
        return null;
    }
}
