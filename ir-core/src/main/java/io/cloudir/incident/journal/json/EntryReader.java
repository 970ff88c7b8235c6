package io.cloudir.incident.journal.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.incident.event.Erased;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Precision;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads lines back as entries. */
public final class EntryReader {
    private EntryReader() {}

    /**
     * The entry of a line whose hashes hold.
     *
     * @return empty if the header is not that of an entry of this version
     */
    public static Optional<JournalEntry> read(EntryLine line) {
        try {
            return Optional.of(entry(line, JsonText.parse(line.header())));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static JournalEntry entry(EntryLine line, JsonNode json) {
        List<String> causes = new ArrayList<>();
        json.path("causes").forEach(cause -> causes.add(cause.asText()));
        EntryHeader header = new EntryHeader(
                new IncidentId(text(json, "incident")),
                json.path("seq").longValue(),
                text(json, "type"),
                Instant.parse(text(json, "occurredAt")),
                Precision.ofCode(text(json, "precision")),
                Instant.parse(text(json, "recordedAt")),
                actor(json.path("actor")),
                causes);
        if (!line.hasHeader(header)) {
            // Another version, or made by somebody who wants two readers to see two things.
            throw new IllegalArgumentException("not as an entry of this version is written");
        }
        IncidentEvent event =
                line.isErased() ? new Erased(header.type()) : PayloadReader.read(header.type(), line.payload());
        return new JournalEntry(
                header.incident(),
                header.seq(),
                header.occurredAt(),
                header.precision(),
                header.recordedAt(),
                header.actor(),
                header.causes(),
                event,
                line.payloadHash(),
                line.prev(),
                line.hash());
    }

    private static Actor actor(JsonNode actor) {
        String id = text(actor, "id");
        return switch (text(actor, "kind")) {
            case "person" -> new Actor.Person(id);
            case "automation" -> new Actor.Automation(id, text(actor, "rule"));
            default -> throw new IllegalArgumentException("unknown kind of actor");
        };
    }

    private static String text(JsonNode node, String field) {
        String value = node.path(field).textValue();
        if (value == null) {
            throw new IllegalArgumentException("no text in " + field);
        }
        return value;
    }
}
