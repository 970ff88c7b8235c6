package io.cloudir.respond;

import io.cloudir.cloud.Containment;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import io.cloudir.model.Trigger;
import io.cloudir.telemetry.Activity;
import java.util.List;
import java.util.Set;

/** A host that a severe signal is about, or that a suspect started, is cut off from its networks. */
final class HostIsolations implements ProposalRule {
    private static final Set<Trigger> TRIGGERS = Set.of(Trigger.MALWARE, Trigger.ABNORMAL_TRAFFIC);

    private final IncidentFacts facts;

    HostIsolations(IncidentFacts facts) {
        this.facts = facts;
    }

    @Override
    public void propose(Proposals.Draft draft) {
        String label = facts.incident().id().value();
        for (Recorded<SignalAttached> signal : facts.severeSignals()) {
            Entity entity = signal.event().entity();
            if (entity.type() == EntityType.HOST
                    && TRIGGERS.contains(signal.event().trigger())) {
                draft.propose(
                        new Containment.IsolateHost(entity.id(), label),
                        "Signal about host " + Text.printable(entity.id()) + ": "
                                + signal.event().ruleTitle(),
                        IncidentFacts.recordsOf(signal));
            }
        }
        for (Activity deed : facts.deedsHere()) {
            if (IncidentFacts.nameOf(deed).equals("RunInstances")) {
                IncidentFacts.texts(deed, "responseElements.instancesSet.items.instanceId")
                        .forEach(host -> draft.propose(
                                new Containment.IsolateHost(host, label),
                                "Host " + Text.printable(host) + " was started by a suspect.",
                                List.of(deed.id())));
            }
        }
    }
}
