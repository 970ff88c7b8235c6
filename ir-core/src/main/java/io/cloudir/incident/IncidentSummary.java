package io.cloudir.incident;

import io.cloudir.incident.journal.Head;
import io.cloudir.model.Category;
import io.cloudir.model.Entity;
import io.cloudir.model.Priority;
import io.cloudir.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a list of incidents and the routing of new signals need to know of one: a row of the index that a store derives
 * from its journals and can rebuild at any time.
 *
 * @param head how far the journal was read; also names the incident
 * @param title one line for people
 * @param scenario the scenario it is handled by
 * @param category the kind of incident
 * @param exercise whether it is an exercise
 * @param phase where it stands
 * @param severity how bad it is; empty until assessed
 * @param priority how soon people must act; empty until assessed
 * @param openedAt when it was opened
 * @param updatedAt when its last entry was recorded
 * @param nextDue the earliest due instant
 * @param watchUntil when the newest watch ends
 * @param entities everything it is about, in natural order
 */
public record IncidentSummary(
        Head head,
        String title,
        String scenario,
        Category category,
        boolean exercise,
        Phase phase,
        Optional<Severity> severity,
        Optional<Priority> priority,
        Instant openedAt,
        Instant updatedAt,
        Optional<Instant> nextDue,
        Optional<Instant> watchUntil,
        List<Entity> entities) {
    public IncidentSummary {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(openedAt, "openedAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
        Objects.requireNonNull(nextDue, "nextDue");
        Objects.requireNonNull(watchUntil, "watchUntil");
        entities = List.copyOf(entities);
    }

    /** The row that belongs to an incident. */
    public static IncidentSummary of(Incident incident) {
        return new IncidentSummary(
                incident.head(),
                incident.title(),
                incident.scenario(),
                incident.category(),
                incident.exercise(),
                incident.phase(),
                incident.severity(),
                incident.priority(),
                incident.openedAt(),
                incident.updatedAt(),
                incident.nextDue(),
                incident.progress().watch().map(Watch::until),
                incident.detection().entities().stream()
                        .map(InvolvedEntity::entity)
                        .toList());
    }
}
