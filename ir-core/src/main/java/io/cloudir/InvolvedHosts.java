package io.cloudir;

import io.cloudir.detect.Detection;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.ResourceRef;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Names the hosts that the records of a detection start, change or command, and those that traffic or an agent tells of. What is
 * said of such a host elsewhere belongs to the same incident, for it may be what was done there.
 */
final class InvolvedHosts {
    /** Most hosts of one signal; who acts upon more does not do it for the sake of one of them. */
    private static final int HOSTS = 20;

    private InvolvedHosts() {}

    /** The finding that ties them to the incident; empty if there are none. */
    static Optional<FindingRecorded> in(Detection detection) {
        Set<Entity> hosts = new TreeSet<>();
        List<String> records = new ArrayList<>();
        for (Activity record : detection.cited()) {
            List<Entity> named = hosts(record);
            if (!named.isEmpty() && hosts.size() < HOSTS) {
                named.stream().limit(HOSTS - (long) hosts.size()).forEach(hosts::add);
                records.add(record.id());
            }
        }
        hosts.remove(detection.signal().entity());
        return hosts.isEmpty()
                ? Optional.empty()
                : Optional.of(new FindingRecorded(
                        "hosts-" + detection.signal().id(),
                        Suspect.HOSTS,
                        "Hosts involved: "
                                + hosts.stream()
                                        .map(host -> Text.printable(host.id()))
                                        .collect(Collectors.joining(", "))
                                + ". What is seen there belongs to this incident.",
                        List.copyOf(hosts),
                        records));
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
