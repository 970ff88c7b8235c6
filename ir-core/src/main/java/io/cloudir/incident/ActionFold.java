package io.cloudir.incident;

import io.cloudir.incident.event.ResponseEvent.ActionApproved;
import io.cloudir.incident.event.ResponseEvent.ActionFailed;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.incident.event.ResponseEvent.ActionReleased;
import io.cloudir.incident.event.ResponseEvent.ActionVerified;
import io.cloudir.incident.event.ResponseEvent.StepFinished;
import io.cloudir.incident.event.ResponseEvent.StepStarted;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.Actor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Folds one action. What has happened to the cloud is taken as it is told, even where it should not have happened. */
final class ActionFold {
    private Recorded<ActionPlanned> plan;
    private List<Recorded<ActionApproved>> approvals;
    private List<StepRun> steps;
    private ActionState state;
    private final Set<Actor> requesters;
    private long changedSeq;
    private Optional<Recorded<ActionReleased>> released;

    ActionFold(IncidentAction from) {
        plan = from.plan();
        approvals = new ArrayList<>(from.approvals());
        steps = new ArrayList<>(from.steps());
        state = from.state();
        requesters = new LinkedHashSet<>(from.requesters());
        changedSeq = from.changedSeq();
        released = from.released();
    }

    ActionFold(Recorded<ActionPlanned> plan, Set<Actor> people) {
        this(new IncidentAction(plan, List.of(), List.of(), new ActionState.Planned(), people, 0, Optional.empty()));
    }

    /** @param people who stand behind the plan */
    void plan(JournalEntry entry, ActionPlanned event, Set<Actor> people, Anomalies odd) {
        boolean changing = state instanceof ActionState.Executing
                || state instanceof ActionState.Executed
                || state instanceof ActionState.Verified;
        if (changing) {
            odd.note(entry, "plans an action anew that is in force; the plan it was executed by stands");
            return;
        }
        requesters.addAll(people);
        plan = Recorded.of(entry, event);
        approvals = new ArrayList<>();
        steps = new ArrayList<>();
        state = new ActionState.Planned();
    }

    void approve(JournalEntry entry, ActionApproved event, Anomalies odd) {
        if (!event.digest().equals(plan.event().digest())) {
            odd.note(entry, "approves a plan that is not the newest of its action");
            return;
        }
        approvals.add(Recorded.of(entry, event));
        if (state instanceof ActionState.Planned) {
            state = new ActionState.Approved();
        }
    }

    void start(JournalEntry entry, StepStarted event, Anomalies odd) {
        if (approvals.isEmpty()) {
            odd.note(entry, "changes the cloud without an approval");
        }
        steps.add(new StepRun(Recorded.of(entry, event), Optional.empty()));
        state = new ActionState.Executing(event.step(), event.undoing());
    }

    void finish(JournalEntry entry, StepFinished event, Anomalies odd) {
        for (int at = steps.size() - 1; at >= 0; at--) {
            StepRun run = steps.get(at);
            if (run.step() == event.step() && run.undoing() == event.undoing()) {
                steps.set(at, new StepRun(run.started(), Optional.of(Recorded.of(entry, event))));
                return;
            }
        }
        odd.note(entry, "finishes a step that was never begun");
    }

    void execute(JournalEntry entry, Anomalies odd) {
        if (approvals.isEmpty()) {
            odd.note(entry, "executes an action without an approval");
        }
        released = Optional.empty();
        become(entry, new ActionState.Executed(entry.occurredAt()));
    }

    void verify(JournalEntry entry, ActionVerified event, Anomalies odd) {
        ActionState verified = new ActionState.Verified(event.holds(), entry.occurredAt());
        boolean executed = state instanceof ActionState.Executed || state instanceof ActionState.Verified;
        if (!executed) {
            odd.note(entry, "verifies an action that is not executed");
        } else if (event.holds()) {
            state = verified;
        } else {
            become(entry, verified);
        }
    }

    void release(JournalEntry entry, ActionReleased event) {
        released = Optional.of(Recorded.of(entry, event));
        become(entry, new ActionState.Released(event.reason(), entry.occurredAt()));
    }

    void fail(JournalEntry entry, ActionFailed event) {
        become(entry, new ActionState.Failed(event.reason(), entry.occurredAt()));
    }

    private void become(JournalEntry entry, ActionState next) {
        state = next;
        changedSeq = entry.seq();
    }

    IncidentAction build() {
        return new IncidentAction(plan, approvals, steps, state, requesters, changedSeq, released);
    }
}
