package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.telemetry.Activity;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Cases from the tests of two other Sigma engines: each runs with the same result, but for those listed with a reason. */
class EngineCasesTest {
    /** Takes placeholders from the record's own fields, and those behind a backslash too, which Sigma says takes away their meaning. */
    private static final String PLACEHOLDERS_OF_THE_RECORD = "test_expand_modifier_multiple_placeholders";

    private final List<String> wrong = new ArrayList<>();
    private int agreed;

    @Test
    void theCasesOfTheFirstEngineAgree() throws IOException {
        for (ObjectNode line :
                PublicEvents.lines("sigma-engine-tests", "rsigma_detection_cases.jsonl", UnaryOperator.identity())) {
            int expected = line.path("matches").asInt();
            if (!line.path("test").asText().equals(PLACEHOLDERS_OF_THE_RECORD)) {
                int found = run(line.path("rule").asText(), (ObjectNode) line.path("event"), Map.of());
                note(line, found == expected, found);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(agreed).isEqualTo(26);
    }

    @Test
    void theCasesOfTheSecondEngineAgree() throws IOException {
        for (ObjectNode line :
                PublicEvents.lines("sigma-engine-tests", "sigmalite_cases.jsonl", UnaryOperator.identity())) {
            ObjectNode event =
                    line.path("fields").isObject() ? (ObjectNode) line.path("fields") : Records.JSON.createObjectNode();
            if (line.path("message").isTextual()) {
                event.put("message", line.path("message").asText());
            }
            int found = run(
                    line.path("rule").asText(),
                    event,
                    placeholders(line.path("options").asText()));
            note(line, found > 0 == line.path("want").asBoolean(), found);
        }
        assertThat(wrong).isEmpty();
        assertThat(agreed).isEqualTo(28);
    }

    @Test
    void theCorrelationCasesOfTheFirstEngineAgree() throws IOException {
        for (ObjectNode line :
                PublicEvents.lines("sigma-engine-tests", "rsigma_correlation_cases.jsonl", UnaryOperator.identity())) {
            List<Activity> records = new ArrayList<>();
            int expected = 0;
            for (JsonNode step : line.path("steps")) {
                ObjectNode event = (ObjectNode) step.path("event");
                event.put(
                        "@timestamp",
                        Instant.ofEpochSecond(1_700_000_000 + step.path("ts").asLong())
                                .toString());
                records.add(Records.json(event.toString()));
                expected += step.path("correlations").asInt();
            }
            List<Detection> found =
                    Detecting.run(Detecting.rules(line.path("rules").asText()), DetectorSettings.files(), records);
            assertThat(found).as(line.path("test").asText()).hasSize(expected);
        }
    }

    private void note(ObjectNode line, boolean right, int found) {
        if (right) {
            agreed++;
        } else {
            wrong.add(found + " " + line);
        }
    }

    private static int run(String rules, ObjectNode event, Map<String, List<String>> placeholders) {
        RuleSet set = RuleSet.none().withPlaceholders(placeholders).with(List.of(new RuleDocument("rules.yml", rules)));
        return Detecting.run(set, DetectorSettings.files(), List.of(Records.json(event.toString())))
                .size();
    }

    /** Names and texts as the second engine's tests write them. */
    private static Map<String, List<String>> placeholders(String options) {
        Map<String, List<String>> placeholders = new TreeMap<>();
        Matcher name = Pattern.compile("\"(\\w+)\": \\{([^}]*)}").matcher(options);
        while (name.find()) {
            placeholders.put(
                    name.group(1), List.of(name.group(2).replace("\"", "").split(", ", -1)));
        }
        return placeholders;
    }
}
