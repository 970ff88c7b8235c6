package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.telemetry.Activity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The shipped rules on records of attack techniques that were run one by one. */
class SingleTechniquesTest {
    @Test
    void everyTechniqueGivesASignal() throws IOException {
        Map<String, List<Activity>> techniques = new LinkedHashMap<>();
        for (ObjectNode line : PublicEvents.lines(
                "stratus-red-team", "detonation_logs.jsonl", text -> text.replaceAll("(?i)stratus", "something"))) {
            techniques
                    .computeIfAbsent(line.path("technique").asText(), technique -> new ArrayList<>())
                    .add(Records.cloudTrail(line.path("event").toString()));
        }
        Map<String, TreeSet<String>> found = new TreeMap<>();
        techniques.forEach((technique, records) -> {
            TreeSet<String> titles = new TreeSet<>();
            Detecting.signals(RuleSet.shipped(), DetectorSettings.files(), records)
                    .forEach(signal -> titles.add(signal.rule().title()));
            found.put(technique, titles);
        });
        assertThat(found).hasSize(23);
        assertThat(found.entrySet().stream()
                        .filter(technique -> technique.getValue().isEmpty())
                        .map(Map.Entry::getKey))
                .isEmpty();
    }
}
