package io.cloudir.incident;

import io.cloudir.incident.event.ResponseEvent.ActionApproved;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.model.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A change to the cloud, from plan to undo. A new plan under the same id begins it anew; what came before stays in the
 * journal.
 *
 * @param plan the newest plan
 * @param approvals approvals of exactly that plan, in order
 * @param steps the cloud calls of that plan, in order
 * @param state how far it has come
 * @param changedSeq the entry that last changed what is in force: executed, failed, released or found not to hold; 0 for none
 */
public record IncidentAction(
        Recorded<ActionPlanned> plan,
        List<Recorded<ActionApproved>> approvals,
        List<StepRun> steps,
        ActionState state,
        long changedSeq) {
    public IncidentAction {
        Objects.requireNonNull(plan, "plan");
        approvals = List.copyOf(approvals);
        steps = List.copyOf(steps);
        Objects.requireNonNull(state, "state");
    }

    /** The id of this action within its incident. */
    public String id() {
        return plan.event().actionId();
    }

    /** What it is for. */
    public Purpose purpose() {
        return plan.event().purpose();
    }

    /** The approvals that have not lapsed at an instant; an approval counts up to and including its expiry. */
    public List<Recorded<ActionApproved>> approvalsAt(Instant now) {
        return approvals.stream()
                .filter(it -> !now.isAfter(it.event().expires()))
                .toList();
    }

    /** Who had its changes made, in order, each once; empty if none was begun. */
    public List<Actor> executedBy() {
        return steps.stream()
                .filter(run -> !run.undoing())
                .map(run -> run.started().actor())
                .distinct()
                .toList();
    }

    /** Whether changes were begun and neither finished, undone nor given up. */
    public boolean isHalfDone() {
        return state instanceof ActionState.Executing;
    }

    /** Whether something that it changed is still changed: executed, or failed after a change that was not undone. */
    public boolean isInForce() {
        if (state instanceof ActionState.Executed || state instanceof ActionState.Verified) {
            return true;
        }
        return !(state instanceof ActionState.Released) && steps.stream().anyMatch(this::leftItsMark);
    }

    private boolean leftItsMark(StepRun run) {
        return !run.undoing()
                && run.succeeded()
                && steps.stream()
                        .noneMatch(other -> other.undoing() && other.step() == run.step() && other.succeeded());
    }
}
