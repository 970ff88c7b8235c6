package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ir run}: what it writes, that it writes the same again, and where it stops. */
class RunTest {
    private static final String SAMPLES = "../sample-logs";

    @TempDir
    private Path folder;

    @Test
    void anExerciseWritesTheSignalsTheIncidentAndASummary() {
        Path out = run("out", "--exercise");

        Map<String, String> files = Trail.filesBelow(out);
        JsonNode summary = Trail.json(files.get("summary.json"));
        assertThat(summary.fieldNames()).toIterable().containsExactly("schema", "incidents", "counts");
        JsonNode incident = summary.get("incidents").get(0);
        assertThat(incident.fieldNames())
                .toIterable()
                .contains("id", "title", "scenario", "phase", "severity", "priority", "entities", "signals", "report");
        String id = incident.get("id").asText();
        assertThat(id).matches("ir-[a-z0-9]{12}");
        assertThat(files.keySet())
                .containsExactlyInAnyOrder(
                        "signals.jsonl",
                        "summary.json",
                        "incidents/" + id + "/journal.jsonl",
                        "incidents/" + id + "/report.md",
                        "incidents/" + id + "/report.html",
                        "incidents/" + id + "/incident.json",
                        "incidents/" + id + "/plan.json");
        assertThat(files.get("signals.jsonl"))
                .isEqualTo(Tool.run("detect", SAMPLES).out());
        assertThat(files.get("incidents/" + id + "/report.md")
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .contains("EXERCISE");
        assertThat(files).containsKey(incident.get("report").asText());
        assertThat(Tool.run("verify", out.toString())).returns(0, Tool::code);
    }

    @Test
    void twoRunsAreTheSameToTheByteAndAThirdIntoTheSameStoreAddsNothing() {
        Path store = folder.resolve("store");

        Map<String, String> first = Trail.filesBelow(run("one", "--exercise"));
        Map<String, String> second = Trail.filesBelow(run("two", "--exercise", "--store", store.toString()));
        Map<String, String> kept = Trail.filesBelow(store.resolve("default/incidents"));
        Map<String, String> third = Trail.filesBelow(run("three", "--exercise", "--store", store.toString()));

        assertThat(second).isEqualTo(first);
        assertThat(third).isEqualTo(first);
        assertThat(Trail.filesBelow(store.resolve("default/incidents"))).isEqualTo(kept);
    }

    @Test
    void namespacesOfAStoreAreApart() {
        Path store = folder.resolve("store");
        run("one", "--store", store.toString(), "--namespace", "tenant-a");

        assertThat(Tool.run("list", "--store", store.toString(), "--namespace", "tenant-a")
                        .lines())
                .hasSize(1);
        assertThat(Tool.run("list", "--store", store.toString(), "--namespace", "tenant-b")
                        .out())
                .isEmpty();
        assertThat(Tool.run(
                                "run",
                                "--logs",
                                SAMPLES,
                                "--out",
                                folder.resolve("two").toString(),
                                "--namespace",
                                "../x")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void withoutAnExerciseItStopsAtTheFirstGateThatNeedsAPersonAndSaysWhatMeetsIt() {
        for (String cloud : List.of("simulated", "none")) {
            Tool told = Tool.run(
                    "run",
                    "--logs",
                    SAMPLES,
                    "--cloud",
                    cloud,
                    "--out",
                    folder.resolve(cloud).toString());

            assertThat(told.code()).isZero();
            assertThat(told.out())
                    .contains(
                            "waits for a person.",
                            "Before it can go from detected to investigating:",
                            "to meet it: a person acknowledges the incident")
                    .doesNotContain("EXERCISE");
        }
    }

    @Test
    void apartFromAPersonsHandNothingIsMissingToGoOnWithAnIncidentThatARunOpened() {
        Path store = folder.resolve("store");
        run("out", "--store", store.toString());
        String id = Tool.run("list", "--store", store.toString()).out().substring(0, 15);

        assertThat(Tool.run(
                        "ack",
                        id,
                        "--store",
                        store.toString(),
                        "--actor",
                        "analyst-one",
                        "--at",
                        "2026-03-04T08:00:00Z"))
                .returns(0, Tool::code);
        assertThat(Tool.run(
                        "advance",
                        id,
                        "investigating",
                        "--store",
                        store.toString(),
                        "--actor",
                        "commander-one",
                        "--at",
                        "2026-03-04T08:01:00Z"))
                .returns(0, Tool::code);
    }

    @Test
    void aFolderThatIsNotEmptyTakesForce() {
        Trail.write(folder.resolve("out/mine.txt"), "mine");

        Tool refused = Tool.run(
                "run", "--logs", SAMPLES, "--out", folder.resolve("out").toString());

        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("--force");
        assertThat(Trail.filesBelow(folder.resolve("out"))).containsOnlyKeys("mine.txt");
        assertThat(Trail.filesBelow(run("out", "--force"))).containsKeys("mine.txt", "summary.json");
    }

    @Test
    void anOutputThatCannotBeMadeIsAnIoError() {
        Trail.write(folder.resolve("file"), "");

        assertThat(Tool.run(
                                "run",
                                "--logs",
                                SAMPLES,
                                "--out",
                                folder.resolve("file/out").toString())
                        .code())
                .isEqualTo(ExitCode.STORE);
        assertThat(Tool.run(
                                "run",
                                "--logs",
                                SAMPLES,
                                "--store",
                                folder.resolve("file").toString(),
                                "--out",
                                folder.resolve("out").toString())
                        .code())
                .isEqualTo(ExitCode.STORE);
    }

    @Test
    void logsThatAreNotThereAreAnInputError() {
        Tool told = Tool.run(
                "run",
                "--logs",
                folder.resolve("none").toString(),
                "--out",
                folder.resolve("out").toString());

        assertThat(told.code()).isEqualTo(ExitCode.INPUT);
        assertThat(told.err()).contains("no log found");
    }

    @Test
    void anExerciseOnRecordsOfNoAccountIsPlayedOnAnEmptyCloud() {
        Path rule = Trail.write(
                folder.resolve("door.yml"),
                "title: Door forced",
                "id: 6d3f3c1e-6f0a-4f7e-9d0a-0f6f1d3a7b11",
                "level: critical",
                "logsource: {product: door}",
                "detection:",
                "  forced: {state: forced}",
                "  condition: forced");
        Path log = Trail.write(
                folder.resolve("door.jsonl"),
                "{\"time\":\"2026-03-03T10:00:01Z\",\"state\":\"forced\",\"host\":\"h1\"}");

        Tool told = Tool.run(
                "run",
                "--exercise",
                "--no-shipped-rules",
                "--rules",
                rule.toString(),
                "--source",
                "json",
                "--logs",
                log.toString(),
                "--out",
                folder.resolve("out").toString());

        assertThat(told.code()).as(told.err()).isZero();
    }

    private Path run(String name, String... options) {
        Path out = folder.resolve(name);
        List<String> line = new ArrayList<>(List.of("run", "--logs", SAMPLES, "--out", out.toString()));
        line.addAll(List.of(options));
        Tool told = Tool.run(line.toArray(String[]::new));
        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.err()).isEmpty();
        return out;
    }
}
