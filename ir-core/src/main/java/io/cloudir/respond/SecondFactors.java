package io.cloudir.respond;

import io.cloudir.cloud.Containment;
import io.cloudir.cloud.IdentityDetail;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever signs in to the console with a password alone does nothing more until a second factor is registered: suspects that
 * are known to have none, and users whose second factor a suspect took away. It holds on when a suspended one is given back.
 */
final class SecondFactors implements ProposalRule {
    private static final String REMOVED = "DeactivateMFADevice";

    private final IncidentFacts facts;
    private final Circumstances circumstances;

    SecondFactors(IncidentFacts facts, Circumstances circumstances) {
        this.facts = facts;
        this.circumstances = circumstances;
    }

    @Override
    public void propose(Proposals.Draft draft) {
        Set<String> made = facts.made();
        List<Activity> signIns = facts.deeds().stream()
                .filter(deed -> IncidentFacts.nameOf(deed).equals("ConsoleLogin"))
                .toList();
        for (Suspect suspect : facts.suspects()) {
            boolean isPerson = !suspect.isRole() && !suspect.isRoot();
            if (isPerson && !made.contains(IncidentFacts.kindAndName(suspect.principal()))) {
                List<String> signedIn = withoutFactor(suspect, signIns);
                if (!signedIn.isEmpty() || isKnownToLackOne(suspect)) {
                    draft.propose(
                            Containment.EnforceMfa.of(suspect.principal()),
                            Text.printable(suspect.principal())
                                    + (signedIn.isEmpty()
                                            ? " signs in to the console and has no second factor."
                                            : " signed in to the console with a password alone."),
                            signedIn.isEmpty() ? suspect.records() : signedIn);
                }
            }
        }
        facts.deedsOn(REMOVED, "requestParameters.userName").forEach((user, records) -> {
            String arn = facts.userNamed(user);
            if (!made.contains(IncidentFacts.kindAndName(arn))) {
                draft.propose(
                        Containment.EnforceMfa.of(arn),
                        "A suspect took the second factor of " + Text.printable(user) + " away.",
                        records);
            }
        });
    }

    private static List<String> withoutFactor(Suspect suspect, List<Activity> signIns) {
        return IncidentFacts.by(suspect, signIns).stream()
                .filter(deed ->
                        IncidentFacts.texts(deed, "additionalEventData.MFAUsed").contains("No"))
                .map(Activity::id)
                .toList();
    }

    private boolean isKnownToLackOne(Suspect suspect) {
        return Optional.ofNullable(circumstances.identities().get(suspect.principal()))
                .filter(IdentityDetail::consoleAccess)
                .flatMap(IdentityDetail::mfa)
                .filter(has -> !has)
                .isPresent();
    }
}
