package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ir detect}: the signals, their order and their shape, and the line that ends standard error. */
class DetectTest {
    private static final String SAMPLES = "../sample-logs";

    @TempDir
    private Path folder;

    @Test
    void aSignalHasExactlyTheFieldsOfItsSchema() {
        JsonNode signal = Trail.jsonLines(detect(SAMPLES).out()).get(0);

        assertThat(signal.fieldNames())
                .toIterable()
                .containsExactly(
                        "schema",
                        "id",
                        "time",
                        "firstSeen",
                        "lastSeen",
                        "rule",
                        "trigger",
                        "level",
                        "entity",
                        "account",
                        "region",
                        "cloud",
                        "records",
                        "recordCount",
                        "observed",
                        "expected",
                        "techniques",
                        "explanation");
        assertThat(signal.get("schema").asText()).isEqualTo("ir.signal/1");
        assertThat(signal.get("rule").fieldNames()).toIterable().containsExactly("id", "title", "origin");
        assertThat(signal.get("entity").fieldNames()).toIterable().containsExactly("type", "id");
        assertThat(signal.get("observed").fieldNames()).toIterable().containsExactly("value", "unit");
    }

    @Test
    void signalsComeInTheOrderOfTimeAndId() {
        List<JsonNode> signals = Trail.jsonLines(detect(SAMPLES).out());

        assertThat(signals)
                .isSortedAccordingTo(Comparator.comparing(
                                (JsonNode signal) -> signal.get("time").asText())
                        .thenComparing(signal -> signal.get("id").asText()));
        assertThat(signals).allSatisfy(signal -> {
            assertThat(signal.get("records").size()).isBetween(1, 100);
            assertThat(signal.get("recordCount").asInt())
                    .isGreaterThanOrEqualTo(signal.get("records").size());
            assertThat(signal.get("firstSeen").asText())
                    .isLessThanOrEqualTo(signal.get("lastSeen").asText());
            assertThat(signal.get("time").asText()).endsWith("Z");
            assertThat(signal.get("rule").get("origin").asText()).isEqualTo("shipped");
        });
    }

    @Test
    void aRerunPrintsTheSameBytes() {
        assertThat(detect(SAMPLES)).isEqualTo(detect(SAMPLES));
    }

    @Test
    void standardErrorEndsWithOneLineOfCounts() {
        Path log = Trail.write(
                folder.resolve("trail.json"),
                Trail.stopLogging("one"),
                Trail.stopLogging("one"),
                "{\"eventID\":",
                Trail.stopLogging("two"));

        Tool told = detect(log.toString());

        assertThat(told.code()).isZero();
        assertThat(told.err().lines())
                .last()
                .isEqualTo("{\"read\":2,\"duplicates\":1,\"malformed\":1,\"signals\":2,\"files\":1}");
        assertThat(told.err()).contains(log + ":3: ");
        assertThat(Trail.jsonLines(told.out()))
                .extracting(signal -> signal.get("records").get(0).asText())
                .containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void aStopOfTheTrailUnderAnIdThatWasUsedBeforeIsFoundAndTold() {
        String stop = Trail.stopLogging("same-id");
        Path log = Trail.write(
                folder.resolve("trail.json"),
                "{\"Records\":[" + stop.replace("StopLogging", "DescribeInstances") + "," + stop + "]}");

        Tool told = detect(log.toString());

        assertThat(told.err().lines())
                .hasSize(2)
                .first()
                .asString()
                .matches("\\Q" + log + "\\E#1: record id seen before with other content; the record is kept as"
                        + " 'same-id#[0-9a-f]{8}'");
        assertThat(told.err().lines())
                .last()
                .isEqualTo("{\"read\":2,\"duplicates\":0,\"malformed\":0,\"signals\":1,\"files\":1}");
        assertThat(Trail.json(told.out()).get("records").get(0).asText()).matches("same-id#[0-9a-f]{8}");
    }

    @Test
    void aFloodOfReusedIdsIsToldInFewLines() {
        String[] records = new String[1_000];
        Arrays.setAll(records, at -> Trail.stopLogging("same-id", "operator-02", "agent/" + at));
        Path log = Trail.write(folder.resolve("trail.json"), records);

        Tool told = detect(log.toString());

        assertThat(told.lines()).hasSize(1_000);
        assertThat(told.err().lines().toList())
                .hasSize(22)
                .contains("ir: 979 more records bear the id of another record; they were read like all others");
    }

    @Test
    void strictMakesAMalformedRecordCount() {
        Path log = Trail.write(folder.resolve("trail.json"), Trail.stopLogging("one"), "{\"eventID\":");

        Tool told = Tool.run("detect", "--strict", log.toString());

        assertThat(told.code()).isEqualTo(ExitCode.INPUT);
        assertThat(told.lines()).hasSize(1);
    }

    @Test
    void aPathThatIsNotThereIsToldAndTheRestIsProcessed() {
        Path log = Trail.write(folder.resolve("trail.json"), Trail.stopLogging("one"));

        Tool told = detect(folder.resolve("none").toString(), log.toString());

        assertThat(told.code()).isEqualTo(ExitCode.INPUT);
        assertThat(told.err()).contains(folder.resolve("none") + ": there is no such file");
        assertThat(told.lines()).hasSize(1);
    }

    @Test
    void standardInputIsReadPlainOrCompressed() throws IOException {
        Path sample = Path.of(SAMPLES, "123456789012_CloudTrail_us-east-1_20260303T0600Z_7430fbbe26629914.json.gz");

        Tool fromFile = detect(sample.toString());
        Tool fromInput = withInput(Files.readAllBytes(sample), "detect", "-");
        Tool plain = withInput(Trail.stopLogging("one").getBytes(StandardCharsets.UTF_8), "detect", "-");

        assertThat(fromInput.out()).isEqualTo(fromFile.out()).isNotEmpty();
        assertThat(plain.lines()).hasSize(1);
        assertThat(withInput(new byte[0], "detect", "-").code()).isEqualTo(ExitCode.INPUT);
    }

    @Test
    void withoutAnyRuleThereIsNoSignal() {
        Tool told = Tool.run("detect", "--no-shipped-rules", SAMPLES);

        assertThat(told.code()).isZero();
        assertThat(told.out()).isEmpty();
        assertThat(told.err().lines()).last().asString().contains("\"signals\":0");
    }

    @Test
    void aRuleOfTheUsersFiresOnAnyJsonAndNamesRecordsByFileAndLine() {
        Path rule = Trail.write(
                folder.resolve("rules/door.yml"),
                "title: Door forced",
                "id: 6d3f3c1e-6f0a-4f7e-9d0a-0f6f1d3a7b11",
                "level: high",
                "logsource: {product: door}",
                "detection:",
                "  forced: {state: forced}",
                "  condition: forced");
        Path log = Trail.write(
                folder.resolve("door.jsonl"),
                "{\"time\":\"2026-03-03T10:00:00Z\",\"state\":\"closed\"}",
                "{\"time\":\"2026-03-03T10:00:01Z\",\"state\":\"forced\"}");

        Tool told = Tool.run(
                "detect",
                "--no-shipped-rules",
                "--rules",
                rule.getParent().toString(),
                "--source",
                "json",
                log.toString());

        assertThat(told.code()).isZero();
        JsonNode signal = Trail.json(told.out());
        assertThat(signal.get("trigger").asText()).isEqualTo("RULE");
        assertThat(signal.get("level").asText()).isEqualTo("high");
        assertThat(signal.get("rule").get("origin").asText()).isEqualTo("user");
        assertThat(signal.get("records").get(0).asText()).isEqualTo(log + ":2");
    }

    @Test
    void allFaultsOfAllRulesAreToldWithTheirPlaces() {
        Trail.write(
                folder.resolve("rules/a.yml"), "title: A", "logsource: {product: aws}", "detection: {condition: x}");
        Trail.write(folder.resolve("rules/b.yml"), "title: B", "detection:", "  s: {f|nosuch: 1}", "  condition: s");

        Tool told = Tool.run("detect", "--rules", folder.resolve("rules").toString(), SAMPLES);

        assertThat(told.code()).isEqualTo(ExitCode.INPUT);
        assertThat(told.out()).isEmpty();
        assertThat(told.err().lines().toList())
                .allSatisfy(line -> assertThat(line).matches("ir: error: .*/[ab]\\.yml:\\d+:\\d+: .+; .+"))
                .anySatisfy(line -> assertThat(line).contains("a.yml"))
                .anySatisfy(line -> assertThat(line).contains("b.yml"));
    }

    @Test
    void rulesThatAreNotThereAreAnInputError() {
        assertThat(Tool.run("detect", "--rules", folder.resolve("none").toString(), SAMPLES))
                .returns(ExitCode.INPUT, Tool::code);
        assertThat(Tool.run("detect", "--rules", folder.toString(), SAMPLES).err())
                .contains("holds no rule");
    }

    private static Tool detect(String... paths) {
        return Tool.run(Stream.concat(Stream.of("detect"), Arrays.stream(paths)).toArray(String[]::new));
    }

    private static Tool withInput(byte[] input, String... line) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input));
        try {
            return Tool.run(line);
        } finally {
            System.setIn(before);
        }
    }
}
