package io.cloudir.review.section;

import io.cloudir.incident.Detection;
import io.cloudir.incident.InvolvedEntity;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.DamageStanding;
import io.cloudir.incident.event.DetectionEvent.DamageSurveyed;
import io.cloudir.incident.event.DetectionEvent.ScopeEstablished;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.text.Section;
import io.cloudir.review.wording.Wording;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        Map<Entity, Entity> identities = bareNames(dossier.incident().detection());
        Set<Entity> affected = dossier.incident().detection().scope().stream()
                .flatMap(it -> it.event().affected().stream())
                .map(it -> identities.getOrDefault(it, it))
                .collect(Collectors.toSet());
        List<InvolvedEntity> entities = dossier.incident().detection().entities().stream()
                .filter(it -> !identities.containsKey(it.entity()))
                .sorted(Comparator.<InvolvedEntity>comparingInt(it -> affected.contains(it.entity()) ? 0 : 1)
                        .thenComparingInt(it -> -it.signalIds().size()))
                .toList();
        blocks.table(
                "Everything that signals, findings or the scope name",
                List.of("What", "Id", "Affected", "Signals"),
                entities,
                it -> List.of(
                        Phrase.text(Wording.capital(Wording.kind(it.entity().type()))),
                        Phrase.code(it.entity().id())
                                .and(
                                        Look.MINOR,
                                        identities.containsValue(it.entity())
                                                ? "also named as a resource, without its account"
                                                : ""),
                        affected.contains(it.entity()) ? Phrase.of(Look.BAD, "affected") : Phrase.text("seen"),
                        Phrase.text(String.valueOf(it.signalIds().size()))));
        dossier.incident().detection().damage().ifPresent(it -> damage(blocks, it));
        return blocks.section("scope", "Scope and affected entities");
    }

    /**
     * Resources that are named like exactly one identity of the incident, by that identity. Records name what they act upon
     * without its account, so in an incident within one account both are the same thing, which is told once, by its ARN.
     */
    private static Map<Entity, Entity> bareNames(Detection detection) {
        if (detection.accounts().size() != 1) {
            return Map.of();
        }
        String account = detection.accounts().get(0).id();
        Map<String, List<Entity>> byName = detection.entities().stream()
                .map(InvolvedEntity::entity)
                .filter(it -> it.type() == EntityType.PRINCIPAL && isOf(account, it.id()))
                .collect(Collectors.groupingBy(it -> it.id().substring(it.id().lastIndexOf('/') + 1)));
        Map<Entity, Entity> same = new HashMap<>();
        for (InvolvedEntity involved : detection.entities()) {
            List<Entity> identities = byName.getOrDefault(involved.entity().id(), List.of());
            boolean bare = involved.entity().type() == EntityType.RESOURCE
                    && involved.signalIds().isEmpty();
            if (bare && identities.size() == 1) {
                same.put(involved.entity(), identities.get(0));
            }
        }
        return same;
    }

    /** Whether it is the ARN of a user or role of the account. */
    private static boolean isOf(String account, String arn) {
        String[] parts = arn.split(":", 6);
        return parts.length == 6
                && parts[2].equals("iam")
                && parts[4].equals(account)
                && (parts[5].startsWith("user/") || parts[5].startsWith("role/"));
    }

    private static void damage(Blocks blocks, Recorded<DamageSurveyed> survey) {
        blocks.table(
                "What was damaged, and how it stood on " + Wording.time(survey.occurredAt()),
                List.of("What", "Id", "Happened", "Stands", "Records"),
                survey.event().damaged(),
                it -> List.of(
                        Phrase.text(Wording.capital(code(it.part())) + " (" + it.kind() + ")"),
                        Phrase.code(it.asset().id()),
                        Phrase.text(
                                it.effects().stream().map(ScopeSection::code).collect(Collectors.joining(", "))),
                        (it.standing() == DamageStanding.RESTORED
                                        ? Phrase.text("restored")
                                        : Phrase.of(Look.BAD, code(it.standing())))
                                .and(Look.MINOR, it.seen()),
                        Phrase.text(String.valueOf(it.recordIds().size()))));
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
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
