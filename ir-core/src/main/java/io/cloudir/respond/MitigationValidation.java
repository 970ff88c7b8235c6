package io.cloudir.respond;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.IdentityDetail;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Looks again whether the containment works: every executed action still holds, none is half done, whoever was contained
 * did nothing since then, or was denied, and no suspect of whom nothing
 * was contained can sign in. If not, the incident goes back to investigation with the reason.
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
        List<String> checked = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        List<IncidentAction> all = incident.response().actions();
        List<IncidentAction> contain = StillHolds.of(all, Purpose.CONTAIN);
        new StillHolds(new Verifying(cloud, settings)).check(incident.id(), contain, all, checked, failures);
        FreshActivity fresh = new FreshActivity(cloud, new StepCall(settings));
        Instant now = settings.clock().instant();
        for (IncidentAction action : contain) {
            if (StillHolds.isComplete(action)) {
                Instant executed = executedAt(action);
                fresh.check(action, executed, tookHold(action, executed), now, checked, failures);
            }
        }
        if (contain.stream().noneMatch(StillHolds::isComplete)) {
            nothingInForce(contain.size(), checked, failures);
        }
        Suspect.of(incident).stream()
                .filter(suspect -> contain.isEmpty() || isLeftOut(suspect, contain))
                .forEach(suspect -> atLarge(suspect, checked, failures));
        return new Validation(checked, failures);
    }

    /** Containment that was planned or undone contains nothing; where none was called for, there is nothing to hold. */
    private static void nothingInForce(int planned, List<String> checked, List<String> failures) {
        if (planned > 0) {
            failures.add("no containment is in force, though " + Text.count(planned, "action")
                    + (planned == 1 ? " was" : " were") + " planned; execute what is needed");
        } else {
            checked.add("no containment was planned");
        }
    }

    /** Whether an action on a suspect was planned and none was carried out. */
    private static boolean isLeftOut(Suspect suspect, List<IncidentAction> contain) {
        List<IncidentAction> own = contain.stream()
                .filter(action -> action.plan().event().target().id().equals(suspect.principal()))
                .toList();
        return own.stream()
                        .anyMatch(action -> action.state() instanceof ActionState.Planned
                                || action.state() instanceof ActionState.Approved)
                && own.stream().noneMatch(StillHolds::isComplete);
    }

    /** Of whom nothing was contained may hold no credential that works. */
    private void atLarge(Suspect suspect, List<String> checked, List<String> failures) {
        String name = Text.printable(suspect.principal());
        try {
            IdentityDetail detail =
                    new StepCall(settings).make(() -> cloud.identity(IdentityRequest.of(suspect.principal())));
            boolean locked = !suspect.isRole()
                    && !suspect.isRoot()
                    && !detail.consoleAccess()
                    && detail.keys().stream().noneMatch(IdentityDetail.Key::active);
            if (locked) {
                checked.add(name + " has no password and no active key");
            } else {
                failures.add(name + " acted against the account and nothing of it is contained; contain it, or say why"
                        + " it need not be");
            }
        } catch (CloudException.NotFound e) {
            checked.add(name + " is gone");
        } catch (CloudException e) {
            failures.add(name + " cannot be looked at: " + Text.printable(String.valueOf(e.getMessage())));
        }
    }

    /** When the last change was made. Calls within the same second may have been let in before, so it begins after that. */
    private static Instant executedAt(IncidentAction action) {
        Instant last = action.steps().stream()
                .filter(run -> !run.undoing())
                .flatMap(run -> run.finished().stream())
                .map(finished -> finished.occurredAt())
                .max(Instant::compareTo)
                .orElseGet(() -> action.state() instanceof ActionState.Executed executed
                        ? executed.at()
                        : action.plan().occurredAt());
        return last.plusSeconds(1);
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
