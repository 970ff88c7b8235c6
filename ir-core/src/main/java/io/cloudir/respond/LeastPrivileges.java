package io.cloudir.respond;

import io.cloudir.cloud.IdentityDetail;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.Usage;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Text;
import io.cloudir.model.TimeRange;
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
            String name = suspect.principal();
            IdentityDetail detail = circumstances.identities().get(name);
            Usage usage = circumstances.usedBefore().get(name);
            boolean isKnown = detail != null && usage != null && !usage.used().isEmpty();
            if (!isKnown || made.contains(IncidentFacts.kindAndName(name))) {
                continue;
            }
            Set<String> used = Set.copyOf(usage.permissions());
            List<String> unused = detail.grants().stream()
                    .map(IdentityDetail.Grant::permission)
                    .distinct()
                    .filter(permission -> !used.contains(permission))
                    .toList();
            TimeRange window = facts.before(AskedCircumstances.BEFORE).orElseThrow();
            if (!unused.isEmpty()) {
                draft.propose(
                        Recovery.LeastPrivilege.of(name, window),
                        Text.printable(name) + " was used for "
                                + Text.count(usage.used().size(), "permission")
                                + " in the " + AskedCircumstances.BEFORE.toDays()
                                + " days before the incident and may do more, such as "
                                + Text.printable(unused.get(0)) + "."
                                + (usage.completeness().isComplete()
                                        ? ""
                                        : " Not all of that time is told: "
                                                + Text.printable(
                                                        usage.completeness().text()) + "."),
                        suspect.records());
            }
        }
    }
}
