package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.model.Fault;
import io.cloudir.telemetry.Activity;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Cases from the tests of two other Sigma engines: each runs with the same result, or its rule is refused by name. */
class EngineCasesTest {
    private final TreeMap<String, Integer> refused = new TreeMap<>();
    private int refusedCases;
    private final List<String> wrong = new ArrayList<>();
    private int agreed;

    @Test
    void theCasesOfTheFirstEngineAgreeOrAreRefused() throws IOException {
        for (ObjectNode line :
                PublicEvents.lines("sigma-engine-tests", "rsigma_detection_cases.jsonl", UnaryOperator.identity())) {
            int expected = line.path("matches").asInt();
            run(line.path("rule").asText(), (ObjectNode) line.path("event"))
                    .ifPresent(found -> note(line, found.size() == expected, found.size()));
        }
        assertThat(wrong).isEmpty();
        assertThat(agreed).isEqualTo(4);
        assertThat(refusedCases).isEqualTo(24);
        assertThat(refused).containsOnlyKeys("legacy-action", "unsupported-filter", "unsupported-modifier");
    }

    @Test
    void theCasesOfTheSecondEngineAgreeOrAreRefused() throws IOException {
        for (ObjectNode line :
                PublicEvents.lines("sigma-engine-tests", "sigmalite_cases.jsonl", UnaryOperator.identity())) {
            ObjectNode event =
                    line.path("fields").isObject() ? (ObjectNode) line.path("fields") : Records.JSON.createObjectNode();
            if (line.path("message").isTextual()) {
                event.put("message", line.path("message").asText());
            }
            boolean expected = line.path("want").asBoolean();
            run(line.path("rule").asText(), event)
                    .ifPresent(found -> note(line, !found.isEmpty() == expected, found.size()));
        }
        assertThat(wrong).isEmpty();
        assertThat(agreed).isEqualTo(20);
        assertThat(refusedCases).isEqualTo(8);
        assertThat(refused).containsOnlyKeys("unsupported-modifier");
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

    private Optional<List<Detection>> run(String rules, ObjectNode event) {
        try {
            return Optional.of(Detecting.run(
                    Detecting.rules(rules), DetectorSettings.files(), List.of(Records.json(event.toString()))));
        } catch (FaultyRulesException e) {
            refusedCases++;
            e.documents().get(0).faults().stream()
                    .map(Fault::code)
                    .distinct()
                    .forEach(code -> refused.merge(code, 1, Integer::sum));
            return Optional.empty();
        }
    }
}
