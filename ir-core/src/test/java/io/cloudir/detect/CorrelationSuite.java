package io.cloudir.detect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cases of {@code sigma-correlation}, as they are written. */
final class CorrelationSuite {
    static final List<String> FILES = List.of(
            "bounds",
            "chains",
            "event-count",
            "filters",
            "firing",
            "first-version",
            "generate",
            "groups",
            "numbers",
            "temporal",
            "temporal-ordered",
            "time",
            "value-count");

    static final Instant START = Instant.parse("2026-01-31T00:00:00Z");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private CorrelationSuite() {}

    /**
     * A finding.
     *
     * @param rule the rule's name
     * @param at when the latest record that it rests on happened, in seconds
     * @param records the numbers of those records; empty if it is not told
     */
    record Finding(String rule, BigDecimal at, List<Integer> records) {}

    /** One case. */
    record Case(String name, JsonNode written) {
        String rules() {
            return written.path("rules").asText();
        }

        boolean refused() {
            return written.path("refused").asBoolean();
        }

        Optional<Duration> lateness() {
            return written.has("lateness")
                    ? Optional.of(Duration.parse("PT" + written.path("lateness").asText()))
                    : Optional.empty();
        }

        /** The events as JSON, in their order. */
        List<ObjectNode> events() {
            List<ObjectNode> events = new ArrayList<>();
            written.path("events").forEach(event -> events.add(event.deepCopy()));
            return events;
        }

        /** The records, whose ids end in their numbers. */
        List<Activity> records() {
            StringBuilder lines = new StringBuilder();
            for (ObjectNode event : events()) {
                event.put("@timestamp", timeOf(event).toString());
                event.remove("at");
                lines.append(event).append('\n');
            }
            return Records.read(LogSource.JSON, lines.toString());
        }

        List<Finding> expected() {
            List<Finding> findings = new ArrayList<>();
            for (JsonNode finding : written.path("expected")) {
                List<Integer> records = new ArrayList<>();
                finding.path("records").forEach(record -> records.add(record.asInt()));
                findings.add(new Finding(
                        finding.path("rule").asText(),
                        seconds(finding.path("at").asText()),
                        records));
            }
            return findings;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Instant timeOf(JsonNode event) {
        return START.plusMillis(
                new BigDecimal(event.path("at").asText()).movePointRight(3).longValueExact());
    }

    static BigDecimal seconds(String text) {
        return new BigDecimal(text).setScale(3);
    }

    static List<Case> cases() {
        return FILES.stream().flatMap(file -> cases(file).stream()).toList();
    }

    private static List<Case> cases(String file) {
        try (InputStream data = CorrelationSuite.class.getResourceAsStream("/sigma-correlation/" + file + ".yml")) {
            List<Case> cases = new ArrayList<>();
            for (JsonNode written :
                    YAML.readerFor(JsonNode.class).<JsonNode>readValues(data).readAll()) {
                cases.add(new Case(file + ": " + written.path("case").asText(), written));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
