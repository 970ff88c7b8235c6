package io.cloudir;

import io.cloudir.incident.Incident;
import io.cloudir.incident.decision.MergeDecision;
import io.cloudir.incident.decision.MergeDecisions;
import io.cloudir.incident.journal.ConflictException;
import io.cloudir.incident.lifecycle.Lifecycle;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes an incident part of another, and finishes on any node what a stop between the two journals left half done. */
final class Merging {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentResponse.class);

    private final Desk desk;
    private final MergeDecisions decisions;
    private final FollowUp followUp;
    private final Correlator correlator;

    Merging(Desk desk, Lifecycle lifecycle, FollowUp followUp, Correlator correlator) {
        this.desk = desk;
        this.decisions = new MergeDecisions(lifecycle);
        this.followUp = followUp;
        this.correlator = correlator;
    }

    /** Merges; what either of them took over half before is finished first, so that it comes along. */
    Outcome merge(IncidentId source, IncidentId target, String reason, Actor actor, Instant now) {
        finish(desk.get(source), now);
        finish(desk.get(target), now);
        MergeDecision decision = decisions.merge(desk.get(source), desk.get(target), reason, actor, now);
        if (decision instanceof MergeDecision.Refused refused) {
            return new Outcome.Refused(refused.text(), refused.transition());
        }
        append(decision);
        return new Outcome.Done(followed(desk.get(target), now));
    }

    /** Finishes every merge into an incident; nothing is appended if there is none, or another node was faster. */
    Incident finish(Incident target, Instant now) {
        List<IncidentId> sources = MergeDecisions.sources(target);
        if (sources.isEmpty() || target.phase().isOver()) {
            return target;
        }
        sources.forEach(source -> finish(source, target.id(), now));
        // Also if nothing was missing: the stop may have come between the merge and what follows from it.
        return followed(desk.get(target.id()), now);
    }

    private void finish(IncidentId source, IncidentId target, Instant now) {
        boolean settled = false;
        while (!settled) {
            Optional<Incident> there = desk.find(source);
            try {
                there.ifPresent(incident -> append(decisions.resume(incident, desk.get(target), now)));
                settled = true;
            } catch (ConflictException raced) {
                LOG.debug("one of {} and {} moved on while their merge was finished", source, target);
            }
        }
    }

    /** A merge that became impossible meanwhile, as when the source was closed, is left to people. */
    private void append(MergeDecision decision) {
        if (decision instanceof MergeDecision.Granted granted) {
            desk.settle(granted.toTarget());
            desk.settle(granted.toSource());
        }
    }

    private Incident followed(Incident target, Instant now) {
        Incident followed = followUp.after(target, now);
        correlator.learn(followed);
        return followed;
    }
}
