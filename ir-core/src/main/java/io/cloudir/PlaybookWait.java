package io.cloudir;

import io.cloudir.incident.Phase;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that a run of a playbook waits for.
 *
 * @param visit the pass over the step that waits
 * @param step the step's name
 * @param what what it waits for, in a sentence for a person; it may quote logs
 * @param actionId the action that has to be approved or finished, if it is one
 * @param taskId the task that has to be ended, if it is one
 * @param phase the phase that the incident has to come to, if it is one
 */
public record PlaybookWait(
        String visit,
        String step,
        String what,
        Optional<String> actionId,
        Optional<String> taskId,
        Optional<Phase> phase) {
    public PlaybookWait {
        Objects.requireNonNull(visit, "visit");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(actionId, "actionId");
        Objects.requireNonNull(taskId, "taskId");
        Objects.requireNonNull(phase, "phase");
    }

    /** Waits for nothing that somebody can be named for. */
    static PlaybookWait of(String visit, String step, String what) {
        return new PlaybookWait(visit, step, what, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
