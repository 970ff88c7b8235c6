package io.cloudir.review.section;

import io.cloudir.incident.InvolvedEntity;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.ScopeEstablished;
import io.cloudir.model.Entity;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.text.Section;
import io.cloudir.review.wording.Wording;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How far the incident reaches. */
final class ScopeSection {
    private ScopeSection() {}

    static Section of(Dossier dossier) {
        Blocks blocks = new Blocks();
        dossier.incident()
                .detection()
                .scope()
                .ifPresentOrElse(it -> scope(blocks, it), () -> blocks.say("The scope has not been established."));
        Set<Entity> affected = dossier.incident()
                .detection()
                .scope()
                .map(it -> Set.copyOf(it.event().affected()))
                .orElse(Set.of());
        List<InvolvedEntity> entities = dossier.incident().detection().entities().stream()
                .sorted(Comparator.<InvolvedEntity>comparingInt(it -> affected.contains(it.entity()) ? 0 : 1)
                        .thenComparingInt(it -> -it.signalIds().size()))
                .toList();
        blocks.table(
                "Everything that signals, findings or the scope name",
                List.of("What", "Id", "Affected", "Signals"),
                entities,
                it -> List.of(
                        Phrase.text(Wording.capital(Wording.kind(it.entity().type()))),
                        Phrase.code(it.entity().id()),
                        affected.contains(it.entity()) ? Phrase.of(Look.BAD, "affected") : Phrase.text("seen"),
                        Phrase.text(String.valueOf(it.signalIds().size()))));
        return blocks.section("scope", "Scope and affected entities");
    }

    private static void scope(Blocks blocks, Recorded<ScopeEstablished> recorded) {
        ScopeEstablished it = recorded.event();
        List<String> reach = List.of(
                it.widespread() ? "widespread" : "limited to one identity or resource",
                it.criticalSystems() ? "critical systems affected" : "no critical system affected");
        blocks.say(it.summary());
        blocks.say(Phrase.text(reach.stream().collect(Collectors.joining("; ", "Reach: ", "; established on "))
                        + Wording.time(recorded.occurredAt()) + " by ")
                .and(recorded.actor().id())
                .and("."));
    }
}
