package io.cloudir.incident;

import io.cloudir.incident.event.ResponseEvent.ActionApproved;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.incident.event.ResponseEvent.ActionReleased;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.model.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A change to the cloud, from plan to undo. A new plan under the same id begins it anew; what came before stays in the
 * journal.
 *
 * @param plan the newest plan
 * @param approvals approvals of exactly that plan, in order
 * @param steps the cloud calls of that plan, in order
 * @param state how far it has come
 * @param requesters the people who ever asked for it, whatever their reason: who planned it or began the playbook that did; empty if
 *     only automation did
 * @param changedSeq the entry that last changed what is in force: executed, failed, released or found not to hold; 0 for none
 * @param released its newest undoing, also once it is planned anew; empty when it has been executed since
 */
public record IncidentAction(
        Recorded<ActionPlanned> plan,
        List<Recorded<ActionApproved>> approvals,
        List<StepRun> steps,
        ActionState state,
        Set<Actor> requesters,
        long changedSeq,
        Optional<Recorded<ActionReleased>> released) {
    /** How long after undoing it by itself failed it is tried again. */
    public static final Duration RETRY_AFTER = Duration.ofMinutes(15);

    public IncidentAction {
        Objects.requireNonNull(plan, "plan");
        approvals = List.copyOf(approvals);
        steps = List.copyOf(steps);
        Objects.requireNonNull(state, "state");
        requesters = Set.copyOf(requesters);
        Objects.requireNonNull(released, "released");
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

    /** Whether somebody has approved it by a role and that has not lapsed at an instant. */
    public boolean isApprovedBy(Actor who, String role, Instant now) {
        return approvalsAt(now).stream()
                .anyMatch(it -> it.actor().equals(who) && it.event().role().equals(role));
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

    /**
     * Whether something that it changed is still changed, or may be: executed, or failed after a change that was not undone
     * or a call of which nobody knows whether it took effect.
     */
    public boolean isInForce() {
        if (state instanceof ActionState.Executed || state instanceof ActionState.Verified) {
            return true;
        }
        return !(state instanceof ActionState.Released) && steps.stream().anyMatch(this::leftItsMark);
    }

    /**
     * When it is to be undone by itself: at its expiry, or some time after that failed. Empty if it has none, or nothing of it
     * is left to undo.
     */
    public Optional<Instant> endsAt() {
        boolean left = isHalfDone() || isInForce();
        return plan.event()
                .expires()
                .filter(end -> left)
                .map(end -> state instanceof ActionState.Failed failed
                                && !failed.at().isBefore(end)
                        ? failed.at().plus(RETRY_AFTER)
                        : end);
    }

    private boolean leftItsMark(StepRun run) {
        return !run.undoing()
                && !run.isWithoutEffect()
                && steps.stream()
                        .noneMatch(other -> other.undoing() && other.step() == run.step() && other.succeeded());
    }
}
