package io.cloudir.review.json;

import io.cloudir.incident.Rating;
import java.io.IOException;

/** How bad the incident is and why. */
final class RatingJson {
    private RatingJson() {}

    static void write(Rating rating, JsonOut json) throws IOException {
        json.object("assessment", rating.assessment(), it -> {
            json.time("at", it.occurredAt());
            json.actor(it.actor());
            json.text("severity", it.event().severity().code());
            json.text("priority", it.event().priority().name());
            json.text("priorityReason", it.event().priorityReason());
            json.text("score", it.event().score());
            json.text("band", it.event().band());
            json.text("low", it.event().low());
            json.text("high", it.event().high());
            json.text("decidedBy", it.event().decidedBy());
            json.text("model", it.event().model());
            json.text("change", it.event().change());
            json.objects("factors", it.event().factors(), factor -> {
                json.text("name", factor.name());
                json.text("option", factor.option());
                json.text("value", factor.value());
                json.text("weight", factor.weight());
                json.text("contribution", factor.contribution());
            });
            json.texts("floors", it.event().floors());
            json.objects("counterfactuals", it.event().counterfactuals(), change -> {
                json.text("if", change.condition());
                json.text("then", change.outcome());
            });
        });
        json.object("override", rating.overridden(), it -> {
            json.time("at", it.occurredAt());
            json.actor(it.actor());
            json.text("severity", it.event().severity().code());
            json.text("priority", it.event().priority().name());
            json.text("reason", it.event().reason());
        });
    }
}
