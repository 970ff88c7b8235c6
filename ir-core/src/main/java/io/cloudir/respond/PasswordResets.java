package io.cloudir.respond;

import io.cloudir.cloud.Containment;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Text;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A console password that a suspect knows is made worthless: one that a suspect set for somebody else, and that of a suspect
 * which a critical system needs and which is not suspended. Suspending takes the password away itself, and so does taking
 * back that one was made.
 */
final class PasswordResets implements ProposalRule {
    private final IncidentFacts facts;
    private final Circumstances circumstances;

    PasswordResets(IncidentFacts facts, Circumstances circumstances) {
        this.facts = facts;
        this.circumstances = circumstances;
    }

    @Override
    public void propose(Proposals.Draft draft) {
        Set<String> suspended = facts.suspects().stream()
                .map(Suspect::principal)
                .map(IncidentFacts::kindAndName)
                .collect(Collectors.toSet());
        Set<String> made = facts.made();
        facts.deedsOn("UpdateLoginProfile", "requestParameters.userName").forEach((user, records) -> {
            String arn = facts.userNamed(user);
            String name = IncidentFacts.kindAndName(arn);
            if (!suspended.contains(name) && !made.contains(name)) {
                draft.propose(
                        new Containment.ResetPassword(arn),
                        "A suspect set the console password of " + Text.printable(user)
                                + " and knows it; no record tells the former one, so its owner sets a new one.",
                        records);
            }
        });
        for (Suspect suspect : facts.suspects()) {
            boolean signsIn = circumstances.identities().containsKey(suspect.principal())
                    && circumstances.identities().get(suspect.principal()).consoleAccess();
            if (signsIn
                    && circumstances
                            .criticalSystemOf(List.of(suspect.principal()))
                            .isPresent()) {
                draft.propose(
                        new Containment.ResetPassword(suspect.principal()),
                        Text.printable(suspect.principal())
                                + " did what signals rest on, has a console password and is needed, so it is not"
                                + " suspended: its owner sets a new password.",
                        suspect.records());
            }
        }
    }
}
