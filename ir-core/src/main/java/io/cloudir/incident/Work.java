package io.cloudir.incident;

import io.cloudir.incident.event.WorkEvent.Escalated;
import io.cloudir.incident.event.WorkEvent.NoteAdded;
import io.cloudir.incident.event.WorkEvent.RoleAssigned;
import java.util.List;
import java.util.Optional;

/**
 * Who does what until when.
 *
 * @param assignments every assignment of a role, in the order of the journal
 * @param tasks each task once, in the order of the journal
 * @param deadlines each clock once, in the order of the journal
 * @param escalations every step of the escalation path that was taken
 * @param notes what people wrote down
 */
public record Work(
        List<Recorded<RoleAssigned>> assignments,
        List<Task> tasks,
        List<Deadline> deadlines,
        List<Recorded<Escalated>> escalations,
        List<Recorded<NoteAdded>> notes) {
    static final Work NONE = new Work(List.of(), List.of(), List.of(), List.of(), List.of());

    public Work {
        assignments = List.copyOf(assignments);
        tasks = List.copyOf(tasks);
        deadlines = List.copyOf(deadlines);
        escalations = List.copyOf(escalations);
        notes = List.copyOf(notes);
    }

    /** The person who holds a role now. */
    public Optional<String> holder(String role) {
        return assignments.stream()
                .filter(it -> it.event().role().equals(role))
                .reduce((earlier, later) -> later)
                .map(it -> it.event().person());
    }

    /** The task with this id. */
    public Optional<Task> task(String taskId) {
        return tasks.stream().filter(it -> it.id().equals(taskId)).findFirst();
    }

    /** The deadline with this id. */
    public Optional<Deadline> deadline(String deadlineId) {
        return deadlines.stream().filter(it -> it.id().equals(deadlineId)).findFirst();
    }
}
