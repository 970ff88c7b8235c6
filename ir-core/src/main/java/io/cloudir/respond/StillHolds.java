package io.cloudir.respond;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads back every action of a kind that is in force. */
final class StillHolds {
    private final CloudAccount account;
    private final Verifying reading;

    StillHolds(CloudAdapter cloud, RunnerSettings settings) {
        this.account = cloud.account();
        this.reading = new Verifying(cloud, settings);
    }

    /**
     * Reads the actions back, newest first: what a later action changed again on purpose is not held against an earlier one.
     *
     * @param among the actions to judge
     * @param all every action of the incident, in order
     */
    void check(IncidentId incident, List<IncidentAction> among, List<IncidentAction> all, Look look) {
        Set<String> changedLater = new HashSet<>();
        int good = 0;
        List<IncidentAction> newestFirst = new ArrayList<>(all);
        newestFirst.sort((one, other) -> Long.compare(other.changedSeq(), one.changedSeq()));
        for (IncidentAction action : newestFirst) {
            if (among.contains(action)) {
                String name = action.plan().event().actionType() + " of "
                        + Text.printable(action.plan().event().target().id());
                if (!isComplete(action)) {
                    if (action.isHalfDone() || action.isInForce()) {
                        look.bad(name + " was begun and not finished; resume or release it");
                    }
                    continue;
                }
                Optional<ActionPlan> plan =
                        ActionPlan.ifIntact(incident, action.plan().event());
                if (plan.isEmpty()) {
                    look.bad(name + " is not recorded as the plan that was approved");
                    continue;
                }
                Optional<String> elsewhere = plan.get().elsewhere(account);
                if (elsewhere.isPresent()) {
                    look.open(name + " cannot be read back: " + elsewhere.get());
                    continue;
                }
                try {
                    List<String> differing = reading.differing(plan.get(), changedLater);
                    differing.forEach(what -> look.bad(name + " does not hold: " + what));
                    boolean read = plan.get().changes().stream()
                            .anyMatch(change ->
                                    !changedLater.contains(change.target().toString()));
                    good += read && differing.isEmpty() ? 1 : 0;
                } catch (CloudException e) {
                    look.open(name + " cannot be read back", e);
                }
            }
            boolean released = action.state() instanceof ActionState.Released;
            if (released || isComplete(action)) {
                // What was released stands as the action found it, but for what no call takes back.
                action.plan().event().changes().stream()
                        .filter(change -> !released || change.undoCall().isEmpty())
                        .forEach(change -> changedLater.add(change.target()));
            }
        }
        look.good(good + (good == 1 ? " action holds" : " actions hold") + " as read back");
    }

    static List<IncidentAction> of(List<IncidentAction> actions, Purpose purpose) {
        return actions.stream().filter(action -> action.purpose() == purpose).toList();
    }

    static boolean isComplete(IncidentAction action) {
        return action.state() instanceof ActionState.Executed || action.state() instanceof ActionState.Verified;
    }

    /** When the last change of a complete action was made. */
    static Instant madeAt(IncidentAction action) {
        return action.steps().stream()
                .filter(run -> !run.undoing())
                .flatMap(run -> run.finished().stream())
                .map(finished -> finished.occurredAt())
                .max(Instant::compareTo)
                .orElseGet(() -> action.state() instanceof ActionState.Executed executed
                        ? executed.at()
                        : action.plan().occurredAt());
    }
}
