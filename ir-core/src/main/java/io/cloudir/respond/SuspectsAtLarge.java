package io.cloudir.respond;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.IdentityDetail;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.cloud.TemporaryControl;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.event.DetectionEvent.DamageEffect;
import io.cloudir.investigate.CitedRecord;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Text;
import io.cloudir.plan.CriticalSystem;
import io.cloudir.plan.ResponsePlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at every suspect whom no action that is in force cuts off: by what the cloud tells, it may hold no password and no key
 * that works but the successor of one that was replaced. What only people can decide counts once they have, and is told.
 */
final class SuspectsAtLarge {
    /** Services that are asked who one is or to let one in: what one does then is done elsewhere. */
    private static final Set<String> GETTING_IN = Set.of("sts.amazonaws.com", "signin.amazonaws.com");

    private static final int NAMED = 5;

    private final CloudAdapter cloud;
    private final StepCall calls;
    private final ResponsePlan plan;
    private final boolean simulated;
    private final Incident incident;
    private final List<IncidentAction> inForce;

    SuspectsAtLarge(CloudAdapter cloud, StepCall calls, RunnerSettings settings, Incident incident) {
        this.cloud = cloud;
        this.calls = calls;
        this.plan = settings.plan();
        this.simulated = settings.simulated();
        this.incident = incident;
        this.inForce = incident.response().actions().stream()
                .filter(StillHolds::isComplete)
                .toList();
    }

    void check(Look look) {
        for (Suspect suspect : Suspect.of(incident)) {
            if (!LeftToPeople.isCutOff(incident, suspect)) {
                look(suspect, look);
            }
        }
    }

    private void look(Suspect suspect, Look look) {
        String name = Text.printable(suspect.principal());
        Optional<LeftToPeople> decided = LeftToPeople.decided(incident, suspect).filter(this::mayDecide);
        try {
            IdentityDetail detail = calls.make(() -> cloud.identity(IdentityRequest.of(suspect.principal())));
            Optional<String> system = plan.criticalSystemOf(suspect.principal()).map(CriticalSystem::name);
            List<String> open = waysIn(suspect, detail, system.isPresent());
            if (open.isEmpty()) {
                look.good(system.filter(it -> !suspect.isRole())
                        .map(it -> name + " is not suspended, for it is part of " + Text.printable(it)
                                + "; its keys are replaced and its sessions are cut off")
                        .orElse(
                                suspect.isRole()
                                        ? name + " is held to reading, and it read nothing"
                                        : name + " has no password and no active key"));
            } else if (decided.isPresent()) {
                look.good(name + " is not contained: " + String.join(", ", open) + wordOf(decided.get()));
            } else {
                look.bad(name + " acted against the account and is not contained: " + String.join(", ", open)
                        + "; contain it, or end the task that leaves it to people");
            }
        } catch (CloudException.NotFound e) {
            look.good(name + " is gone");
        } catch (CloudException.Unsupported e) {
            // As an identity of another account, which nobody can look at from here.
            decided.ifPresentOrElse(
                    it -> look.good(name + " cannot be looked at" + wordOf(it)),
                    () -> look.open(name + " cannot be looked at", e));
        } catch (CloudException e) {
            look.open(name + " cannot be looked at", e);
        }
    }

    private static String wordOf(LeftToPeople decided) {
        return "; this was left to people, and " + Text.printable(decided.by().id()) + " says: "
                + Text.printable(decided.outcome());
    }

    /** Whether who ended a task may say that something holds. */
    private boolean mayDecide(LeftToPeople decided) {
        List<String> validators = plan.authority().validators();
        return validators.isEmpty() || new RoleHolders(plan, incident, simulated).holdsOneOf(decided.by(), validators);
    }

    /** By what a suspect whom no action cuts off may still act. */
    private List<String> waysIn(Suspect suspect, IdentityDetail detail, boolean critical) {
        if (suspect.isRoot()) {
            return List.of("nobody but its owner can restrain the root user");
        }
        if (suspect.isRole()) {
            return openOfRole(suspect);
        }
        List<String> open = new ArrayList<>();
        if (detail.consoleAccess() && !isDone("reset-password", suspect.principal())) {
            open.add("it has its password");
        }
        List<String> active = detail.keys().stream()
                .filter(IdentityDetail.Key::active)
                .map(IdentityDetail.Key::id)
                .toList();
        long replaced = detail.keys().stream()
                .filter(key -> isDone("rotate-key", key.id()))
                .count();
        if (active.size() > replaced || active.stream().anyMatch(key -> isDone("rotate-key", key))) {
            open.add(Text.count(active.size(), "key")
                    + (active.size() == 1 ? " is" : " are") + " active: "
                    + Text.printable(String.join(", ", active)));
        }
        if ((critical || replaced > 0) && !isDone("revoke-sessions", suspect.principal())) {
            open.add("its sessions are not cut off");
        }
        return open;
    }

    /** Holding a role to reading cuts it off from all that it did only if it read nothing. */
    private List<String> openOfRole(Suspect role) {
        if (!isDone("restrict-role", role.principal())) {
            return List.of("its sessions are not cut off");
        }
        TemporaryControl.RestrictRole toReading =
                TemporaryControl.RestrictRole.toReading(role.principal(), Instant.EPOCH);
        if (inForce.stream()
                .noneMatch(
                        action -> ActionPlan.isFor(incident.id(), action.plan().event(), toReading))) {
            return List.of("its sessions go on within a boundary of which nobody can tell what it leaves them");
        }
        List<String> read = readBy(role);
        return read.isEmpty()
                ? List.of()
                : List.of("it is only held to reading, and it read: " + Text.printable(String.join(", ", read)));
    }

    /** What a suspect read, by the calls that signals rest on and what the last survey says was read, by whomever it may be. */
    private List<String> readBy(Suspect suspect) {
        Set<String> ofOthers = new HashSet<>();
        Set<String> read = new LinkedHashSet<>();
        for (CitedRecord record : CitedRecord.of(incident)) {
            if (!suspect.records().contains(record.id())) {
                ofOthers.add(record.id());
            } else if (record.call().isRead()
                    && !GETTING_IN.contains(record.call().service())) {
                read.add(record.call().name());
            }
        }
        incident.detection().damage().stream()
                .flatMap(survey -> survey.event().damaged().stream())
                .filter(damage ->
                        damage.effects().contains(DamageEffect.READ) && !ofOthers.containsAll(damage.recordIds()))
                .forEach(damage -> read.add(damage.asset().id()));
        return read.stream().limit(NAMED).toList();
    }

    private boolean isDone(String type, String target) {
        return inForce.stream()
                .map(action -> action.plan().event())
                .anyMatch(it -> it.actionType().equals(type) && it.target().id().equals(target));
    }
}
