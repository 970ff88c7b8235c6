package io.cloudir;

import io.cloudir.detect.Detection;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Principal;
import io.cloudir.model.ResourceRef;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Names the hosts that the records of a detection start, change or command, and those that traffic or an agent tells of. What is
 * said of such a host elsewhere belongs to the same incident, for it may be what was done there.
 */
final class InvolvedHosts {
    /** Most hosts of one actor in one signal; who acts upon more does not do it for the sake of one of them, and is left out. */
    private static final int HOSTS = 20;

    private static final int ID_DIGITS = 12;

    private InvolvedHosts() {}

    /**
     * The findings that tie them to the incident: one for all hosts that the same records tell of, so that it stays known who did
     * what to which.
     */
    static List<FindingRecorded> in(Detection detection) {
        Map<String, Set<Entity>> byActor = new HashMap<>();
        for (Activity record : detection.cited()) {
            byActor.computeIfAbsent(actor(record), unseen -> new HashSet<>()).addAll(hosts(record));
        }
        SortedMap<Entity, List<String>> records = new TreeMap<>();
        for (Activity record : detection.cited()) {
            if (byActor.getOrDefault(actor(record), Set.of()).size() <= HOSTS) {
                hosts(record).stream()
                        .distinct()
                        .filter(host -> !actor(record).isEmpty()
                                || !host.equals(detection.signal().entity()))
                        .forEach(host -> records.computeIfAbsent(host, unseen -> new ArrayList<>())
                                .add(record.id()));
            }
        }
        Map<List<String>, List<Entity>> together = new LinkedHashMap<>();
        records.forEach((host, by) ->
                together.computeIfAbsent(by, unseen -> new ArrayList<>()).add(host));
        return together.entrySet().stream()
                .map(entry -> finding(detection.signal().id(), entry.getValue(), entry.getKey()))
                .toList();
    }

    private static FindingRecorded finding(String signalId, List<Entity> hosts, List<String> records) {
        return new FindingRecorded(
                "hosts-" + signalId + '-'
                        + Digest.ofText(String.join("\n", records)).hex().substring(0, ID_DIGITS),
                Suspect.HOSTS,
                "Hosts involved: "
                        + hosts.stream().map(host -> Text.printable(host.id())).collect(Collectors.joining(", "))
                        + ". What is seen there belongs to this incident.",
                hosts,
                records);
    }

    /** Who acted; empty if nobody did, as in traffic and in what an agent or a detector tells. */
    private static String actor(Activity record) {
        return record.head().principal().map(Principal::id).orElse("");
    }

    private static List<Entity> hosts(Activity record) {
        Activity.Head head = record.head();
        boolean onlyLooks = head.readOnly() && head.principal().isPresent();
        return onlyLooks || !head.errorCode().isEmpty()
                ? List.of()
                : head.resources().stream()
                        .map(ResourceRef::entity)
                        .filter(entity -> entity.type() == EntityType.HOST)
                        .toList();
    }
}
