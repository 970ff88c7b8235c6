package io.cloudir.cli;

import io.cloudir.CloudResponder;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Text;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.respond.ApprovalStatus;
import java.util.List;
import java.util.stream.Collectors;

/** Tells what an action is, how far it has come and what comes next. */
final class ActionNews {
    private final Incident incident;
    private final IncidentAction action;
    private final CloudAccount account;
    private final Hints hints;

    ActionNews(Incident incident, IncidentAction action, CloudAccount account, Hints hints) {
        this.incident = incident;
        this.action = action;
        this.account = account;
        this.hints = hints;
    }

    /**
     * Two lines: where the action stands, and the command for what comes next, if anything does.
     *
     * @param person asks whether it may be executed
     * @param added whether the command has added anything
     */
    List<String> lines(CloudResponder person, boolean added) {
        String standing = action.id() + "  " + action.plan().event().actionType() + " of "
                + what(action.plan().event()) + " in " + account + ": " + state(person)
                + (added ? "" : "; nothing was added, it is so already");
        String next = next(person);
        return next.isEmpty() ? List.of(standing) : List.of(standing, "  next: " + next);
    }

    private static String what(ActionPlanned plan) {
        int records = plan.records().map(List::size).orElse(0);
        return records > 1 ? Text.count(records, "record") : plan.target().id();
    }

    private String state(CloudResponder person) {
        ActionState state = action.state();
        if (state instanceof ActionState.Planned) {
            return "planned, " + changes();
        } else if (state instanceof ActionState.Approved) {
            return "approved by " + approvers() + missing(person);
        } else if (state instanceof ActionState.Executing half) {
            return (half.undoing() ? "undoing" : "executing") + " stopped at change " + (half.step() + 1) + " of "
                    + changes();
        } else if (state instanceof ActionState.Executed) {
            return "executed, " + changes() + ", read back: not yet";
        } else if (state instanceof ActionState.Verified read) {
            return "executed, " + changes() + ", read back: " + (read.holds() ? "holds" : "does not hold");
        } else if (state instanceof ActionState.Released released) {
            return "undone: " + released.reason();
        } else if (state instanceof ActionState.Failed failed) {
            return "failed: " + failed.reason();
        }
        return "in a state that this tool does not know";
    }

    private String next(CloudResponder person) {
        ActionState state = action.state();
        ResponsePlan plan = hints.plan();
        boolean waits = state instanceof ActionState.Planned || state instanceof ActionState.Approved;
        if (waits && person.approval(incident.id(), action.id()) instanceof ApprovalStatus.Approved) {
            return hints.by(plan.authority().executors(), about("execute") + secrets());
        } else if (waits) {
            return hints.another(about("approve") + " --role ROLE --reason TEXT");
        } else if (state instanceof ActionState.Executing) {
            return hints.by(plan.authority().executors(), about("resume") + secrets());
        } else if (state instanceof ActionState.Executed) {
            return hints.same(about("verify-action"));
        }
        return state instanceof ActionState.Failed && action.isInForce()
                ? hints.same(about("release") + " --reason TEXT")
                : "";
    }

    private String missing(CloudResponder person) {
        return person.approval(incident.id(), action.id()) instanceof ApprovalStatus.Missing missing
                ? "; " + String.join("; ", missing.unmet())
                : "";
    }

    private String approvers() {
        return action.approvals().stream()
                .map(approval ->
                        approval.actor().id() + " as " + approval.event().role())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String changes() {
        return Text.count(action.plan().event().changes().size(), "change");
    }

    private String secrets() {
        return SecretFile.TYPES.contains(action.plan().event().actionType()) ? " --secrets FILE" : "";
    }

    private String about(String verb) {
        return verb + ' ' + incident.id() + ' ' + action.id();
    }
}
