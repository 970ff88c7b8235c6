package io.cloudir.review.json;

import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Names of nodes: UCO wants them to end with a UUID; each is derived from the incident and what it names (RFC 9562, version 3). */
final class CustodyIds {
    private final IncidentId incident;

    CustodyIds(IncidentId incident) {
        this.incident = incident;
    }

    String investigation() {
        return id("investigation", "");
    }

    String actor(Actor actor) {
        return actor instanceof Actor.Automation it ? id("automation", it.id() + '\n' + it.rule()) : holder(actor.id());
    }

    /** Somebody who holds evidence: a person, whatever they are called. */
    String holder(String name) {
        return id("person", name);
    }

    String content(String evidence) {
        return id("content", evidence);
    }

    String facet(String evidence) {
        return id("facet", evidence);
    }

    String hash(String evidence) {
        return id("hash", evidence);
    }

    String exhibit(String evidence) {
        return id("exhibit", evidence);
    }

    String action(long seq) {
        return id("action", Long.toString(seq));
    }

    String erased(long seq) {
        return id("erasure", Long.toString(seq));
    }

    private String id(String kind, String of) {
        byte[] name = (incident.value() + '\n' + kind + '\n' + of).getBytes(StandardCharsets.UTF_8);
        return "kb:" + kind + "-" + UUID.nameUUIDFromBytes(name);
    }
}
