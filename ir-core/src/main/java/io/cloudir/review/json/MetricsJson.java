package io.cloudir.review.json;

import io.cloudir.incident.Cycle;
import io.cloudir.incident.Incident;
import io.cloudir.review.metrics.Counts;
import io.cloudir.review.metrics.Lapse;
import io.cloudir.review.metrics.Metrics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How long it took, cycle by cycle, and what the journal is worth. */
final class MetricsJson {
    private MetricsJson() {}

    static void write(Incident incident, Metrics metrics, JsonOut json) throws IOException {
        List<Cycle> cycles = incident.progress().cycles();
        json.objects("cycles", metrics.cycles(), it -> {
            json.number("number", it.number());
            json.time("beganAt", it.began().at());
            json.text("reason", it.reason());
            json.objects("phases", cycles.get(it.number() - 1).spans(), span -> {
                json.text("phase", span.phase().code());
                json.time("entered", span.entered());
                json.time("left", span.left());
                json.text("reason", span.reason());
            });
            lapses("times", it.lapses(), json);
            counts(it.counts(), json);
        });
        json.begin("overall");
        json.number("reopenings", metrics.reopenings());
        lapses("times", metrics.overall(), json);
        counts(metrics.counts(), json);
        json.end();
        json.begin("journal");
        json.number("entries", incident.version());
        json.text("head", incident.head().hash().hex());
        json.number("erased", incident.upkeep().erased());
        json.number("unrecognised", incident.upkeep().unrecognised());
        json.objects("anomalies", incident.anomalies(), it -> {
            json.number("seq", it.seq());
            json.text("what", it.what());
        });
        json.end();
    }

    private static void lapses(String name, List<Lapse> lapses, JsonOut json) throws IOException {
        json.objects(name, lapses, it -> {
            json.text("timeTo", it.kind().name().toLowerCase(Locale.ROOT));
            json.text("from", it.from());
            json.time("begin", it.begin().map(moment -> moment.at()));
            json.text("to", it.to());
            json.time("end", it.end().map(moment -> moment.at()));
            json.text("duration", it.duration().map(Duration::toString));
            json.number("seconds", it.duration().map(Duration::toSeconds));
            json.text("precision", it.precision().map(precision -> precision.code()));
        });
    }

    private static void counts(Counts counts, JsonOut json) throws IOException {
        json.begin("counts");
        json.number("signals", counts.signals());
        json.number("deadlines", counts.deadlines());
        json.number("missedDeadlines", counts.missedDeadlines());
        json.number("actions", counts.actions());
        json.number("unapprovedActions", counts.unapprovedActions());
        json.number("failedActions", counts.failedActions());
        json.number("failedCalls", counts.failedCalls());
        json.number("failedChecks", counts.failedChecks());
        json.number("releasedActions", counts.releasedActions());
        json.number("evidenceLost", counts.evidenceLost());
        json.end();
    }
}
