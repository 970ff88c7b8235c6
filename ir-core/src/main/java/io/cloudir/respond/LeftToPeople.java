package io.cloudir.respond;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.Task;
import io.cloudir.incident.event.WorkEvent.TaskEnded;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Actor;
import io.cloudir.model.Entity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A suspect whom no action in force cuts off, and of whom a person has ended the task that left it to people: what was done rests
 * on that person's word.
 *
 * @param target the suspect
 * @param taskId the task
 * @param at when it was ended
 * @param by who ended it
 * @param outcome what came of it, in their words
 */
public record LeftToPeople(Entity target, String taskId, Instant at, Actor by, String outcome) {
    /** What cuts off a role, each by itself; a user has keys besides its sessions. */
    private static final Set<String> OF_ROLES = Set.of("suspend-identity", "revoke-sessions");

    /** What may be left to people of a role. */
    private static final Set<String> LEFT_OF_ROLES = Set.of("suspend-identity", "revoke-sessions", "restrict-role");

    private static final Set<String> OF_USERS = Set.of("suspend-identity");

    public LeftToPeople {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(taskId, "taskId");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(outcome, "outcome");
    }

    /** Those of an incident, as its journal tells it. */
    static List<LeftToPeople> of(Incident incident) {
        return Suspect.of(incident).stream()
                .filter(suspect -> !isCutOff(incident, suspect))
                .flatMap(suspect -> decided(incident, suspect).stream())
                .toList();
    }

    /** Whether an action in force cuts a suspect off. */
    static boolean isCutOff(Incident incident, Suspect suspect) {
        Set<String> types = suspect.isRole() ? OF_ROLES : OF_USERS;
        return incident.response().actions().stream()
                .filter(StillHolds::isComplete)
                .map(action -> action.plan().event())
                .anyMatch(it ->
                        types.contains(it.actionType()) && it.target().id().equals(suspect.principal()));
    }

    /** How a person has ended the task that leaves a suspect to people in this cycle, the newest last. */
    static Optional<LeftToPeople> decided(Incident incident, Suspect suspect) {
        List<String> beginnings = new ArrayList<>();
        beginnings.add(IdentitySuspensions.leftOfRoot(suspect).task());
        beginnings.add(IdentitySuspensions.beginningOfCritical(suspect));
        for (String type : LEFT_OF_ROLES) {
            String action = LeftOut.decide(type, suspect.entity());
            beginnings.addAll(List.of(action + ':', action + " and "));
        }
        return incident.work().tasks().stream()
                .filter(task -> beginnings.stream().anyMatch(task.title()::startsWith))
                .filter(task -> LeftOut.isFor(task, incident.cycle().number(), suspect.entity()))
                .filter(task -> task.ended()
                        .filter(ended -> ended.event().done() && ended.actor() instanceof Actor.Person)
                        .isPresent())
                .reduce((earlier, later) -> later)
                .map(task -> of(suspect, task, task.ended().orElseThrow()));
    }

    private static LeftToPeople of(Suspect suspect, Task task, Recorded<TaskEnded> ended) {
        return new LeftToPeople(
                suspect.entity(),
                task.id(),
                ended.occurredAt(),
                ended.actor(),
                ended.event().outcome());
    }
}
