package io.cloudir.respond;

import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.StateChange;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.event.ResponseEvent.ActionFailed;
import io.cloudir.incident.event.ResponseEvent.Effect;
import io.cloudir.incident.event.ResponseEvent.StepFinished;
import io.cloudir.incident.event.ResponseEvent.StepStarted;
import io.cloudir.model.Actor;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** What executing and undoing an action share: its plan, its claim, and cloud calls journalled before and after. */
final class ActionWork {
    private final CloudAdapter cloud;
    private final RunnerSettings settings;
    private final ActionJournal journal;
    private final ActionPlan plan;
    private final Actor by;
    private final ActionClaim claim;
    private final StepCall calls;

    ActionWork(CloudAdapter cloud, RunnerSettings settings, ActionJournal journal, ActionPlan plan, Actor by) {
        this.cloud = cloud;
        this.settings = settings;
        this.journal = journal;
        this.plan = plan;
        this.by = by;
        this.claim = new ActionClaim(journal, plan.actionId(), settings, by);
        this.calls = new StepCall(settings);
    }

    CloudAdapter cloud() {
        return cloud;
    }

    RunnerSettings settings() {
        return settings;
    }

    ActionJournal journal() {
        return journal;
    }

    ActionPlan plan() {
        return plan;
    }

    /** Who has the action executed or undone. */
    Actor by() {
        return by;
    }

    ActionClaim claim() {
        return claim;
    }

    StepCall calls() {
        return calls;
    }

    IncidentAction action() {
        return journal.action(plan.actionId());
    }

    StepHistory history() {
        return new StepHistory(action());
    }

    boolean isPlanUnchanged() {
        return action().plan().event().digest().equals(plan.digest());
    }

    String read(StateChange change) {
        return calls.make(() -> cloud.read(change.target()));
    }

    /**
     * Makes one change or takes it back, unless the journal says that this is done already.
     *
     * @param change what is to be done now: the change, or its inverse
     * @return why the action must stop; empty if it may go on
     */
    Optional<ActionResult> step(int number, StateChange change, boolean undoing) {
        ApplyResult result;
        // Of a call that an earlier run left open nobody knows whether it took effect, however this one ends.
        AtomicBoolean isUnsure = new AtomicBoolean(history().isOpen(number, undoing));
        try {
            if (!history().isOpen(number, undoing)) {
                String prior = read(change);
                journal.factsBy(by, new StepStarted(plan.actionId(), number, undoing, prior));
            }
            result = calls.make(() -> apply(change, isUnsure));
        } catch (CloudException e) {
            return Optional.of(stop(
                    number,
                    undoing,
                    StepCall.failure(change.call(), e),
                    isUnsure.get() ? Effect.UNKNOWN : Effect.NONE));
        }
        if (result instanceof ApplyResult.Differs differs) {
            return Optional.of(stop(
                    number,
                    undoing,
                    new ActionResult.Differs(
                            number, change.target(), differs.before(), differs.after(), differs.present()),
                    // Whatever an earlier call did, it does not stand: somebody else's value does.
                    Effect.NONE));
        }
        journal.facts(new StepFinished(
                plan.actionId(),
                number,
                undoing,
                true,
                StepCall.detailOf(result),
                Optional.of(StepCall.effectOf(result))));
        return Optional.empty();
    }

    private ApplyResult apply(StateChange change, AtomicBoolean isUnsure) {
        try {
            return cloud.apply(change);
        } catch (CloudException e) {
            if (e.retryable()) {
                isUnsure.set(true);
            }
            throw e;
        }
    }

    /** Gives the claim back and passes the result on. */
    ActionResult leave(ActionResult result) {
        claim.giveBack();
        return result;
    }

    private ActionResult stop(int number, boolean undoing, ActionResult result, Effect effect) {
        String reason = result instanceof ActionResult.Differs differs
                ? differs.text()
                : ((ActionResult.Failed) result).reason();
        ActionFailed failed = new ActionFailed(plan.actionId(), reason);
        if (history().isOpen(number, undoing)) {
            journal.facts(
                    new StepFinished(plan.actionId(), number, undoing, false, reason, Optional.of(effect)),
                    failed,
                    claim.givenBack());
        } else {
            journal.facts(failed, claim.givenBack());
        }
        return result;
    }
}
