package io.cloudir.incident.event;

import java.time.Instant;
import java.util.Objects;

/** Who does what until when. */
public sealed interface WorkEvent extends IncidentEvent {
    /** What a task is for. */
    enum TaskKind {
        /** Part of handling the incident. */
        RESPONSE,
        /** A lasting change that keeps the incident from coming back. */
        LONG_TERM_FIX,
        /** Somebody outside must be told or engaged. */
        CONTACT,
        /** Restoring what was damaged. */
        RECOVERY,
        /** A change that the review proposes. */
        IMPROVEMENT
    }

    /**
     * A person holds a role in this incident from now on.
     *
     * @param role the role's id in the response plan
     * @param person the person's id
     */
    record RoleAssigned(String role, String person) implements WorkEvent {
        public RoleAssigned {
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(person, "person");
        }
    }

    /**
     * Something has to be done.
     *
     * @param taskId unique within the incident; opening the same id again changes nothing
     * @param kind what it is for
     * @param title what has to be done
     * @param owner the person or role that does it
     * @param due until when
     */
    record TaskOpened(String taskId, TaskKind kind, String title, String owner, Instant due) implements WorkEvent {
        public TaskOpened {
            Objects.requireNonNull(taskId, "taskId");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(due, "due");
        }
    }

    /**
     * A task has another owner or another due time.
     *
     * @param taskId the task
     * @param owner the new owner
     * @param due the new due time
     */
    record TaskReassigned(String taskId, String owner, Instant due) implements WorkEvent {
        public TaskReassigned {
            Objects.requireNonNull(taskId, "taskId");
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(due, "due");
        }
    }

    /**
     * A task is done or given up.
     *
     * @param taskId the task
     * @param done true if it was done, false if it was given up
     * @param outcome what came of it
     */
    record TaskEnded(String taskId, boolean done, String outcome) implements WorkEvent {
        public TaskEnded {
            Objects.requireNonNull(taskId, "taskId");
            Objects.requireNonNull(outcome, "outcome");
        }
    }

    /**
     * A clock runs.
     *
     * @param deadlineId unique within the incident; starting the same id again changes nothing
     * @param title what is due
     * @param basis the rule or law that demands it
     * @param owner the role that answers for it
     * @param due when the clock runs out
     */
    record DeadlineStarted(String deadlineId, String title, String basis, String owner, Instant due)
            implements WorkEvent {
        public DeadlineStarted {
            Objects.requireNonNull(deadlineId, "deadlineId");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(basis, "basis");
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(due, "due");
        }
    }

    /**
     * A clock runs out at another time than was said before: what it counts from was stated anew. What was said before
     * stays in the journal.
     *
     * @param deadlineId the deadline
     * @param due when the clock runs out now
     * @param reason what was stated anew
     */
    record DeadlineMoved(String deadlineId, Instant due, String reason) implements WorkEvent {
        public DeadlineMoved {
            Objects.requireNonNull(deadlineId, "deadlineId");
            Objects.requireNonNull(due, "due");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * What was due was done, or found not to be owed.
     *
     * @param deadlineId the deadline
     * @param note what was done, or why nothing is owed
     */
    record DeadlineMet(String deadlineId, String note) implements WorkEvent {
        public DeadlineMet {
            Objects.requireNonNull(deadlineId, "deadlineId");
            Objects.requireNonNull(note, "note");
        }
    }

    /**
     * A clock ran out. Noted once; the deadline can still be met late.
     *
     * @param deadlineId the deadline
     */
    record DeadlineMissed(String deadlineId) implements WorkEvent {
        public DeadlineMissed {
            Objects.requireNonNull(deadlineId, "deadlineId");
        }
    }

    /**
     * The next step of the escalation path was taken.
     *
     * @param level the step, from 1
     * @param role the role that is called upon
     * @param reason why
     */
    record Escalated(int level, String role, String reason) implements WorkEvent {
        public Escalated {
            Objects.requireNonNull(role, "role");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * Somebody wrote something down.
     *
     * @param text the note
     */
    record NoteAdded(String text) implements WorkEvent {
        public NoteAdded {
            Objects.requireNonNull(text, "text");
        }
    }
}
