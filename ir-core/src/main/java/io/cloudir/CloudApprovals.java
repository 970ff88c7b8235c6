package io.cloudir;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.decision.Decision;
import io.cloudir.incident.event.EvidenceEvent.EvidenceLossAccepted;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.journal.Draft;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.respond.ApprovalGrant;
import io.cloudir.respond.ApprovalStatus;
import io.cloudir.respond.Approvals;
import java.util.List;
import java.util.Optional;

/** What people decide about an action before it is executed: that it may be, and that evidence may be lost by it. */
final class CloudApprovals {
    private final Parts parts;
    private final Actor actor;
    private final Approvals approvals;

    CloudApprovals(Parts parts, CloudAdapter cloud, Actor actor) {
        this.parts = parts;
        this.actor = actor;
        this.approvals = new Approvals(parts.plan(), cloud.account(), parts.simulated());
    }

    ApprovalStatus status(IncidentId id, String actionId) {
        Incident incident = parts.desk().get(id);
        return approvals.status(incident, action(incident, actionId), parts.now(incident));
    }

    /** Whether the plan rules out that an action is ever executed. */
    boolean forbids(IncidentId id, String actionId) {
        Incident incident = parts.desk().get(id);
        return approvals.forbids(incident, action(incident, actionId));
    }

    Outcome approve(IncidentId id, String actionId, String role, String reason) {
        if (!(actor instanceof Actor.Person person)) {
            return new Outcome.Refused("only a person approves; " + actor.id() + " is none.", Optional.empty());
        }
        Incident incident = parts.desk().get(id);
        if (!incident.phase().isWorkedOn()) {
            return Refusals.notIn(
                    incident, "an action is approved while an incident is worked on; take it up again first");
        }
        IncidentAction action = action(incident, actionId);
        ApprovalGrant grant = approvals.grant(incident, action, person, role, reason, parts.now(incident));
        return grant instanceof ApprovalGrant.Granted granted
                ? decided(incident, action.isApprovedBy(actor, role, parts.now(incident)), granted.approval())
                : Refusals.because("not approved: " + String.join("; ", ((ApprovalGrant.Refused) grant).unmet()));
    }

    Outcome acceptLoss(IncidentId id, String actionId, String reason) {
        Incident incident = parts.desk().get(id);
        IncidentAction action = action(incident, actionId);
        List<String> kinds = action.plan().event().evidenceAtRisk();
        if (reason.isBlank()) {
            return Refusals.because("accepting the loss of evidence takes a reason; say why it is right.");
        }
        if (kinds.isEmpty()) {
            return Refusals.because("action " + actionId + " destroys no evidence, so there is no loss to accept.");
        }
        Optional<String> objection = approvals.objectionToLoss(incident, action, actor);
        if (objection.isPresent()) {
            return Refusals.because(objection.get() + ".");
        }
        boolean known = incident.evidence().lossesAccepted().stream()
                .anyMatch(loss -> loss.actor().equals(actor)
                        && loss.event().actionId().equals(actionId)
                        && loss.seq() > action.plan().seq());
        return decided(incident, known, new EvidenceLossAccepted(actionId, kinds, reason));
    }

    /** A decision about the incident as it was seen; one that stands already is not journalled again. */
    private Outcome decided(Incident incident, boolean known, IncidentEvent event) {
        return parts.settle(new Decision.Granted(
                incident.id(), incident.version(), known ? List.of() : List.of(Draft.of(event, parts.now(), actor))));
    }

    /** @throws IllegalArgumentException if the incident has no such action */
    static IncidentAction action(Incident incident, String actionId) {
        return incident.response()
                .action(actionId)
                .orElseThrow(() -> new IllegalArgumentException(
                        "incident " + incident.id() + " has no action '" + actionId + "'; plan it first"));
    }
}
