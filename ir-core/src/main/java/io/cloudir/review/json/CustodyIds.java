package io.cloudir.review.json;

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

    String actor(String id) {
        return id("actor", id);
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

    private String id(String kind, String of) {
        byte[] name = (incident.value() + '\n' + kind + '\n' + of).getBytes(StandardCharsets.UTF_8);
        return "kb:" + kind + "-" + UUID.nameUUIDFromBytes(name);
    }
}
