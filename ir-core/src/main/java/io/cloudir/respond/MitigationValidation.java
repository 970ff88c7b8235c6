package io.cloudir.respond;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.Containment;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Looks again whether the containment works: every executed action still holds, none is half done, whoever was contained
 * did nothing since then, or was denied, neither flow log nor detectors tell of it since, and no suspect whom no action in force cuts off can sign in. If not, the incident goes back to investigation with the reason.
 */
public final class MitigationValidation {
    /** How long a change may take until it is seen everywhere; IAM is consistent in the end, "usually within seconds". */
    private static final Duration SPREADING = Duration.ofMinutes(1);

    private final CloudAdapter cloud;
    private final RunnerSettings settings;

    public MitigationValidation(CloudAdapter cloud, RunnerSettings settings) {
        this.cloud = Objects.requireNonNull(cloud, "cloud");
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /** Validates the containment of an incident as it is now; changes nothing. */
    public Validation validate(Incident incident) {
        Look look = new Look();
        List<IncidentAction> all = incident.response().actions();
        List<IncidentAction> contain = StillHolds.of(all, Purpose.CONTAIN);
        new StillHolds(cloud, settings).check(incident.id(), contain, all, look);
        StepCall calls = new StepCall(settings);
        FreshActivity fresh = new FreshActivity(cloud, calls, incident);
        FreshTraces traces = new FreshTraces(cloud, calls);
        Instant now = settings.clock().instant();
        for (IncidentAction action : contain) {
            if (StillHolds.isComplete(action)
                    && !isDoneAnew(action, contain)
                    && !keepsOld(incident, action)
                    && !ContainmentStanding.isGivenBack(incident, action)) {
                Instant executed = executedAt(action);
                Instant since = tookHold(action, executed);
                if (now.isAfter(since)) {
                    fresh.check(action, executed, since, now, look);
                    traces.check(action, since, now, look);
                } else if (FreshTraces.isCutOff(action.plan().event().actionType())) {
                    look.open("it is too early to tell whether "
                            + Text.printable(action.plan().event().target().id()) + " still acts after "
                            + action.plan().event().actionType() + ": look again after " + since);
                }
            }
        }
        if (contain.stream().noneMatch(StillHolds::isComplete)) {
            nothingInForce(contain.size(), look);
        }
        new SuspectsAtLarge(cloud, calls, settings, incident).check(look);
        return look.done();
    }

    /** Whether it left the old key on: that it is used is no surprise, and who holds it is at large until it is off. */
    private static boolean keepsOld(Incident incident, IncidentAction action) {
        return ActionPlan.isFor(
                incident.id(),
                action.plan().event(),
                new Containment.RotateKey(action.plan().event().target().id(), true));
    }

    /** Where sessions were cut off anew, what came between is over: else one call would refute the containment for ever. */
    private static boolean isDoneAnew(IncidentAction action, List<IncidentAction> contain) {
        return action.plan().event().actionType().equals("revoke-sessions")
                && contain.stream()
                        .filter(StillHolds::isComplete)
                        .filter(other -> other.plan().event().actionType().equals("revoke-sessions")
                                && other.plan()
                                        .event()
                                        .target()
                                        .equals(action.plan().event().target()))
                        .anyMatch(other -> StillHolds.madeAt(other).isAfter(StillHolds.madeAt(action)));
    }

    /** Containment that was planned or undone contains nothing; where none was called for, there is nothing to hold. */
    private static void nothingInForce(int planned, Look look) {
        if (planned > 0) {
            look.bad("no containment is in force, though " + Text.count(planned, "action")
                    + (planned == 1 ? " was" : " were") + " planned; execute what is needed");
        } else {
            look.good("no containment was planned");
        }
    }

    /** When the last change was made. Calls within the same second may have been let in before, so it begins after that. */
    private static Instant executedAt(IncidentAction action) {
        return StillHolds.madeAt(action).plusSeconds(1);
    }

    /** When it was read back, but never long after it was executed: reading it back again later hides nothing. */
    private static Instant tookHold(IncidentAction action, Instant executed) {
        if (!(action.state() instanceof ActionState.Verified verified)
                || !verified.at().isAfter(executed)) {
            return executed;
        }
        Instant latest = executed.plus(SPREADING);
        return verified.at().isBefore(latest) ? verified.at() : latest;
    }
}
