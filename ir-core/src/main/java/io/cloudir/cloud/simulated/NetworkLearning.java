package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudir.cloud.StateRef;
import java.util.ArrayList;
import java.util.List;

/** What records of EC2 tell of networks and of things shared. */
final class NetworkLearning {
    private static final ObjectMapper JSON = new ObjectMapper();

    private NetworkLearning() {}

    static void from(LogRecord record, Effects effects) {
        switch (record.action()) {
            case "AuthorizeSecurityGroupIngress" -> rules(record, "ingress", true, effects);
            case "RevokeSecurityGroupIngress" -> rules(record, "ingress", false, effects);
            case "AuthorizeSecurityGroupEgress" -> rules(record, "egress", true, effects);
            case "RevokeSecurityGroupEgress" -> rules(record, "egress", false, effects);
            case "CreateSecurityGroup" ->
                HostLearning.made(Refs.GROUP, record.text("responseElements.groupId"), record, effects);
            case "DeleteSecurityGroup" ->
                HostLearning.gone(Refs.GROUP, record.text("requestParameters.groupId"), effects);
            case "ModifySnapshotAttribute" ->
                shared(
                        new StateRef(
                                Refs.SNAPSHOT, StateText.line(record.text("requestParameters.snapshotId")), "exists"),
                        "create-volume-permission",
                        "requestParameters.createVolumePermission.",
                        record,
                        effects);
            case "ModifyImageAttribute" ->
                shared(
                        new StateRef(Refs.IMAGE, StateText.line(record.text("requestParameters.imageId")), "exists"),
                        "launch-permission",
                        "requestParameters.launchPermission.",
                        record,
                        effects);
            case "CreateFlowLogs" ->
                record.all("responseElements.CreateFlowLogsResponse.flowLogIdSet.item").stream()
                        .map(id -> new StateRef(Refs.FLOW_LOG, StateText.line(id), "configuration"))
                        .forEach(flowLog -> effects.set(
                                        flowLog,
                                        record.json("requestParameters.CreateFlowLogsRequest")
                                                .orElse(Refs.PRESENT))
                                .states()
                                .madeBy(flowLog, States.Maker.of(record)));
            case "DeleteFlowLogs" ->
                deletedFlowLogs(record).stream()
                        .map(id -> new StateRef(Refs.FLOW_LOG, StateText.line(id), "configuration"))
                        .forEach(flowLog -> effects.assume(flowLog, Refs.PRESENT)
                                .remove(flowLog)
                                .states()
                                .deletedBy(flowLog, States.Maker.of(record)));
            default -> {}
        }
    }

    private static List<String> deletedFlowLogs(LogRecord record) {
        List<String> ids = new ArrayList<>(record.all("requestParameters.DeleteFlowLogsRequest.FlowLogId.content"));
        ids.addAll(record.all("requestParameters.flowLogIds"));
        return ids;
    }

    private static void shared(StateRef thing, String aspect, String path, LogRecord record, Effects effects) {
        effects.assume(thing, Refs.PRESENT);
        for (String with : List.of("userId", "group", "organizationArn")) {
            record.all(path + "add.items." + with)
                    .forEach(to -> effects.set(thing.with(aspect + ':' + StateText.name(to)), "granted"));
            record.all(path + "remove.items." + with).forEach(to -> {
                StateRef permission = thing.with(aspect + ':' + StateText.name(to));
                effects.assume(permission, "granted").set(permission, ABSENT);
            });
        }
    }

    private static void rules(LogRecord record, String direction, boolean allow, Effects effects) {
        String group = record.first("requestParameters.groupId", "requestParameters.groupName");
        if (group.isEmpty()) {
            return;
        }
        StateRef exists = new StateRef(Refs.GROUP, StateText.line(group), "exists");
        effects.assume(exists, Refs.PRESENT);
        for (String rule : rulesIn(record)) {
            StateRef target = exists.with(direction + ':' + StateText.name(rule));
            if (allow) {
                effects.set(target, "allowed");
            } else {
                effects.assume(target, "allowed").set(target, ABSENT);
            }
        }
    }

    /** Each rule as protocol, ports and peer, such as {@code tcp/22-22/0.0.0.0/0}: AWS compares them by these too. */
    private static List<String> rulesIn(LogRecord record) {
        List<String> rules = new ArrayList<>();
        try {
            JsonNode permissions =
                    JSON.readTree(record.json("requestParameters.ipPermissions").orElse("{}"));
            for (JsonNode permission : permissions.path("items")) {
                String what = permission.path("ipProtocol").asText("-1")
                        + '/'
                        + permission.path("fromPort").asText("all")
                        + '-'
                        + permission.path("toPort").asText("all")
                        + '/';
                peers(permission, "ipRanges", "cidrIp").forEach(peer -> rules.add(what + peer));
                peers(permission, "ipv6Ranges", "cidrIpv6").forEach(peer -> rules.add(what + peer));
                peers(permission, "groups", "groupId").forEach(peer -> rules.add(what + peer));
            }
        } catch (JsonProcessingException e) {
            return List.of();
        }
        String peer = record.text("requestParameters.cidrIp");
        if (!peer.isEmpty()) {
            rules.add(record.text("requestParameters.ipProtocol")
                    + '/'
                    + record.text("requestParameters.fromPort")
                    + '-'
                    + record.text("requestParameters.toPort")
                    + '/'
                    + peer);
        }
        return rules;
    }

    private static List<String> peers(JsonNode permission, String list, String field) {
        List<String> peers = new ArrayList<>();
        permission.path(list).path("items").forEach(item -> {
            if (item.hasNonNull(field)) {
                peers.add(item.get(field).asText());
            }
        });
        return peers;
    }
}
