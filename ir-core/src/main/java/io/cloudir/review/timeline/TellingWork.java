package io.cloudir.review.timeline;

import io.cloudir.incident.Deadline;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Task;
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
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.wording.Wording;

/** Says in words who did what until when. */
final class TellingWork {
    private TellingWork() {}

    static Told tell(WorkEvent event, Incident incident) {
        if (event instanceof RoleAssigned it) {
            return Told.step("role", Phrase.text("Role " + Wording.words(it.role()) + " taken by " + it.person()));
        } else if (event instanceof Escalated it) {
            return Told.turn(Phrase.text(
                    "Escalated to step " + it.level() + ", " + Wording.words(it.role()) + ": " + it.reason()));
        } else if (event instanceof NoteAdded it) {
            return Told.step("note", Phrase.text("Note: " + it.text()));
        } else if (event instanceof TaskOpened it) {
            return Told.step(
                    "task " + it.kind(),
                    Phrase.text("Task opened (" + Wording.words(it.kind()) + ") for " + it.owner() + ", due "
                            + Wording.time(it.due()) + ": " + it.title()));
        } else if (event instanceof TaskReassigned it) {
            return Told.step(
                    "task moved",
                    Phrase.text("Task moved to " + it.owner() + ", due " + Wording.time(it.due()) + ": "
                            + task(incident, it.taskId())));
        } else if (event instanceof TaskEnded it) {
            return Told.step(
                    "task ended " + it.done(),
                    Phrase.text(it.done() ? "Task done: " : "Task given up: ")
                            .and(task(incident, it.taskId()))
                            .and(Look.MINOR, it.outcome()));
        } else if (event instanceof DeadlineStarted it) {
            return Told.step(
                    "deadline", Phrase.text("Clock started, due " + Wording.time(it.due()) + ": " + it.title()));
        } else if (event instanceof DeadlineMoved it) {
            return Told.turn(Phrase.text("Clock counts anew, due " + Wording.time(it.due()) + ": "
                            + deadline(incident, it.deadlineId()))
                    .and(Look.MINOR, it.reason()));
        } else if (event instanceof DeadlineMet it) {
            return Told.turn(Phrase.text("Deadline answered: " + deadline(incident, it.deadlineId()))
                    .and(Look.MINOR, it.note()));
        } else if (event instanceof DeadlineMissed it) {
            return Told.turn(Phrase.of(Look.BAD, "deadline missed").and(": " + deadline(incident, it.deadlineId())));
        }
        return Told.detail("work", Phrase.EMPTY);
    }

    private static String task(Incident incident, String id) {
        return incident.work().task(id).map(Task::title).orElse(id);
    }

    private static String deadline(Incident incident, String id) {
        return incident.work().deadline(id).map(Deadline::title).orElse(id);
    }
}
