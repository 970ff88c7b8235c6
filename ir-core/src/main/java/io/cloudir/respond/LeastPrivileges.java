package io.cloudir.respond;

import io.cloudir.cloud.IdentityDetail;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.Usage;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Text;
import java.util.List;
import java.util.Set;

/**
 * A suspect that may do more than it was used for before the incident keeps what it was used for. One that nobody used before,
 * that suspects made, or of which the cloud does not tell what it may do is passed over: there is nothing to go by.
 */
final class LeastPrivileges implements ProposalRule {
    private final IncidentFacts facts;
    private final Circumstances circumstances;

    LeastPrivileges(IncidentFacts facts, Circumstances circumstances) {
        this.facts = facts;
        this.circumstances = circumstances;
    }

    @Override
    public void propose(Proposals.Draft draft) {
        Set<String> made = facts.made();
        for (Suspect suspect : facts.suspects()) {
            IdentityDetail detail = circumstances.identities().get(suspect.principal());
            Usage usage = circumstances.usedBefore().get(suspect.principal());
            if (detail != null && usage != null && !made.contains(IncidentFacts.kindAndName(suspect.principal()))) {
                reduce(suspect, detail, usage, draft);
            }
        }
    }

    private void reduce(Suspect suspect, IdentityDetail detail, Usage usage, Proposals.Draft draft) {
        Set<String> used = Set.copyOf(usage.permissions());
        List<String> unused = detail.grants().stream()
                .map(IdentityDetail.Grant::permission)
                .distinct()
                .filter(permission -> !used.contains(permission))
                .toList();
        if (used.isEmpty() || unused.isEmpty()) {
            return;
        }
        String untold = usage.completeness().text();
        draft.propose(
                Recovery.LeastPrivilege.of(
                        suspect.principal(),
                        facts.before(AskedCircumstances.BEFORE).orElseThrow()),
                Text.printable(suspect.principal()) + " was used for " + Text.count(used.size(), "permission")
                        + " in the " + AskedCircumstances.BEFORE.toDays()
                        + " days before the incident and may do more, such as " + Text.printable(unused.get(0)) + "."
                        + (untold.isEmpty() ? "" : " Not all of that time is told: " + Text.printable(untold) + "."),
                suspect.records());
    }
}
