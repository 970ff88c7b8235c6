package io.cloudir.respond;

import io.cloudir.cloud.Containment;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.util.List;
import java.util.Optional;

/**
 * A key that suspects used, of an identity that a critical system runs by, gets a successor beside it, with which the system
 * goes on once it is in place. Only then can the old one be turned off without stopping the system, so that is left to people.
 */
final class KeyRotations implements ProposalRule {
    private final IncidentFacts facts;
    private final Circumstances circumstances;

    KeyRotations(IncidentFacts facts, Circumstances circumstances) {
        this.facts = facts;
        this.circumstances = circumstances;
    }

    @Override
    public void propose(Proposals.Draft draft) {
        List<Activity> all = facts.deeds();
        for (Suspect suspect : facts.suspects()) {
            Optional<String> system = circumstances.criticalSystemOf(List.of(suspect.principal()));
            if (system.isPresent()) {
                List<Activity> deeds = IncidentFacts.by(suspect, all);
                deeds.stream()
                        .map(deed -> deed.head().accessKey())
                        .filter(IncidentFacts::isLongTerm)
                        .distinct()
                        .forEach(key -> draft.propose(
                                new Containment.RotateKey(key, true),
                                "Key " + Text.printable(key) + " did what signals rest on, and "
                                        + Text.printable(system.get()) + " needs a key of "
                                        + Text.printable(suspect.principal()) + " to go on.",
                                deeds.stream()
                                        .filter(deed -> deed.head().accessKey().equals(key))
                                        .map(Activity::id)
                                        .toList()));
            }
        }
    }
}
