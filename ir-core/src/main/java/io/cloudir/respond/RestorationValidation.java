package io.cloudir.respond;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.ControlPlane;
import io.cloudir.cloud.IdentityDetail;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.evidence.EvidenceStore;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.DamageSurveyed;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.investigate.CitedActivities;
import io.cloudir.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Looks whether what was restored may be used again: the account's watchers do their work, every recovery holds and
 * was made from what is trusted by all that is known by now, what was taken back of the attack stays taken back, no identity that was suspended holds an old credential, every host that was
 * rebuilt is patched, watched by its agent and not yet open to everybody, and what the survey of damage does not know to be restored was left to
 * people who have said how it stays. If not, the incident goes back to mitigation with
 * the reason.
 */
public final class RestorationValidation {
    private final CloudAdapter cloud;
    private final RunnerSettings settings;
    private final EvidenceStore evidence;

    /** @param evidence where the records behind signals are kept */
    public RestorationValidation(CloudAdapter cloud, RunnerSettings settings, EvidenceStore evidence) {
        this.evidence = Objects.requireNonNull(evidence, "evidence");
        this.cloud = Objects.requireNonNull(cloud, "cloud");
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /** The same as {@link #validate(Incident, Optional)}, by the last survey of damage that the incident knows. */
    public Validation validate(Incident incident) {
        return validate(incident, incident.detection().damage().map(Recorded::event));
    }

    /**
     * Validates the recovery of an incident as it is now; changes nothing.
     *
     * @param survey how what was damaged stands now; empty if nothing is known to be damaged
     */
    public Validation validate(Incident incident, Optional<DamageSurveyed> survey) {
        Look look = new Look();
        watchers(look);
        List<IncidentAction> all = incident.response().actions();
        List<IncidentAction> toHold = new ArrayList<>(StillHolds.of(all, Purpose.RECOVER));
        all.stream()
                .filter(action -> action.plan().event().actionType().equals("roll-back"))
                .forEach(toHold::add);
        new StillHolds(cloud, settings).check(incident.id(), toHold, all, look);
        all.stream()
                .filter(action -> action.plan().event().actionType().equals("suspend-identity"))
                .filter(action -> action.plan().event().changes().size() > 0)
                .forEach(action -> credentials(action, look));
        UsedSources sources = new UsedSources(
                cloud,
                new StepCall(settings),
                incident,
                () -> CitedActivities.read(incident, evidence, settings.mappings()));
        all.stream()
                .filter(action ->
                        Planning.RESTORING.contains(action.plan().event().actionType()))
                .filter(StillHolds::isComplete)
                .forEach(action -> sources.check(action, look));
        RebuiltHosts rebuilt = new RebuiltHosts(cloud, new StepCall(settings));
        all.stream()
                .filter(action -> action.plan().event().actionType().equals("rebuild-host"))
                .filter(StillHolds::isComplete)
                .forEach(action -> rebuilt.check(action, look));
        survey.ifPresent(now -> OpenDamage.of(incident, now).tell(look));
        return look.done();
    }

    private void watchers(Look look) {
        try {
            ControlPlane plane = new StepCall(settings).make(cloud::controlPlane);
            List<ControlPlane.Check> broken = plane.checks().stream()
                    .filter(check ->
                            check.health() == ControlPlane.Health.OFF || check.health() == ControlPlane.Health.DEGRADED)
                    .toList();
            broken.forEach(check -> look.bad(check.name() + " is not restored: " + check.detail()));
            if (broken.isEmpty()) {
                look.good("the services that record and watch the account do their work, as far as they are known");
            }
        } catch (CloudException e) {
            look.open("the control plane cannot be asked", e);
        }
    }

    /** The keys that an identity had when it was suspended stay inactive, whether or not it was given back. */
    private void credentials(IncidentAction action, Look look) {
        String identity = action.plan().event().target().id();
        String name = Text.printable(identity);
        try {
            IdentityDetail detail = new StepCall(settings).make(() -> cloud.identity(IdentityRequest.of(identity)));
            List<String> old = action.plan().event().changes().stream()
                    .map(change -> change.target())
                    .toList();
            List<String> active = detail.keys().stream()
                    .filter(IdentityDetail.Key::active)
                    .map(IdentityDetail.Key::id)
                    .filter(key -> old.stream().anyMatch(target -> target.contains('/' + key + '#')))
                    .toList();
            if (active.isEmpty()) {
                look.good("no old key of " + name + " is active");
            } else {
                look.bad("old keys of " + name + " are active again: " + String.join(", ", active));
            }
        } catch (CloudException.NotFound e) {
            look.good(name + " is gone");
        } catch (CloudException e) {
            look.open(name + " cannot be looked at", e);
        }
    }
}
