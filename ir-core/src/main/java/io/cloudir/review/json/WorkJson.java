package io.cloudir.review.json;

import io.cloudir.incident.Work;
import java.io.IOException;
import java.util.Locale;

/** Who does what until when. */
final class WorkJson {
    private WorkJson() {}

    static void write(Work work, JsonOut json) throws IOException {
        json.objects("roles", work.assignments(), it -> {
            json.text("role", it.event().role());
            json.text("person", it.event().person());
            json.time("since", it.occurredAt());
        });
        json.objects("tasks", work.tasks(), it -> {
            json.text("id", it.id());
            json.text("kind", it.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            json.text("title", it.title());
            json.text("owner", it.owner());
            json.time("due", it.due());
            json.text("state", it.isOpen() ? "open" : it.isGivenUp() ? "given-up" : "done");
            json.time("endedAt", it.ended().map(ended -> ended.occurredAt()));
            json.text("outcome", it.ended().map(ended -> ended.event().outcome()));
        });
        json.objects("deadlines", work.deadlines(), it -> {
            json.text("id", it.id());
            json.text("title", it.title());
            json.text("basis", it.started().event().basis());
            json.text("owner", it.started().event().owner());
            json.time("startedAt", it.started().occurredAt());
            json.time("due", it.due());
            json.objects("moved", it.moved(), moved -> {
                json.time("at", moved.occurredAt());
                json.time("due", moved.event().due());
                json.text("reason", moved.event().reason());
            });
            json.time("metAt", it.met().map(met -> met.occurredAt()));
            json.text("note", it.met().map(met -> met.event().note()));
            json.time("missedAt", it.missed().map(missed -> missed.occurredAt()));
        });
        json.objects("escalations", work.escalations(), it -> {
            json.time("at", it.occurredAt());
            json.number("level", it.event().level());
            json.text("role", it.event().role());
            json.text("reason", it.event().reason());
        });
    }
}
