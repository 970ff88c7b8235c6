package io.cloudir.respond;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Recorded;
import io.cloudir.investigate.CitedRecord;
import io.cloudir.investigate.InvestigationResult;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Severity;
import io.cloudir.telemetry.Activity;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What gives the suspects of an incident away when they act by another session.
 *
 * @param addresses where suspects acted from
 * @param shared where others get things done too, as from behind the gateway of an office
 * @param keys that grave signals are about or that the incident made
 */
record Hallmarks(Set<String> addresses, Set<String> shared, Set<String> keys) {
    Hallmarks {
        addresses = Set.copyOf(addresses);
        shared = Set.copyOf(shared);
        keys = Set.copyOf(keys);
    }

    /** @param contained whoever is contained: what it did is no sign that others share its address */
    static Hallmarks of(Incident incident, String contained) {
        Set<String> actors = Stream.concat(
                        Suspect.of(incident).stream().map(Suspect::principal),
                        found(incident, InvestigationResult.ASSUMED_ROLES, EntityType.PRINCIPAL))
                .collect(Collectors.toSet());
        Set<String> shared = CitedRecord.of(incident).stream()
                .filter(CitedRecord::succeeded)
                .map(CitedRecord::summary)
                .filter(record -> !record.actor().isBlank()
                        && !record.actor().equals(contained)
                        && !actors.contains(record.actor()))
                .map(RecordSummary::address)
                .collect(Collectors.toSet());
        return new Hallmarks(
                Suspect.of(incident).stream()
                        .flatMap(suspect -> suspect.addresses().stream())
                        .collect(Collectors.toSet()),
                shared,
                Stream.concat(signalled(incident), found(incident, Suspect.CREATED, EntityType.ACCESS_KEY))
                        .collect(Collectors.toSet()));
    }

    /** Whether a call is by a suspect, by all that is known of them. */
    boolean areOn(Activity call) {
        String address = call.head().address();
        return keys.contains(call.head().accessKey()) || (addresses.contains(address) && !shared.contains(address));
    }

    /** Whether it comes from where a suspect acted, and so may others. */
    boolean mayBeOn(Activity call) {
        return addresses.contains(call.head().address());
    }

    private static Stream<String> signalled(Incident incident) {
        return incident.detection().signals().stream()
                .map(Recorded::event)
                .filter(signal -> signal.level().atLeast(Severity.HIGH))
                .map(signal -> signal.entity())
                .filter(entity -> entity.type() == EntityType.ACCESS_KEY)
                .map(Entity::id);
    }

    private static Stream<String> found(Incident incident, String step, EntityType type) {
        return incident.detection().findings().stream()
                .map(Recorded::event)
                .filter(finding -> finding.step().equals(step))
                .flatMap(finding -> finding.entities().stream())
                .filter(entity -> entity.type() == type)
                .map(Entity::id);
    }
}
