package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The shipped rules on single records that another rule set does or does not speak of. */
class NearMissesTest {
    @Test
    void fewRecordsThatOthersLetPassGiveASignal() throws IOException {
        TreeMap<String, TreeSet<String>> alarms = new TreeMap<>();
        int positives = 0;
        int hits = 0;
        int negatives = 0;
        for (ObjectNode line :
                PublicEvents.lines("panther-analysis", "AWS.CloudTrail.jsonl", UnaryOperator.identity())) {
            if (!line.path("event").has("eventName")) {
                continue;
            }
            List<Signal> signals = Detecting.signals(
                    RuleSet.shipped(),
                    DetectorSettings.files(),
                    List.of(Records.cloudTrail(event(line).toString())));
            boolean expected = line.path("expected").asBoolean();
            positives += expected ? 1 : 0;
            negatives += expected ? 0 : 1;
            hits += expected && !signals.isEmpty() ? 1 : 0;
            if (!expected && !signals.isEmpty()) {
                TreeSet<String> titles = new TreeSet<>();
                signals.forEach(signal -> titles.add(signal.rule().title()));
                alarms.put(
                        line.path("rule_id").asText() + " / "
                                + line.path("test_name").asText(),
                        titles);
            }
        }
        assertThat(List.of(positives, negatives)).isEqualTo(List.of(62, 73));
        assertThat(hits)
                .as("single records of what others alarm on; counts and policies are no part of this")
                .isGreaterThanOrEqualTo(31);
        assertThat(alarms).hasSizeLessThanOrEqualTo(6);
    }

    /** Times were taken out of some of these records; no rule reads them here. */
    private static ObjectNode event(ObjectNode line) {
        return ((ObjectNode) line.path("event")).put("eventTime", "2026-01-31T12:00:00Z");
    }
}
