package io.cloudir.respond;

import io.cloudir.investigate.Suspect;
import java.util.ArrayList;
import java.util.List;

/**
 * What limits the damage, in the order in which it should be done: sight first, then what cuts the actor off, then what cuts
 * off hosts, code and networks, and last what takes back the changes.
 */
final class ContainmentProposals {
    private ContainmentProposals() {}

    static Proposals of(IncidentFacts facts, Circumstances circumstances, Proposals.Draft draft) {
        List<ProposalRule> inOrder = new ArrayList<>();
        inOrder.add(RollBacks.ofBlindness(facts));
        if (facts.suspects().stream()
                .map(Suspect::principal)
                .anyMatch(it -> circumstances.criticalSystemOf(List.of(it)).isPresent())) {
            // An identity has room for two keys: one that the attacker made would leave none for the successor.
            inOrder.add(RollBacks.ofMadeKeys(facts));
        }
        inOrder.addAll(List.of(
                new KeyRotations(facts, circumstances),
                new KeyDeactivations(facts, circumstances),
                new IdentitySuspensions(facts, circumstances),
                new SessionRevocations(facts),
                new RoleRestrictions(facts, circumstances),
                new PasswordResets(facts, circumstances),
                new SecondFactors(facts, circumstances),
                new HostIsolations(facts),
                new FunctionStops(facts),
                new ServiceStops(facts, circumstances),
                new AddressBlocks(facts),
                new ApplicationScreens(facts, circumstances),
                new RegionBlocks(facts, circumstances),
                RollBacks.ofChanges(facts),
                new SharedCopies(facts),
                new DoubtfulIdentities(facts)));
        inOrder.forEach(rule -> rule.propose(draft));
        return draft.done();
    }
}
