package io.cloudir.review.json;

import io.cloudir.incident.EvidenceLog;
import java.io.IOException;

/** What was preserved and through whose hands it went. */
final class EvidenceJson {
    private EvidenceJson() {}

    static void write(EvidenceLog log, JsonOut json) throws IOException {
        json.objects("evidence", log.items(), it -> {
            json.text("id", it.id());
            json.text("kind", it.collected().event().kind());
            json.text("description", it.collected().event().description());
            json.number("volatility", it.collected().event().volatility());
            json.text("sha256", it.collected().event().digest().hex());
            json.number("bytes", it.collected().event().bytes());
            json.text("source", it.collected().event().source());
            json.time("collectedAt", it.collected().occurredAt());
            json.actor(it.collected().actor());
            json.text("heldBy", it.holder());
            json.objects("custody", it.custody(), handing -> {
                json.time("at", handing.occurredAt());
                json.actor(handing.actor());
                json.text("to", handing.event().to());
                json.text("purpose", handing.event().purpose());
            });
        });
        json.objects("evidenceNotCollected", log.notCollected(), it -> {
            json.text("kind", it.event().kind());
            json.text("source", it.event().source());
            json.text("reason", it.event().reason());
        });
        json.objects("evidenceLossesAccepted", log.lossesAccepted(), it -> {
            json.time("at", it.occurredAt());
            json.actor(it.actor());
            json.text("action", it.event().actionId());
            json.texts("kinds", it.event().kinds());
            json.text("reason", it.event().reason());
        });
    }
}
