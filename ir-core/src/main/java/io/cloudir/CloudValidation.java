package io.cloudir;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.DamageSurveyed;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.LifecycleEvent.RemediationsValidated;
import io.cloudir.incident.event.LifecycleEvent.RestorationsValidated;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.journal.Draft;
import io.cloudir.investigate.CitedActivities;
import io.cloudir.investigate.Investigation;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.respond.MitigationValidation;
import io.cloudir.respond.RestorationValidation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at the cloud to see whether what was done to it holds, and journals what was seen. */
final class CloudValidation {
    private final Parts parts;
    private final CloudAdapter cloud;
    private final Actor actor;

    CloudValidation(Parts parts, CloudAdapter cloud, Actor actor) {
        this.parts = parts;
        this.cloud = cloud;
        this.actor = actor;
    }

    Outcome remediations(IncidentId id) {
        Incident incident = parts.desk().get(id);
        return incident.phase() == Phase.MITIGATING || incident.phase() == Phase.RECOVERING
                ? validated(incident, () -> seenOfRemediations(incident))
                : Refusals.notIn(incident, "remediations are validated in mitigation or recovery");
    }

    Outcome restorations(IncidentId id) {
        Incident incident = parts.desk().get(id);
        return incident.phase() == Phase.RECOVERING
                ? validated(incident, () -> seenOfRestorations(incident))
                : Refusals.notIn(incident, "restorations are validated in recovery");
    }

    /** The same as {@link #remediations}, but a failure that was just journalled is not journalled again. */
    void remediationsAnew(IncidentId id) {
        Incident incident = parts.desk().get(id);
        recordNews(incident, incident.progress().remediations(), seenOfRemediations(incident), Purpose.CONTAIN);
    }

    /** The same as {@link #restorations}, but a failure that was just journalled is not journalled again. */
    void restorationsAnew(IncidentId id) {
        Incident incident = parts.desk().get(id);
        recordNews(incident, incident.progress().restorations(), seenOfRestorations(incident), Purpose.RECOVER);
    }

    private Outcome validated(Incident incident, Supplier<IncidentEvent> seen) {
        return new AuthorityRule(parts.plan(), incident)
                .objectionToValidate(actor)
                .map(Refusals::because)
                .orElseGet(() -> new Outcome.Done(record(incident, seen.get())));
    }

    private <E extends IncidentEvent> void recordNews(
            Incident incident, Optional<Recorded<E>> last, E seen, Purpose purpose) {
        boolean known = last.filter(it -> it.event().equals(seen))
                .filter(it -> it.seq() > incident.response().changedSeq(purpose))
                .isPresent();
        if (!known) {
            record(incident, seen);
        }
    }

    private RemediationsValidated seenOfRemediations(Incident incident) {
        return new MitigationValidation(cloud, parts.runnerSettings())
                .validate(incident)
                .toRemediations();
    }

    /** How what was damaged stands is told anew with each look, where an investigation has found damage. */
    private void surveyAgain(Incident incident) {
        incident.detection().damage().ifPresent(last -> {
            DamageSurveyed now = new Investigation(cloud, parts.plan().criticalSystems(), parts.investigation())
                    .damage(incident, CitedActivities.read(incident, parts.evidence()));
            if (!last.event().equals(now)) {
                record(incident, now);
            }
        });
    }

    private RestorationsValidated seenOfRestorations(Incident incident) {
        surveyAgain(incident);
        return new RestorationValidation(cloud, parts.runnerSettings())
                .validate(incident)
                .toRestorations();
    }

    private Incident record(Incident incident, IncidentEvent event) {
        return parts.followed(parts.desk().record(incident.id(), List.of(Draft.of(event, parts.now(), actor))));
    }
}
