package io.cloudir.respond;

import io.cloudir.cloud.Recovery;
import io.cloudir.incident.IncidentAction;
import io.cloudir.model.Entity;
import io.cloudir.model.Text;
import io.cloudir.plan.Toolkit;
import java.util.List;
import java.util.Set;

/** What the plan keeps for looking into hosts is set up beside the first that was isolated, before that one is replaced. */
final class ToolkitDeployments implements ProposalRule {
    /** Kinds of toolkits that are made from a template; the others are where they are. */
    private static final Set<String> DEPLOYED = Set.of("forensic-image", "template");

    private final IncidentFacts facts;
    private final Circumstances circumstances;

    ToolkitDeployments(IncidentFacts facts, Circumstances circumstances) {
        this.facts = facts;
        this.circumstances = circumstances;
    }

    @Override
    public void propose(Proposals.Draft draft) {
        List<Toolkit> toolkits = circumstances.toolkits().stream()
                .filter(toolkit -> DEPLOYED.contains(toolkit.kind()))
                .toList();
        facts.inForce().stream()
                .map(IncidentAction::plan)
                .filter(plan -> plan.event().actionType().equals("isolate-host"))
                .findFirst()
                .ifPresent(plan -> toolkits.forEach(toolkit -> {
                    Entity host = plan.event().target();
                    draft.propose(
                            new Recovery.DeployToolkit(
                                    toolkit.id(),
                                    toolkit.where(),
                                    host,
                                    facts.incident().id().value()),
                            "Host " + Text.printable(host.id()) + " is isolated, and the plan has "
                                    + Text.printable(toolkit.name()) + " to look into it before it is replaced.",
                            facts.hostRecords(host));
                }));
    }
}
