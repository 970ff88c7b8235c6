package io.cloudir.respond;

import io.cloudir.cloud.Containment;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Principal;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A long-term key that suspects used, or that a severe signal is about, is turned off. One that a critical system runs by is
 * turned off by people, once its successor is in place.
 */
final class KeyDeactivations implements ProposalRule {
    private final IncidentFacts facts;
    private final Circumstances circumstances;

    KeyDeactivations(IncidentFacts facts, Circumstances circumstances) {
        this.facts = facts;
        this.circumstances = circumstances;
    }

    @Override
    public void propose(Proposals.Draft draft) {
        List<Activity> deeds = facts.deeds();
        Map<String, String> systems = systemsByKey(deeds);
        Map<String, List<Activity>> uses = new LinkedHashMap<>();
        deeds.stream()
                .filter(deed -> IncidentFacts.isLongTerm(deed.head().accessKey()))
                .filter(deed -> deed.head().principal().filter(facts::isForeign).isEmpty())
                .forEach(deed -> uses.computeIfAbsent(deed.head().accessKey(), unseen -> new ArrayList<>())
                        .add(deed));
        uses.forEach((key, by) -> {
            if (systems.containsKey(key)) {
                leave(key, systems.get(key), draft);
            } else {
                draft.propose(
                        new Containment.DeactivateKey(key),
                        "Key " + Text.printable(key) + " was used by " + userOf(by) + " for what signals rest on.",
                        by.stream().map(Activity::id).toList());
            }
        });
        for (Recorded<SignalAttached> signal : facts.severeSignals()) {
            Entity entity = signal.event().entity();
            if (entity.type() == EntityType.ACCESS_KEY
                    && !systems.containsKey(entity.id())
                    && IncidentFacts.isLongTerm(entity.id())) {
                draft.propose(
                        new Containment.DeactivateKey(entity.id()),
                        "Signal about key " + Text.printable(entity.id()) + ": "
                                + signal.event().ruleTitle(),
                        IncidentFacts.recordsOf(signal));
            }
        }
    }

    private Map<String, String> systemsByKey(List<Activity> deeds) {
        Map<String, String> systems = new HashMap<>();
        for (Suspect suspect : facts.suspects()) {
            circumstances
                    .criticalSystemOf(List.of(suspect.principal()))
                    .ifPresent(system -> IncidentFacts.by(suspect, deeds)
                            .forEach(deed -> systems.put(deed.head().accessKey(), system)));
        }
        return systems;
    }

    private static String userOf(List<Activity> uses) {
        return uses.get(0)
                .head()
                .principal()
                .map(Principal::id)
                .map(Text::printable)
                .orElse("a suspect");
    }

    /** Its system would stop at once; and a successor may be refused, and then nothing but this key keeps it going. */
    private static void leave(String key, String system, Proposals.Draft draft) {
        draft.leave(
                TaskKind.RESPONSE,
                Entity.of(EntityType.ACCESS_KEY, key),
                "Turn key " + Text.printable(key) + " off as soon as " + Text.printable(system)
                        + " goes on with its successor, or at once if it may stand still.",
                "the response plan names its identity part of a critical system, and the key may not have been"
                        + " replaced");
    }
}
