package io.cloudir;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.decision.Decision;
import io.cloudir.incident.decision.PhaseDecisions;
import io.cloudir.incident.journal.Draft;
import io.cloudir.model.Actor;
import java.util.List;

/** Where a response that was found not to hold leads: from mitigation to investigation, from recovery to mitigation. */
final class StepBack {
    private StepBack() {}

    /** The change of phase that is journalled with what was found; none in a phase that has no way back. */
    static List<Draft> after(Incident incident, String reason, Parts parts, Actor actor) {
        if (incident.phase() != Phase.MITIGATING && incident.phase() != Phase.RECOVERING) {
            return List.of();
        }
        Phase to = incident.phase() == Phase.MITIGATING ? Phase.INVESTIGATING : Phase.MITIGATING;
        Decision decision = new PhaseDecisions(parts.lifecycle()).advance(incident, to, reason, actor, parts.now());
        return decision instanceof Decision.Granted granted ? granted.drafts() : List.of();
    }
}
