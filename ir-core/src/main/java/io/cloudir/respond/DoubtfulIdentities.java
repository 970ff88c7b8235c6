package io.cloudir.respond;

import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.investigate.Suspect;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Severity;
import io.cloudir.model.Text;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whoever did something that a signal of level medium rests on, and nothing worse, is no suspect: it may be what it is there for.
 * People decide, for it may as well be what the incident began with.
 */
final class DoubtfulIdentities implements ProposalRule {
    private final IncidentFacts facts;

    DoubtfulIdentities(IncidentFacts facts) {
        this.facts = facts;
    }

    @Override
    public void propose(Proposals.Draft draft) {
        Set<String> suspects = facts.suspects().stream().map(Suspect::principal).collect(Collectors.toSet());
        Map<Entity, Long> doubtful = facts.records().stream()
                .filter(record -> record.succeeded() && record.worst() == Severity.MEDIUM)
                .flatMap(record -> record.summary().entities().stream())
                .filter(entity -> entity.type() == EntityType.PRINCIPAL && !suspects.contains(entity.id()))
                .collect(Collectors.groupingBy(entity -> entity, TreeMap::new, Collectors.counting()));
        // What becomes a task is told apart by its text, so what may grow stands in the reason.
        doubtful.forEach((who, deeds) -> draft.leave(
                TaskKind.RESPONSE,
                who,
                "Decide whether " + Text.printable(who.id()) + " is contained, or was at its own work: signals of level"
                        + " medium rest on what it did.",
                "signals of level medium rest on " + Text.count(deeds, "thing")
                        + " that it did, and none of level high"));
    }
}
