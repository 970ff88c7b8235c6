package io.cloudir.incident.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.incident.IncidentSummary;
import io.cloudir.incident.Phase;
import io.cloudir.incident.journal.Head;
import io.cloudir.model.Category;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Priority;
import io.cloudir.model.Severity;
import io.cloudir.model.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of a store's index as one line of JSON each, in UTF-8 and without a line feed; absent parts are null. */
public final class SummaryJson {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final DateTimeFormatter NINE_DECIMALS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private SummaryJson() {}

    /** The bytes of a row; equal rows give equal bytes. */
    public static byte[] write(IncidentSummary row) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("incident", row.head().incident().value());
        json.put("entries", row.head().entries());
        json.put("head", row.head().hash().hex());
        json.put("title", Text.wellFormed(row.title()));
        json.put("scenario", Text.wellFormed(row.scenario()));
        json.put("category", row.category().code());
        json.put("exercise", row.exercise());
        json.put("phase", row.phase().code());
        json.put("severity", text(row.severity(), Severity::code));
        json.put("priority", text(row.priority(), Priority::name));
        json.put("openedAt", time(row.openedAt()));
        json.put("updatedAt", time(row.updatedAt()));
        json.put("nextDue", text(row.nextDue(), SummaryJson::time));
        json.put("watchUntil", text(row.watchUntil(), SummaryJson::time));
        ArrayNode entities = json.putArray("entities");
        row.entities()
                .forEach(entity ->
                        entities.addObject().put("type", entity.type().code()).put("id", Text.wellFormed(entity.id())));
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a row in memory could not be written", e);
        }
    }

    /**
     * Reads a row back.
     *
     * @throws IllegalArgumentException if these bytes are not a row; an index that holds them is to be rebuilt
     */
    public static IncidentSummary read(byte[] bytes) {
        try {
            JsonNode json = MAPPER.readTree(bytes);
            return new IncidentSummary(
                    new Head(
                            new IncidentId(json.required("incident").asText()),
                            json.required("entries").asLong(),
                            new Digest(json.required("head").asText())),
                    json.required("title").asText(),
                    json.required("scenario").asText(),
                    Category.ofCode(json.required("category").asText()),
                    json.required("exercise").asBoolean(),
                    Phase.ofCode(json.required("phase").asText()),
                    value(json, "severity", Severity::ofCode),
                    value(json, "priority", Priority::valueOf),
                    Instant.parse(json.required("openedAt").asText()),
                    Instant.parse(json.required("updatedAt").asText()),
                    value(json, "nextDue", Instant::parse),
                    value(json, "watchUntil", Instant::parse),
                    entities(json.required("entities")));
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("not a row of the index of incidents; rebuild the index", e);
        }
    }

    private static List<Entity> entities(JsonNode array) {
        List<Entity> entities = new ArrayList<>();
        for (JsonNode entity : array) {
            entities.add(new Entity(
                    EntityType.ofCode(entity.required("type").asText()),
                    entity.required("id").asText()));
        }
        return entities;
    }

    private static String time(TemporalAccessor instant) {
        return NINE_DECIMALS.format(instant);
    }

    private static <T> @Nullable String text(Optional<T> value, Function<T, String> form) {
        return value.map(form).orElse(null);
    }

    private static <T> Optional<T> value(JsonNode json, String field, Function<String, T> form) {
        JsonNode value = json.required(field);
        return value.isNull() ? Optional.empty() : Optional.of(form.apply(value.asText()));
    }
}
