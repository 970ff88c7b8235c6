package io.cloudir.respond;

import io.cloudir.cloud.Containment;
import io.cloudir.investigate.InvestigationResult;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Text;
import java.time.Instant;
import java.util.List;

/** The sessions of a role that suspects acted in, or assumed, are cut off. */
final class SessionRevocations implements ProposalRule {
    private final IncidentFacts facts;

    SessionRevocations(IncidentFacts facts) {
        this.facts = facts;
    }

    @Override
    public void propose(Proposals.Draft draft) {
        facts.suspects().stream()
                .filter(Suspect::isRole)
                .forEach(role -> propose(
                        role.principal(),
                        facts.now(),
                        "its sessions did what signals rest on.",
                        role.records(),
                        draft));
        facts.incident().detection().findings().stream()
                .map(finding -> finding.event())
                .filter(finding -> finding.step().equals(InvestigationResult.ASSUMED_ROLES))
                .forEach(finding -> finding.entities()
                        .forEach(role ->
                                propose(role.id(), facts.now(), "a suspect assumed it.", finding.recordIds(), draft)));
    }

    static void propose(String identity, Instant before, String why, List<String> records, Proposals.Draft draft) {
        draft.propose(
                new Containment.RevokeSessions(identity, before),
                "Cut off the sessions of " + Text.printable(identity) + ": " + why,
                records);
    }
}
