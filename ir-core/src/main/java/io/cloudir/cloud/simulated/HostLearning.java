package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.StateRef;
import io.cloudir.model.Digest;
import java.util.List;

/** What records of EC2 tell of hosts and their disks. */
final class HostLearning {
    private HostLearning() {}

    static void from(LogRecord record, Effects effects) {
        Templates.from(record, effects);
        switch (record.action()) {
            case "RunInstances" -> launched(record, effects);
            case "StopInstances" -> states(record, "stopped", effects);
            case "StartInstances" -> states(record, "running", effects);
            case "TerminateInstances" -> states(record, "terminated", effects);
            case "ModifyInstanceAttribute" -> attribute(record, effects);
            case "CreateSnapshot", "CreateSnapshots", "CopySnapshot" -> snapshot(record, effects);
            case "DeleteSnapshot" -> gone(Refs.SNAPSHOT, record.text("requestParameters.snapshotId"), effects);
            case "CreateImage", "RegisterImage", "CopyImage" ->
                made(Refs.IMAGE, record.text("responseElements.imageId"), record, effects);
            case "DeregisterImage" -> gone(Refs.IMAGE, record.text("requestParameters.imageId"), effects);
            case "GetPasswordData" ->
                record.all("requestParameters.instanceId").forEach(id -> {
                    host(id, effects);
                    effects.task("The administrator password of host " + StateText.line(id)
                            + " was read: change it on the host.");
                });
            default -> {
                record.all("requestParameters.instanceId").forEach(id -> host(id, effects));
                record.all("requestParameters.instancesSet.items.instanceId").forEach(id -> host(id, effects));
            }
        }
    }

    /** A host of which only its id is known gets one interface in the default group and one volume. */
    static void host(String fromLog, Effects effects) {
        String id = StateText.line(fromLog);
        if (!id.startsWith("i-")) {
            return;
        }
        effects.assume(Refs.host(id, "state"), "running");
        parts(id, "eni-" + idFor("interface", id), "default", "vol-" + idFor("volume", id), effects);
    }

    private static void parts(String id, String networkInterface, String group, String volume, Effects effects) {
        effects.assume(Refs.host(id, "memory"), Refs.PRESENT)
                .assume(Refs.host(id, "instance-store"), Refs.PRESENT)
                .assume(Refs.host(id, "termination-protection"), "disabled")
                .assume(Refs.host(id, "shutdown-behavior"), "stop");
        if (effects.states().aspects(Refs.HOST, id, "interface").isEmpty()) {
            StateRef groups = new StateRef(Refs.INTERFACE, networkInterface, "groups");
            effects.assume(Refs.host(id, "interface:" + networkInterface), "attached")
                    .assume(Refs.host(id, "volume:" + volume), "attached")
                    .assume(groups, group)
                    .assume(groups.with("tracked-connections"), "open");
        }
    }

    static String idFor(String what, String of) {
        return Digest.ofText(what + '\n' + of).hex().substring(0, 17);
    }

    private static void launched(LogRecord record, Effects effects) {
        String items = "responseElements.instancesSet.items.";
        List<String> ids = record.all(items + "instanceId");
        for (String fromLog : ids) {
            String id = StateText.line(fromLog);
            effects.create(Refs.host(id, "state"), "running")
                    .set(Refs.host(id, "created"), record.time().toString());
            set(Refs.host(id, "region"), record.text("awsRegion"), effects);
            set(Refs.host(id, "image"), record.text(items + "imageId"), effects);
            template(id, record.text("requestParameters.launchTemplate.launchTemplateId"), effects);
            set(
                    Refs.host(id, "instance-profile"),
                    Refs.tail(record.first(
                            "requestParameters.iamInstanceProfile.name", "requestParameters.iamInstanceProfile.arn")),
                    effects);
            String networkInterface = ids.size() == 1
                    ? record.first(
                            items + "networkInterfaceSet.items.networkInterfaceId",
                            "requestParameters.networkInterfaceSet.items.networkInterfaceId")
                    : "";
            String groups = String.join(
                    ",",
                    record.all(items + "groupSet.items.groupId").stream()
                            .distinct()
                            .sorted()
                            .toList());
            parts(
                    id,
                    networkInterface.isEmpty() ? "eni-" + idFor("interface", id) : StateText.line(networkInterface),
                    groups.isEmpty() ? "default" : StateText.line(groups),
                    "vol-" + idFor("volume", id),
                    effects);
        }
    }

    private static void template(String host, String template, Effects effects) {
        if (!template.isBlank()) {
            effects.assume(new StateRef(Refs.TEMPLATE, StateText.line(template), "exists"), Refs.PRESENT)
                    .set(Refs.host(host, "template"), StateText.line(template));
        }
    }

    private static void set(StateRef target, String value, Effects effects) {
        if (!value.isBlank() && !value.equals("unnamed")) {
            effects.set(target, StateText.line(value));
        }
    }

    private static void states(LogRecord record, String state, Effects effects) {
        for (String fromLog : record.all("requestParameters.instancesSet.items.instanceId")) {
            host(fromLog, effects);
            StateRef target = Refs.host(StateText.line(fromLog), "state");
            effects.set(target, state);
            HostRules.stateChanged(target, state, effects);
        }
    }

    private static void attribute(LogRecord record, Effects effects) {
        String id = record.text("requestParameters.instanceId");
        if (id.isEmpty()) {
            return;
        }
        host(id, effects);
        String protection = record.text("requestParameters.disableApiTermination.value");
        if (!protection.isEmpty()) {
            effects.set(
                    Refs.host(StateText.line(id), "termination-protection"),
                    protection.equals("true") ? "enabled" : "disabled");
        }
        if (record.json("requestParameters.userData").isPresent()) {
            effects.task("The start-up script of host " + StateText.line(id)
                    + " was changed: read it, and rebuild the host from a trusted image.");
        }
    }

    private static void snapshot(LogRecord record, Effects effects) {
        String id = record.first("responseElements.snapshotId", "responseElements.snapshotSet.items.snapshotId");
        made(Refs.SNAPSHOT, id, record, effects);
        String volume = record.first("requestParameters.volumeId", "responseElements.volumeId");
        if (!id.isBlank() && !volume.isBlank()) {
            effects.set(new StateRef(Refs.SNAPSHOT, StateText.line(id), "of"), StateText.line(volume));
        }
    }

    static void made(String kind, String id, LogRecord record, Effects effects) {
        if (!id.isBlank()) {
            StateRef exists = new StateRef(kind, Refs.tail(id), "exists");
            effects.create(exists, Refs.PRESENT)
                    .set(exists.with("created"), record.time().toString());
        }
    }

    static void gone(String kind, String id, Effects effects) {
        if (!id.isBlank()) {
            StateRef exists = new StateRef(kind, Refs.tail(id), "exists");
            effects.assume(exists, Refs.PRESENT).set(exists, ABSENT);
        }
    }
}
