package io.cloudir.review.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudir.review.PostMortem;
import io.cloudir.review.SampleJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class IncidentJsonTest {
    private static final String TEXT = IncidentJson.write(PostMortem.of(SampleJournal.entries()));

    @Test
    void theIncidentIsToldWithItsState() throws IOException {
        JsonNode json = new JsonMapper().readTree(TEXT);
        assertThat(json.at("/schema").asText()).isEqualTo("ir.incident/1");
        assertThat(json.at("/id").asText()).isEqualTo(SampleJournal.ID.value());
        assertThat(json.at("/phase").asText()).isEqualTo("closed");
        assertThat(json.at("/severity").asText()).isEqualTo("high");
        assertThat(json.at("/assessment/severity").asText()).isEqualTo("critical");
        assertThat(json.at("/assessment/by/kind").asText()).isEqualTo("person");
        assertThat(json.at("/override/reason").asText()).contains("deny-all");
        assertThat(json.at("/openedAt").asText()).isEqualTo("2026-03-02T08:31:12.000000000Z");
        assertThat(json.at("/signals")).hasSize(20);
        assertThat(json.at("/signals/1/techniques/0").asText()).isEqualTo("T1562.008");
        assertThat(json.at("/signals/1/records/0").asText()).isEqualTo("rec-s2");
        assertThat(json.at("/actions/0/changes/0/before").asText()).isEqualTo("Active");
        assertThat(json.at("/actions").findValuesAsText("state"))
                .containsExactly("verified", "verified", "verified", "failed", "released", "verified");
        assertThat(json.at("/evidence/0/custody/0/to").asText()).isEqualTo("external-forensics");
        assertThat(json.at("/evidenceLossesAccepted/0/kinds/0").asText()).isEqualTo("sessions");
        assertThat(json.at("/tasks").findValuesAsText("state")).containsExactly("open", "open", "done");
        assertThat(json.at("/deadlines/1/missedAt").asText()).startsWith("2026-03-05T08:44:01");
        assertThat(json.at("/cycles/0/times/2/seconds").asLong()).isEqualTo(4188);
        assertThat(json.at("/cycles/0/times/4/duration").isNull()).isTrue();
        assertThat(json.at("/overall/reopenings").asInt()).isEqualTo(1);
        assertThat(json.at("/journal/unrecognised").asInt()).isEqualTo(1);
    }

    @Test
    void everyFieldIsInTheDocument() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "incident-json.md"));
        TreeSet<String> names = new TreeSet<>();
        collect(new JsonMapper().readTree(TEXT), names);
        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
    }

    private static void collect(JsonNode node, Set<String> names) {
        node.fieldNames().forEachRemaining(names::add);
        node.forEach(child -> collect(child, names));
    }
}
