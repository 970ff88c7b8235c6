package io.cloudir.incident;

import io.cloudir.incident.event.WorkEvent;
import io.cloudir.incident.event.WorkEvent.DeadlineMet;
import io.cloudir.incident.event.WorkEvent.DeadlineMissed;
import io.cloudir.incident.event.WorkEvent.DeadlineMoved;
import io.cloudir.incident.event.WorkEvent.DeadlineStarted;
import io.cloudir.incident.event.WorkEvent.Escalated;
import io.cloudir.incident.event.WorkEvent.NoteAdded;
import io.cloudir.incident.event.WorkEvent.RoleAssigned;
import io.cloudir.incident.event.WorkEvent.TaskEnded;
import io.cloudir.incident.event.WorkEvent.TaskOpened;
import io.cloudir.incident.event.WorkEvent.TaskReassigned;
import io.cloudir.incident.journal.JournalEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Folds who does what until when. */
final class WorkFold {
    private final List<Recorded<RoleAssigned>> assignments;
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final Map<String, Deadline> deadlines = new LinkedHashMap<>();
    private final List<Recorded<Escalated>> escalations;
    private final List<Recorded<NoteAdded>> notes;

    WorkFold(Work from) {
        assignments = new ArrayList<>(from.assignments());
        from.tasks().forEach(task -> tasks.put(task.id(), task));
        from.deadlines().forEach(deadline -> deadlines.put(deadline.id(), deadline));
        escalations = new ArrayList<>(from.escalations());
        notes = new ArrayList<>(from.notes());
    }

    void accept(JournalEntry entry, WorkEvent event, Anomalies odd) {
        if (event instanceof RoleAssigned it) {
            assignments.add(Recorded.of(entry, it));
        } else if (event instanceof Escalated it) {
            escalations.add(Recorded.of(entry, it));
        } else if (event instanceof NoteAdded it) {
            notes.add(Recorded.of(entry, it));
        } else if (event instanceof TaskOpened it) {
            tasks.putIfAbsent(it.taskId(), new Task(Recorded.of(entry, it), it.owner(), it.due(), Optional.empty()));
        } else if (event instanceof TaskReassigned it) {
            change(tasks, it.taskId(), task -> task.reassigned(it.owner(), it.due()), entry, odd);
        } else if (event instanceof TaskEnded it) {
            change(tasks, it.taskId(), task -> task.ended(Recorded.of(entry, it)), entry, odd);
        } else if (event instanceof DeadlineStarted it) {
            deadlines.putIfAbsent(
                    it.deadlineId(),
                    new Deadline(Recorded.of(entry, it), List.of(), Optional.empty(), Optional.empty()));
        } else if (event instanceof DeadlineMoved it) {
            change(deadlines, it.deadlineId(), deadline -> deadline.moved(Recorded.of(entry, it)), entry, odd);
        } else if (event instanceof DeadlineMet it) {
            change(deadlines, it.deadlineId(), deadline -> deadline.met(Recorded.of(entry, it)), entry, odd);
        } else if (event instanceof DeadlineMissed it) {
            change(deadlines, it.deadlineId(), deadline -> deadline.missed(Recorded.of(entry, it)), entry, odd);
        }
    }

    private static <T> void change(
            Map<String, T> all, String id, UnaryOperator<T> change, JournalEntry entry, Anomalies odd) {
        if (all.computeIfPresent(id, (same, it) -> change.apply(it)) == null) {
            odd.note(entry, "is about a task or deadline that was never begun");
        }
    }

    Work build() {
        return new Work(assignments, List.copyOf(tasks.values()), List.copyOf(deadlines.values()), escalations, notes);
    }
}
