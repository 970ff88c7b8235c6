package io.cloudir.respond;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.EvidenceRequest;
import io.cloudir.evidence.CloudEvidence;
import io.cloudir.incident.EvidenceItem;
import io.cloudir.incident.Incident;
import io.cloudir.incident.event.EvidenceEvent;
import io.cloudir.incident.event.EvidenceEvent.EvidenceCollected;
import io.cloudir.model.Actor;
import io.cloudir.model.EntityType;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the evidence that an action would destroy, and the state of what it acts upon, before anything is changed; what
 * vanishes first is taken first. What cannot be taken is lost only if a person has accepted that.
 */
final class EvidenceFirst {
    private final CloudAdapter cloud;
    private final CloudEvidence evidence;
    private final ActionJournal journal;
    private final StepCall calls;

    EvidenceFirst(CloudAdapter cloud, CloudEvidence evidence, ActionJournal journal, StepCall calls) {
        this.cloud = cloud;
        this.evidence = evidence;
        this.journal = journal;
        this.calls = calls;
    }

    /** Why the action must wait; empty if all that it destroys was taken or given up. */
    List<String> take(ActionPlan plan) {
        List<String> lost = new ArrayList<>();
        long plannedAt = journal.action(plan.actionId()).plan().seq();
        for (EvidenceRequest request : CloudEvidence.mostVolatileFirst(requestsOf(plan))) {
            if (!isTakenSince(plannedAt, request)
                    && !isTaken(request)
                    && plan.evidenceAtRisk().contains(request.kind())
                    && !isGivenUp(plan, request.kind())) {
                lost.add(request.kind() + " of " + request.entity().id()
                        + " was not collected and would be lost; collect it by hand, or let a named person accept the"
                        + " loss (CloudResponder.acceptLoss, ir evidence accept-loss)");
            }
        }
        return lost;
    }

    private boolean isTaken(EvidenceRequest request) {
        EvidenceEvent event;
        try {
            event = calls.make(() -> evidence.collect(cloud, request));
        } catch (CloudException e) {
            event = CloudEvidence.notCollected(request, e);
        }
        boolean taken = event instanceof EvidenceCollected;
        boolean known = event instanceof EvidenceCollected collected
                && journal.incident().evidence().items().stream()
                        .map(EvidenceItem::id)
                        .anyMatch(collected.evidenceId()::equals);
        if (!known) {
            journal.facts(event);
        }
        return taken;
    }

    private boolean isTakenSince(long seq, EvidenceRequest request) {
        String prefix = CloudEvidence.idPrefix(request);
        return journal.incident().evidence().items().stream()
                .anyMatch(
                        item -> item.id().startsWith(prefix) && item.collected().seq() > seq);
    }

    /** Whether a person has accepted the loss since the action was planned: what a new plan destroys nobody has seen before. */
    private boolean isGivenUp(ActionPlan plan, String kind) {
        Incident incident = journal.incident();
        return incident.evidence().lossesAccepted().stream()
                .filter(loss ->
                        loss.seq() > journal.action(plan.actionId()).plan().seq())
                .anyMatch(loss -> loss.actor() instanceof Actor.Person
                        && loss.event().actionId().equals(plan.actionId())
                        && loss.event().kinds().contains(kind));
    }

    private static List<EvidenceRequest> requestsOf(ActionPlan plan) {
        List<EvidenceRequest> requests = new ArrayList<>();
        plan.evidenceAtRisk().forEach(kind -> requests.add(new EvidenceRequest(kind, plan.target())));
        boolean hasState = plan.target().type() == EntityType.PRINCIPAL
                || plan.target().type() == EntityType.HOST
                || plan.target().type() == EntityType.ACCESS_KEY;
        if (hasState && !plan.evidenceAtRisk().contains(EvidenceRequest.STATE)) {
            requests.add(EvidenceRequest.stateOf(plan.target()));
        }
        return requests;
    }
}
