package io.cloudir.respond;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.StateChange;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.event.ResponseEvent.ActionReleased;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Takes back, in reverse order, what an action changed itself. What was so before the action came stays so. */
final class Undoing {
    private final ActionWork work;
    private final ActionJournal journal;
    private final String reason;

    Undoing(ActionWork work, String reason) {
        this.work = work;
        this.journal = work.journal();
        this.reason = reason;
    }

    ActionResult run() {
        if (work.action().state() instanceof ActionState.Released) {
            return new ActionResult.Done(residue());
        }
        if (!work.history().isBegun()) {
            return new ActionResult.Refused(List.of("nothing of it was executed, so there is nothing to undo"));
        }
        Optional<ActionResult> busy = work.claim().hold();
        if (busy.isPresent()) {
            return busy.get();
        }
        if (work.action().state() instanceof ActionState.Released) {
            return work.leave(new ActionResult.Done(residue()));
        }
        try {
            return differing().map(work::leave).orElseGet(this::changes);
        } catch (CloudException e) {
            return work.leave(StepCall.failure("reading before undoing", e));
        }
    }

    private ActionResult changes() {
        for (int step = work.plan().changes().size() - 1; step >= 0; step--) {
            StateChange change = work.plan().changes().get(step);
            Optional<StateChange> inverse = change.inverse();
            if (inverse.isPresent() && isDue(step, change)) {
                journal.refresh();
                Optional<ActionResult> stopped = work.claim().hold();
                if (stopped.isEmpty()) {
                    stopped = work.step(step, inverse.get(), true);
                }
                if (stopped.isPresent()) {
                    return stopped.get();
                }
            }
        }
        journal.factsBy(work.by(), new ActionReleased(work.plan().actionId(), reason));
        return work.leave(new ActionResult.Done(residue()));
    }

    /** Whether a change was made by this action and is still made; one whose call failed may have taken effect. */
    private boolean isDue(int step, StateChange change) {
        StepHistory history = work.history();
        return history.isOurs(step, change)
                && !history.isUndone(step)
                && (history.isMade(step)
                        || history.isOpen(step, true)
                        || work.read(change).equals(change.after()));
    }

    /** The first piece of state that is nothing this action ever made of it: then all of it is left alone. */
    private Optional<ActionResult> differing() {
        List<StateChange> changes = work.plan().changes();
        for (int step = changes.size() - 1; step >= 0; step--) {
            StateChange change = changes.get(step);
            // Also of what is not due: an undo that failed, or a call that never came back, tells nothing of what
            // stands now.
            boolean toUndo =
                    work.history().isOurs(step, change) && !work.history().isUndone(step);
            if (change.inverse().isPresent() && toUndo) {
                String present = work.read(change);
                if (!known(change).contains(present)) {
                    return Optional.of(
                            new ActionResult.Differs(step, change.target(), change.before(), change.after(), present));
                }
            }
        }
        return Optional.empty();
    }

    private Set<String> known(StateChange of) {
        Set<String> values = new TreeSet<>();
        for (StateChange change : work.plan().changes()) {
            if (change.target().equals(of.target())) {
                values.add(change.before());
                values.add(change.after());
            }
        }
        return values;
    }

    private List<String> residue() {
        List<String> residue = new ArrayList<>();
        for (int step = 0; step < work.plan().changes().size(); step++) {
            StateChange change = work.plan().changes().get(step);
            if (!change.residue().isEmpty() && work.history().isOurs(step, change)) {
                residue.add(change.residue());
            }
        }
        return residue.stream().distinct().toList();
    }
}
