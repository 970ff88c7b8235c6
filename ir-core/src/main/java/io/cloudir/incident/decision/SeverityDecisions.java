package io.cloudir.incident.decision;

import io.cloudir.incident.Incident;
import io.cloudir.incident.event.SeverityEvent.SeverityAssessed;
import io.cloudir.incident.event.SeverityEvent.SeverityOverridden;
import io.cloudir.model.Actor;
import io.cloudir.model.Priority;
import io.cloudir.model.Severity;
import java.time.Instant;
import java.util.Optional;

/** Records how bad an incident is. Automation may raise the severity; lowering it takes a person and a reason. */
public final class SeverityDecisions {
    private SeverityDecisions() {}

    /**
     * Records an assessment, with how it differs from the one before it. One that says the same is not recorded again. One that lowers the severity is recorded together with the person's reason for accepting it.
     *
     * @param reason why a lower severity is right; may be blank otherwise
     */
    public static Decision assess(Incident incident, SeverityAssessed result, String reason, Actor actor, Instant now) {
        SeverityAssessed plain = result.changing(Optional.empty());
        Optional<SeverityAssessed> before = incident.assessment().map(it -> it.changing(Optional.empty()));
        if (before.filter(plain::equals).isPresent()) {
            return Decision.nothingToDo(incident);
        }
        SeverityAssessed assessed = plain.changing(before.map(it -> AssessmentChange.text(it, plain)));
        boolean overridden = incident.rating().overridden().isPresent();
        boolean lowers = incident.severity()
                .filter(it -> assessed.severity().compareTo(it) < 0)
                .isPresent();
        if (overridden || !lowers) {
            return Decision.granted(incident, actor, now, assessed);
        }
        if (!(actor instanceof Actor.Person) || reason.isBlank()) {
            return Decision.refused(lowering(incident, assessed.severity()));
        }
        SeverityOverridden accepted = new SeverityOverridden(assessed.severity(), assessed.priority(), reason.strip());
        // The override comes first, so that it is set against the severity that it overrules.
        return Decision.granted(incident, actor, now, accepted, assessed);
    }

    /** Sets the severity against what was computed. Takes a person and a reason, whichever way it goes. */
    public static Decision override(
            Incident incident, Severity severity, Priority priority, String reason, Actor actor, Instant now) {
        if (!(actor instanceof Actor.Person) || reason.isBlank()) {
            return Decision.refused("an override of the severity takes a person and a reason.");
        }
        return Decision.granted(incident, actor, now, new SeverityOverridden(severity, priority, reason.strip()));
    }

    private static String lowering(Incident incident, Severity to) {
        return "cannot lower the severity from "
                + incident.severity().map(Severity::code).orElse("none") + " to " + to.code()
                + " without a person and a reason; have a person do it and say why.";
    }
}
