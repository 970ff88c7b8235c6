package io.cloudir;

import io.cloudir.cloud.CloudException;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Text;
import io.cloudir.respond.ActionPlan;
import io.cloudir.respond.ActionResult;
import io.cloudir.respond.ApprovalStatus;
import io.cloudir.respond.LeftOut;
import io.cloudir.respond.PlanAnswer;
import io.cloudir.respond.Proposal;
import io.cloudir.respond.Proposals;
import io.cloudir.respond.playbook.Command;
import io.cloudir.respond.playbook.Order;
import io.cloudir.respond.playbook.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Brings every action that a command means to its end: planned, approved by who may, executed, read back. An action that waits
 * or fails holds back none of the others. One that cannot be planned is a task for people, and the command fails.
 */
final class PlaybookActions {
    private static final Duration READ_BACK = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** How many things are named of which one thing is said. */
    private static final int NAMED = 3;

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Parts parts;
    private final CloudResponder cloud;
    private final String runId;
    private final Order order;
    private final Command.Act command;
    private final List<PlaybookWait> waits = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    /** What was left alone, by the reason. */
    private final Map<String, List<String>> leftAlone = new LinkedHashMap<>();

    private Optional<Instant> lookAgain = Optional.empty();
    private int done;

    PlaybookActions(Parts parts, CloudResponder cloud, String runId, Order order, Command.Act command) {
        this.parts = parts;
        this.cloud = cloud;
        this.runId = runId;
        this.order = order;
        this.command = command;
    }

    PlaybookResult settle(IncidentId id) {
        Proposals all = cloud.proposals(id, command.recovers() ? Purpose.RECOVER : Purpose.CONTAIN);
        cloud.openTasks(id, all.leftOut());
        List<Proposal> meant = selection(id, all).of(command);
        for (Proposal proposal : meant) {
            Optional<String> own = ownAction(id, proposal);
            Optional<String> before =
                    own.isPresent() ? Optional.empty() : selection(id, all).doneBefore(proposal);
            if (before.isPresent()) {
                leaveAlone("done already by", before.get());
            } else {
                own.or(() -> plan(id, proposal)).ifPresent(actionId -> goOn(id, actionId));
            }
        }
        if (!waits.isEmpty()) {
            return new PlaybookResult.Waits(waits, lookAgain);
        }
        if (!failures.isEmpty()) {
            return new PlaybookResult.Failed(String.join("; ", failures));
        }
        return new PlaybookResult.Done(detail(meant.size()));
    }

    private Selection selection(IncidentId id, Proposals all) {
        return new Selection(parts.desk().get(id), all.proposals());
    }

    private String detail(int meant) {
        if (meant == 0) {
            return "skipped: the facts call for no " + command.type()
                    + command.selector().suffix();
        }
        StringBuilder detail = new StringBuilder();
        detail.append(command.type() + ": " + done + " of " + meant + " executed and read back");
        leftAlone.entrySet().stream().limit(NAMED).forEach(left -> {
            List<String> what = left.getValue();
            detail.append("; ").append(left.getKey()).append(": ");
            detail.append(what.stream().limit(NAMED).collect(Collectors.joining(", ")));
            detail.append(what.size() > NAMED ? " and " + (what.size() - NAMED) + " more" : "");
        });
        long more =
                leftAlone.values().stream().skip(NAMED).mapToLong(List::size).sum();
        detail.append(more > 0 ? "; and " + more + " more left alone" : "");
        return detail.toString();
    }

    /** The action that this step has planned for the proposal. A cut-off time is part of an action's id, so that says nothing. */
    private Optional<String> ownAction(IncidentId id, Proposal proposal) {
        return parts.desk().get(id).response().actions().stream()
                .filter(action -> action.plan().seq() > order.sinceSeq())
                .filter(action -> ActionPlan.isFor(id, action.plan().event(), proposal.request()))
                .map(IncidentAction::id)
                .findFirst();
    }

    private Optional<String> plan(IncidentId id, Proposal proposal) {
        PlanAnswer answer = patientlyPlan(id, proposal);
        if (answer instanceof PlanAnswer.Planned planned && !planned.plan().isEmpty()) {
            return Optional.of(planned.plan().actionId());
        }
        String target = Text.printable(proposal.request().target().id());
        if (answer instanceof PlanAnswer.LeftAlone left && !isInForce(id, proposal)) {
            cloud.openTasks(id, List.of(LeftOut.of(proposal, left)));
            failures.add(command.type() + " of " + target + " is left to people: " + left.reason());
        } else if (answer instanceof PlanAnswer.LeftAlone left) {
            leaveAlone(left.reason(), target);
        } else {
            leaveAlone(answer instanceof PlanAnswer.Gone gone ? gone.reason() : "nothing to change", target);
        }
        return Optional.empty();
    }

    /** Whether just this was executed before, so that it is left alone because it is done. */
    private boolean isInForce(IncidentId id, Proposal proposal) {
        return parts.desk()
                .get(id)
                .response()
                .action(ActionPlan.idOf(id, proposal.request()))
                .filter(action -> action.isHalfDone() || action.isInForce())
                .isPresent();
    }

    /** Asks again at once: what was planned before would otherwise have to be looked at anew. */
    private PlanAnswer patientlyPlan(IncidentId id, Proposal proposal) {
        for (int attempt = 1; ; attempt++) {
            try {
                return cloud.plan(id, proposal, causes(id, proposal));
            } catch (CloudException e) {
                if (!e.retryable() || attempt >= parts.runnerSettings().attempts()) {
                    throw e;
                }
                parts.runnerSettings().waiting().pass(PAUSE);
            }
        }
    }

    /** The records and the run itself: whoever began it asked for what it plans, whoever goes on with it. */
    private List<String> causes(IncidentId id, Proposal proposal) {
        List<String> causes = new ArrayList<>(proposal.records());
        parts.desk().get(id).playbooks().stream()
                .filter(run -> run.id().equals(runId))
                .forEach(run -> causes.add(run.cause()));
        return causes;
    }

    private void leaveAlone(String why, String what) {
        leftAlone.computeIfAbsent(why, it -> new ArrayList<>()).add(what);
    }

    private void goOn(IncidentId id, String actionId) {
        Incident incident = parts.desk().get(id);
        ActionState state = incident.response().action(actionId).orElseThrow().state();
        if (state instanceof ActionState.Failed failed) {
            tryAgain(id, actionId, failed);
        } else if (state instanceof ActionState.Released) {
            leaveAlone("undone by a person", actionId);
        } else if (state instanceof ActionState.Verified verified) {
            // Once is enough: each reading is journalled, and others of the command may wait for days.
            count(actionId, verified.holds() ? List.of() : List.of("so it was found at " + verified.at()));
        } else if (state instanceof ActionState.Executed) {
            readBack(id, actionId);
        } else if (state instanceof ActionState.Executing) {
            executed(id, actionId, cloud.resume(id, actionId));
        } else if (cloud.isForbidden(id, actionId)) {
            failures.add("action " + actionId + " is not executed: the response plan forbids " + command.type());
        } else if (cloud.approval(id, actionId) instanceof ApprovalStatus.Missing missing) {
            waitFor(actionId, "approval of action " + actionId + ": " + String.join("; ", missing.unmet()));
        } else {
            executed(id, actionId, cloud.execute(id, actionId));
        }
    }

    /** The journal does not tell whether it may succeed later; the next attempt does. */
    private void tryAgain(IncidentId id, String actionId, ActionState.Failed failed) {
        Instant again = failed.at().plus(PATIENCE);
        if (parts.now().isBefore(again)) {
            waitToTryAgain(actionId, again, failed.reason());
        } else {
            executed(id, actionId, cloud.execute(id, actionId));
        }
    }

    private void waitToTryAgain(String actionId, Instant when, String reason) {
        look(when);
        waitFor(actionId, "action " + actionId + " to be tried again: " + reason);
    }

    private void executed(IncidentId id, String actionId, ActionResult result) {
        if (result.isDone()) {
            readBack(id, actionId);
        } else if (result instanceof ActionResult.Refused refused) {
            waitFor(actionId, "action " + actionId + " to be allowed: " + String.join("; ", refused.unmet()));
        } else if (result instanceof ActionResult.Busy busy) {
            look(busy.until());
            waitFor(actionId, "action " + actionId + ", which runner " + busy.runner() + " is at work on");
        } else if (result instanceof ActionResult.Failed failed && failed.retryable()) {
            waitToTryAgain(actionId, parts.now().plus(PATIENCE), failed.reason());
        } else {
            failures.add("action " + actionId + " was not done: " + result.text());
        }
    }

    private void readBack(IncidentId id, String actionId) {
        count(actionId, cloud.verify(id, actionId, READ_BACK));
    }

    private void count(String actionId, List<String> differing) {
        if (differing.isEmpty()) {
            done++;
        } else {
            failures.add("action " + actionId + " does not hold: " + String.join("; ", differing));
        }
    }

    private void waitFor(String actionId, String what) {
        waits.add(new PlaybookWait(
                order.visit(),
                order.step().head().name(),
                "waiting for " + what,
                Optional.of(actionId),
                Optional.empty(),
                Optional.empty()));
    }

    private void look(Instant at) {
        lookAgain = lookAgain.filter(at::isAfter).or(() -> Optional.of(at));
    }
}
