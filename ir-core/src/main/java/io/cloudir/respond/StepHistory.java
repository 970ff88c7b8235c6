package io.cloudir.respond;

import io.cloudir.cloud.StateChange;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.StepRun;
import java.util.List;
import java.util.Optional;

/** What a journal tells about each change of an action. */
final class StepHistory {
    private final IncidentAction action;

    StepHistory(IncidentAction action) {
        this.action = action;
    }

    boolean isBegun() {
        return !action.steps().isEmpty();
    }

    /** Whether it is being undone, or was until it failed. */
    boolean isBeingUndone() {
        List<StepRun> steps = action.steps();
        return !(action.state() instanceof ActionState.Released)
                && isBegun()
                && steps.get(steps.size() - 1).undoing();
    }

    /** Whether the change was made and not undone since. */
    boolean isMade(int step) {
        return last(step).filter(run -> !run.undoing() && run.succeeded()).isPresent();
    }

    boolean isUndone(int step) {
        return last(step).filter(run -> run.undoing() && run.succeeded()).isPresent();
    }

    /** Whether a call was announced whose outcome is not known. */
    boolean isOpen(int step, boolean undoing) {
        return last(step)
                .filter(run -> run.undoing() == undoing && run.finished().isEmpty())
                .isPresent();
    }

    /**
     * Whether this action may have made the change: the cloud said so; or a call was begun that is not known to have changed
     * nothing, and the cloud was not as wanted before. What was read before may be out of date, so the answer comes first.
     */
    boolean isOurs(int step, StateChange change) {
        return action.steps().stream()
                .filter(run -> run.step() == step && !run.undoing())
                .anyMatch(run -> run.isToldAsMade()
                        || (!run.isWithoutEffect()
                                && !run.started().event().prior().equals(change.after())));
    }

    private Optional<StepRun> last(int step) {
        return action.steps().stream().filter(run -> run.step() == step).reduce((earlier, later) -> later);
    }
}
