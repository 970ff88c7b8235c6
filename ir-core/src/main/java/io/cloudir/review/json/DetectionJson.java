package io.cloudir.review.json;

import io.cloudir.incident.Detection;
import io.cloudir.incident.event.DetectionEvent.EstablishedFact;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Technique;
import java.io.IOException;
import java.util.Locale;

/** What was seen and found. */
final class DetectionJson {
    private DetectionJson() {}

    static void write(Detection detection, JsonOut json) throws IOException {
        json.objects("entities", detection.entities(), it -> {
            json.text("type", it.entity().type().code());
            json.text("id", it.entity().id());
            json.texts("signals", it.signalIds());
        });
        json.objects("accounts", detection.accounts(), it -> {
            json.text("cloud", it.cloud().code());
            json.text("id", it.id());
        });
        json.texts("regions", detection.regions());
        json.objects("signals", detection.signals(), it -> {
            json.number("seq", it.seq());
            signal(it.event(), json);
        });
        json.objects("findings", detection.findings(), it -> {
            json.text("id", it.event().findingId());
            json.time("at", it.occurredAt());
            json.text("step", it.event().step());
            json.text("statement", it.event().statement());
            json.entities("entities", it.event().entities());
            json.texts("records", it.event().recordIds());
        });
        json.object("scope", detection.scope(), it -> {
            json.time("at", it.occurredAt());
            json.actor(it.actor());
            json.text("summary", it.event().summary());
            json.entities("affected", it.event().affected());
            json.flag("widespread", it.event().widespread());
            json.flag("criticalSystems", it.event().criticalSystems());
        });
        json.object("facts", detection.facts(), it -> {
            json.time("at", it.occurredAt());
            json.objects("established", it.event().established(), fact -> fact(fact, json));
            json.objects("withdrawn", it.event().withdrawn(), fact -> fact(fact, json));
        });
        json.object("damage", detection.damage(), it -> {
            json.time("at", it.occurredAt());
            json.objects("damaged", it.event().damaged(), thing -> {
                json.entity("asset", thing.asset());
                json.text("part", code(thing.part()));
                json.text("kind", thing.kind());
                json.text("account", thing.account());
                json.texts(
                        "effects",
                        thing.effects().stream().map(DetectionJson::code).toList());
                json.texts("records", thing.recordIds());
                json.text("standing", code(thing.standing()));
                json.text("seen", thing.seen());
            });
        });
    }

    private static void fact(EstablishedFact it, JsonOut json) throws IOException {
        json.text("fact", it.fact());
        json.text("why", it.why());
        json.texts("records", it.recordIds());
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void signal(SignalAttached it, JsonOut json) throws IOException {
        json.text("id", it.signalId());
        json.text("rule", it.ruleId());
        json.text("title", it.ruleTitle());
        json.text("trigger", it.trigger().name());
        json.text("level", it.level().code());
        json.entity("entity", it.entity());
        json.text("cloud", it.cloud().code());
        json.text("account", it.account());
        json.text("region", it.region());
        json.time("firstSeen", it.span().from());
        json.time("lastSeen", it.span().to());
        json.texts("records", it.records().stream().map(RecordSummary::id).toList());
        json.number("recordCount", it.recordCount());
        json.texts("techniques", it.techniques().stream().map(Technique::id).toList());
        json.text("explanation", it.explanation());
    }
}
