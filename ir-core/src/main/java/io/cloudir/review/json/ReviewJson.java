package io.cloudir.review.json;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Relations;
import io.cloudir.incident.Review;
import java.io.IOException;
import java.util.Locale;

/** What was learned, and how the incident is tied to others. */
final class ReviewJson {
    private ReviewJson() {}

    static void write(Incident incident, JsonOut json) throws IOException {
        Review review = incident.review();
        json.objects("rootCauses", review.rootCauses(), it -> {
            json.text("id", it.event().causeId());
            json.text("kind", it.event().kind().name().toLowerCase(Locale.ROOT));
            json.text("statement", it.event().statement());
            json.texts("records", it.event().recordIds());
        });
        json.objects("lessons", review.lessons(), it -> {
            json.text("id", it.event().lessonId());
            json.flag("wentWell", it.event().wentWell());
            json.text("statement", it.event().statement());
        });
        json.object("review", review.completed(), it -> {
            json.time("at", it.occurredAt());
            json.text("summary", it.event().summary());
            json.texts("participants", it.event().participants());
        });
        Relations relations = incident.relations();
        json.text(
                "mergedInto",
                relations.mergedInto().map(it -> it.event().target().value()));
        json.texts(
                "mergedFrom",
                relations.mergedFrom().stream()
                        .map(it -> it.event().source().value())
                        .toList());
        json.objects("links", relations.links(), it -> {
            json.text("incident", it.event().other().value());
            json.text("relation", it.event().relation());
        });
    }
}
