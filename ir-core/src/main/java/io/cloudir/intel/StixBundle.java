package io.cloudir.intel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudir.model.Technique;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the indicators of a STIX 2.1 bundle, one object at a time. Who made an indicator and which technique it indicates are
 * told by other objects, which may come before it or after it.
 */
final class StixBundle {
    private static final JsonMapper MAPPER = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(50)
                    .maxStringLength(1 << 20)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build());
    private static final int NAME_LIMIT = 200;

    /** Most techniques told of one indicator. */
    private static final int TECHNIQUES = 50;

    private final String name;
    private final Gathering found = new Gathering();
    private final List<Raw> raw = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Technique> techniques = new HashMap<>();
    private final Map<String, Set<String>> indicates = new HashMap<>();
    private final Map<String, List<Technique>> signs = new HashMap<>();

    /** An indicator before its maker and techniques are known. */
    private record Raw(
            String id,
            String maker,
            StixPattern.Seen seen,
            Instant from,
            Optional<Instant> until,
            OptionalInt confidence,
            String note) {}

    StixBundle(String name) {
        this.name = name;
    }

    IndicatorReading read(InputStream in) throws IOException {
        try (JsonParser parser = MAPPER.getFactory().createParser(in)) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw broken(parser);
            }
            boolean objects = false;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean here = parser.currentName().equals("objects");
                if (parser.nextToken() == JsonToken.START_ARRAY && here) {
                    objects = true;
                    objects(parser);
                } else {
                    parser.skipChildren();
                }
            }
            if (parser.nextToken() != null) {
                found.unused(
                        name + ":" + parser.currentTokenLocation().getLineNr(),
                        "something stands behind the bundle; one bundle a file is read");
            }
            if (!objects) {
                throw new IndicatorFormatException(
                        name, 1, "a JSON object without objects; expected a STIX 2.1 bundle");
            }
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new IndicatorFormatException(name, line, "not JSON from here on; is the file complete?");
        }
        raw.forEach(this::finish);
        return found.result();
    }

    private IndicatorFormatException broken(JsonParser parser) {
        return new IndicatorFormatException(
                name, parser.currentTokenLocation().getLineNr(), "expected a STIX 2.1 bundle, a JSON object");
    }

    private void objects(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long line = parser.currentTokenLocation().getLineNr();
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                if (parser.currentToken() == null) {
                    throw broken(parser);
                }
                found.unused(name + ":" + line, "no object; a bundle holds objects alone");
                parser.skipChildren();
                continue;
            }
            if (raw.size() >= Gathering.LIMIT) {
                throw new IndicatorFormatException(
                        name, line, "more than " + Gathering.LIMIT + " indicators; give them in several files");
            }
            JsonNode object = MAPPER.readTree(parser);
            switch (object.path("type").asText()) {
                case "indicator" -> indicator(object, name + ":" + line);
                case "identity" ->
                    names.put(object.path("id").asText(), object.path("name").asText());
                case "attack-pattern" -> technique(object);
                case "relationship" -> relationship(object);
                default -> {
                    // Reports, sightings and the like say nothing that is matched.
                }
            }
        }
    }

    private void indicator(JsonNode object, String place) {
        if (object.path("revoked").asBoolean()) {
            found.unused(place, "revoked by its source");
            return;
        }
        String language = object.path("pattern_type").asText("stix");
        if (!language.equals("stix")) {
            found.unused(place, "a pattern of another language than stix; Sigma rules are loaded as rules");
            return;
        }
        try {
            JsonNode confidence = object.path("confidence");
            JsonNode until = object.path("valid_until");
            String note = object.path("name").asText();
            for (StixPattern.Seen seen :
                    StixPattern.values(object.path("pattern").asText())) {
                raw.add(new Raw(
                        object.path("id").asText(),
                        object.path("created_by_ref").asText(),
                        seen,
                        Instant.parse(object.path("valid_from").asText()),
                        until.isTextual() ? Optional.of(Instant.parse(until.asText())) : Optional.empty(),
                        confidence.isInt() ? OptionalInt.of(confidence.asInt()) : OptionalInt.empty(),
                        note));
            }
        } catch (StixPattern.UnusableException e) {
            found.unused(place, "its pattern is not used: " + e.getMessage());
        } catch (DateTimeException e) {
            found.unused(place, "valid_from or valid_until is no time; expected 2026-01-31T12:00:00Z");
        }
    }

    private void technique(JsonNode object) {
        for (JsonNode reference : object.path("external_references")) {
            if (reference.path("source_name").asText().equals("mitre-attack")) {
                try {
                    techniques.put(
                            object.path("id").asText(),
                            new Technique(reference.path("external_id").asText()));
                } catch (IllegalArgumentException e) {
                    // Another kind of reference; the indicator is as good without.
                }
            }
        }
    }

    private void relationship(JsonNode object) {
        if (object.path("relationship_type").asText().equals("indicates")) {
            indicates
                    .computeIfAbsent(object.path("source_ref").asText(), id -> new TreeSet<>())
                    .add(object.path("target_ref").asText());
        }
    }

    /** One list for all values of an indicator, of the kind that copying shares. */
    private List<Technique> signs(String id) {
        return List.copyOf(indicates.getOrDefault(id, Set.of()).stream()
                .flatMap(target -> Optional.ofNullable(techniques.get(target)).stream())
                .distinct()
                .sorted()
                .limit(TECHNIQUES)
                .toList());
    }

    private void finish(Raw indicator) {
        String maker = names.getOrDefault(indicator.maker(), "");
        try {
            found.indicators.add(new Indicator(
                    indicator.seen().type(),
                    indicator.seen().value(),
                    maker.isBlank() ? name : maker.substring(0, Math.min(NAME_LIMIT, maker.length())),
                    indicator.from(),
                    indicator.until(),
                    indicator.confidence(),
                    indicator.note(),
                    signs.computeIfAbsent(indicator.id(), this::signs)));
        } catch (IllegalArgumentException e) {
            found.unused(name, String.valueOf(e.getMessage()));
        }
    }
}
