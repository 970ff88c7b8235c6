package io.cloudir;

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
 */
public record PlaybookWait(String visit, String step, String what, Optional<String> actionId, Optional<String> taskId) {
    public PlaybookWait {
        Objects.requireNonNull(visit, "visit");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(actionId, "actionId");
        Objects.requireNonNull(taskId, "taskId");
    }
}
