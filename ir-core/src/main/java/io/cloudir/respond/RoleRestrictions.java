package io.cloudir.respond;

import io.cloudir.cloud.TemporaryControl;
import io.cloudir.cloud.Usage;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A role that did what signals rest on and that others need as well is held to reading for a time, if reading is all that it was
 * used for before: whoever can still assume it changes nothing, and its own work goes on. A role that nobody used before is
 * needed by nobody, and one that was used to change things would stop working, so neither is proposed.
 */
final class RoleRestrictions implements ProposalRule {
    /** How long; time to mend who may assume it. */
    static final Duration HELD = Duration.ofDays(7);

    /** Names of permissions that the cloud's own reading policy grants throughout, whatever the service. */
    private static final Pattern READING =
            Pattern.compile("[a-z0-9-]+:(Get|List|Describe|BatchGet|Lookup|Head)[A-Za-z0-9]*");

    /** Reading that this policy leaves out since it shows secrets. */
    private static final List<String> SECRET =
            List.of("secretsmanager:GetSecretValue", "secretsmanager:BatchGetSecretValue");

    private final IncidentFacts facts;
    private final Circumstances circumstances;

    RoleRestrictions(IncidentFacts facts, Circumstances circumstances) {
        this.facts = facts;
        this.circumstances = circumstances;
    }

    @Override
    public void propose(Proposals.Draft draft) {
        for (Suspect suspect : facts.suspects()) {
            List<String> used = Optional.ofNullable(circumstances.usedBefore().get(suspect.principal()))
                    .map(Usage::permissions)
                    .orElse(List.of());
            if (suspect.isRole() && !used.isEmpty() && used.stream().allMatch(RoleRestrictions::isReading)) {
                draft.propose(
                        TemporaryControl.RestrictRole.toReading(
                                suspect.principal(), facts.now().plus(HELD)),
                        Text.printable(suspect.principal())
                                + " did what signals rest on and was used before for reading alone ("
                                + Text.count(used.size(), "permission")
                                + "): held to reading, its work goes on.",
                        suspect.records());
            }
        }
    }

    private static boolean isReading(String permission) {
        return READING.matcher(permission).matches() && !SECRET.contains(permission);
    }
}
