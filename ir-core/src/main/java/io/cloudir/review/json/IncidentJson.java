package io.cloudir.review.json;

import io.cloudir.incident.Incident;
import io.cloudir.review.PostMortem;
import java.io.IOException;

/**
 * Writes an incident for other programs: one object of schema {@code ir.incident/1}, described in
 * {@code docs/incident-json.md}. Fields may be added in minor versions, never renamed or taken away. Instants are RFC 3339
 * in UTC with nine decimals, lengths of time ISO 8601 with whole seconds beside them; what is not known is null. The text
 * is ASCII: what logs and people wrote is escaped, and unpaired surrogates are replaced.
 */
public final class IncidentJson {
    private static final String SCHEMA = "ir.incident/1";

    private IncidentJson() {}

    /** The object, with metrics and integrity; the same post-mortem gives the same text. Ends with a line feed. */
    public static String write(PostMortem postMortem) {
        return JsonOut.document(json -> write(postMortem, json));
    }

    private static void write(PostMortem postMortem, JsonOut json) throws IOException {
        Incident incident = postMortem.incident();
        json.begin();
        json.text("schema", SCHEMA);
        json.text("id", incident.id().value());
        json.text("title", incident.title());
        json.text("scenario", incident.scenario());
        json.text("category", incident.category().code());
        json.flag("exercise", incident.exercise());
        json.text("phase", incident.phase().code());
        json.text("heldFrom", incident.progress().heldFrom().map(it -> it.code()));
        json.text("subStatus", incident.progress().subStatus());
        json.text("severity", incident.severity().map(it -> it.code()));
        json.text("priority", incident.priority().map(Enum::name));
        json.time("openedAt", incident.openedAt());
        json.time("updatedAt", incident.updatedAt());
        json.time("nextDue", incident.nextDue());
        json.text("plan", incident.plan().hex());
        json.flag("legalHold", incident.onLegalHold());
        RatingJson.write(incident.rating(), json);
        DetectionJson.write(incident.detection(), json);
        EvidenceJson.write(incident.evidence(), json);
        ResponseJson.write(incident, json);
        PlaybookJson.write(incident.playbooks(), json);
        WorkJson.write(incident.work(), json);
        ReviewJson.write(incident, json);
        MetricsJson.write(incident, postMortem.metrics(), json);
        json.end();
    }
}
