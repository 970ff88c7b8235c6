package io.cloudir.incident.journal.json;

import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Precision;
import java.time.Instant;
import java.util.List;

/** What an entry says of itself, in the one form in which it is written. */
record EntryHeader(
        IncidentId incident,
        long seq,
        String type,
        Instant occurredAt,
        Precision precision,
        Instant recordedAt,
        Actor actor,
        List<String> causes) {
    private static final String VERSION = "1";

    /** The line up to the comma before the payload. */
    CanonicalJson start() {
        CanonicalJson json = new CanonicalJson();
        json.raw("{\"v\":" + VERSION + ",").key("incident").string(incident.value());
        json.raw(",").key("seq").integer(seq);
        json.raw(",").key("type").string(type);
        json.raw(",").key("occurredAt").string(CanonicalJson.format(occurredAt));
        json.raw(",").key("precision").string(precision.code());
        json.raw(",").key("recordedAt").string(CanonicalJson.format(recordedAt));
        json.raw(",").key("actor");
        actor(json);
        json.raw(",").key("causes").list(causes, (cause, to) -> to.string(cause));
        return json.raw(",");
    }

    private void actor(CanonicalJson json) {
        boolean person = actor instanceof Actor.Person;
        json.raw("{").key("kind").string(person ? "person" : "automation");
        json.raw(",").key("id").string(actor.id());
        json.raw(",").key("rule");
        if (actor instanceof Actor.Automation automation) {
            json.string(automation.rule());
        } else {
            json.raw("null");
        }
        json.raw("}");
    }
}
