package io.cloudir.investigate;

import io.cloudir.incident.Cycle;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An identity that acted against the account: a signal of level high or worse rests on something that it did and that took
 * effect. Medium is enough of an identity that the incident itself made, for nobody else uses it; if it was done to a host of
 * which a signal of level high or worse tells; and of one whose deeds led the incident back. Whoever only failed, as the victim of
 * guessed passwords does, is no suspect; neither is a service of the cloud.
 *
 * @param principal the ARN or e-mail of the user, role or service account
 * @param records ids of the cited records of what it did and that took effect, in time order
 * @param addresses where it acted from, each once, in time order; names of cloud services are not among them
 */
public record Suspect(String principal, List<String> records, List<String> addresses) {
    private static final String SERVICE_SUFFIX = ".amazonaws.com";

    public Suspect {
        Objects.requireNonNull(principal, "principal");
        records = List.copyOf(records);
        addresses = List.copyOf(addresses);
    }

    /** What findings that name identities and keys which the incident made bear as their step. */
    public static final String CREATED = "created-identities";

    /** What findings bear as their step that name hosts, each of which was acted upon by each of the records. */
    public static final String HOSTS = "hosts-involved";

    /** The suspects of an incident, whoever acted first comes first. */
    public static List<Suspect> of(Incident incident) {
        Set<String> doubted = new HashSet<>(created(incident));
        doubted.addAll(returned(incident));
        Set<String> onStrickenHosts = onStrickenHosts(incident);
        Map<String, List<CitedRecord>> deeds = new LinkedHashMap<>();
        CitedRecord.of(incident).stream()
                .filter(CitedRecord::succeeded)
                .filter(record -> isIdentity(record.summary().actor()))
                .forEach(record -> deeds.computeIfAbsent(record.summary().actor(), unseen -> new ArrayList<>())
                        .add(record));
        return deeds.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(record -> record.worst()
                                .atLeast(
                                        doubted.contains(entry.getKey()) || onStrickenHosts.contains(record.id())
                                                ? Severity.MEDIUM
                                                : Severity.HIGH)))
                .map(entry -> new Suspect(
                        entry.getKey(),
                        entry.getValue().stream().map(CitedRecord::id).toList(),
                        addressesOf(entry.getValue())))
                .toList();
    }

    /** The identities that the incident made. */
    private static Set<String> created(Incident incident) {
        return incident.detection().findings().stream()
                .map(Recorded::event)
                .filter(finding -> finding.step().equals(CREATED))
                .flatMap(finding -> finding.entities().stream())
                .map(Entity::id)
                .collect(Collectors.toSet());
    }

    /** Whose deeds led the incident back: the signal that did is attached right after the entry that begins the cycle. */
    private static Set<String> returned(Incident incident) {
        Cycle cycle = incident.cycle();
        return incident.detection().signals().stream()
                .filter(signal -> cycle.number() > 1
                        && signal.seq() == cycle.beganSeq() + 1
                        && signal.event().reason().equals(cycle.reason()))
                .flatMap(signal -> signal.event().records().stream())
                .filter(record -> record.outcome().equals(CitedRecord.SUCCESS))
                .map(RecordSummary::actor)
                .collect(Collectors.toSet());
    }

    /** Ids of the records of what was done to a host of which a signal of level high or worse tells. */
    private static Set<String> onStrickenHosts(Incident incident) {
        Set<Entity> stricken = incident.detection().signals().stream()
                .map(Recorded::event)
                .filter(signal -> signal.level().atLeast(Severity.HIGH))
                .map(SignalAttached::entity)
                .collect(Collectors.toSet());
        return incident.detection().findings().stream()
                .map(Recorded::event)
                .filter(finding -> finding.step().equals(HOSTS)
                        && finding.entities().stream().anyMatch(stricken::contains))
                .flatMap(finding -> finding.recordIds().stream())
                .collect(Collectors.toSet());
    }

    public Entity entity() {
        return Entity.of(EntityType.PRINCIPAL, principal);
    }

    /** Whether it is a role, whose sessions others may hold. */
    public boolean isRole() {
        return principal.contains(":role/") || principal.contains(":assumed-role/");
    }

    /** Whether it is the root user of an account, which nobody else can restrain. */
    public boolean isRoot() {
        return principal.startsWith("arn:") && principal.endsWith(":root");
    }

    private static List<String> addressesOf(List<CitedRecord> records) {
        return records.stream()
                .map(CitedRecord::summary)
                .map(RecordSummary::address)
                .filter(address -> !address.isBlank() && !address.endsWith(SERVICE_SUFFIX))
                .distinct()
                .toList();
    }

    private static boolean isIdentity(String actor) {
        return !actor.isBlank() && !actor.endsWith(SERVICE_SUFFIX);
    }
}
