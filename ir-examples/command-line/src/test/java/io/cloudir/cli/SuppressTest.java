package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ir suppress}: from a false positive to a plan under which the same signals open nothing and are told. */
class SuppressTest {
    @TempDir
    private Path folder;

    private String logs = "";
    private String plan = "";
    private String incident = "";

    @BeforeEach
    void anIncidentIsInTheStore() throws IOException {
        logs = Trail.write(folder.resolve("trail.jsonl"), Trail.stopLogging("e-1"))
                .toString();
        plan = Trail.write(
                        folder.resolve("plan.yaml"), Tool.run("plan", "example").out())
                .toString();
        JsonNode summary = run(plan, "first");
        incident = summary.at("/incidents/0/id").asText();
        assertThat(summary.has("suppressions")).isFalse();
    }

    private JsonNode run(String withPlan, String out) throws IOException {
        Tool run = ran(withPlan, out);
        assertThat(run.code()).as(run.err()).isZero();
        return Trail.json(Files.readString(folder.resolve(out).resolve("summary.json")));
    }

    private Tool ran(String withPlan, String out) {
        return Tool.run(
                "run",
                "--plan",
                withPlan,
                "--logs",
                logs,
                "--store",
                folder.resolve("store-" + out).toString(),
                "--out",
                folder.resolve(out).toString());
    }

    private Tool suppress(String... more) {
        String[] all = new String[more.length + 9];
        String[] first = {
            "suppress",
            incident,
            "--store",
            folder.resolve("store-first").toString(),
            "--actor",
            "analyst-one",
            "--reason",
            "The nightly job: it rotates the trail.",
            "--at"
        };
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return Tool.run(all);
    }

    private void judgedFalsePositive() {
        for (String deadline : List.of("acknowledge-p2-cycle-1", "contain-p2-cycle-1", "recover-p2-cycle-1")) {
            assertThat(Tool.run(
                                    "deadline",
                                    incident,
                                    deadline,
                                    "It is no incident.",
                                    "--store",
                                    folder.resolve("store-first").toString(),
                                    "--actor",
                                    "analyst-one")
                            .code())
                    .isZero();
        }
        Tool judged = Tool.run(
                "false-positive",
                incident,
                "--store",
                folder.resolve("store-first").toString(),
                "--actor",
                "analyst-one",
                "--reason",
                "It is the nightly job.");
        assertThat(judged.code()).as(judged.err()).isZero();
    }

    @Test
    void theSuppressionsOfAFalsePositiveHoldTheSameSignalsBackAndTheRunSaysSo() throws IOException {
        judgedFalsePositive();

        Tool proposed = suppress("2026-03-01T00:00:00Z");

        assertThat(proposed.code()).as(proposed.err()).isZero();
        String held = Trail.write(
                        folder.resolve("held.yaml"), Tool.run("plan", "example").out() + "\n" + proposed.out())
                .toString();
        JsonNode summary = run(held, "second");
        assertThat(summary.get("incidents")).isEmpty();
        assertThat(summary.at("/counts/signals").asInt()).isPositive();
        assertThat(summary.get("suppressions")).allSatisfy(it -> {
            assertThat(it.get("heldBack").asInt()).isEqualTo(1);
            assertThat(it.get("expired").asBoolean()).isFalse();
            assertThat(it.get("reason").asText()).isEqualTo("The nightly job: it rotates the trail.");
        });
        assertThat(ran(held, "third").out())
                .contains("  suppression " + incident
                        + "-1 held back 1 signal; until 2026-03-31T00:00:00Z: The nightly job");
        assertThat(Files.readString(folder.resolve("third/summary.json")))
                .isEqualTo(Files.readString(folder.resolve("second/summary.json")));
    }

    @Test
    void oneThatEndedBeforeTheSignalsIsToldAndHoldsNothingBack() throws IOException {
        judgedFalsePositive();
        String proposed = suppress("2026-01-01T00:00:00Z").out();
        String expired = Trail.write(
                        folder.resolve("expired.yaml"),
                        Tool.run("plan", "example").out() + "\n" + proposed)
                .toString();

        JsonNode summary = run(expired, "second");

        assertThat(summary.get("incidents")).hasSize(1);
        assertThat(summary.get("suppressions")).allSatisfy(it -> {
            assertThat(it.get("heldBack").asInt()).isZero();
            assertThat(it.get("outOfTime").asInt()).isEqualTo(1);
            assertThat(it.get("expired").asBoolean()).isTrue();
        });
        assertThat(Tool.run("plan", "check", expired).err())
                .contains("ir: suppression " + incident
                        + "-1 has expired, 2026-01-31T00:00:00Z; look again, or remove it");
        assertThat(Tool.run("plan", "render", expired).out())
                .contains("Signals that open no incident", incident + "-1");
    }

    @Test
    void anIncidentThatIsNoFalsePositiveProposesNothing() {
        Tool refused = suppress("2026-03-01T00:00:00Z");

        assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("judge it one first");
    }

    @Test
    void theSuppressionOfThePageIsOneThatAPlanTakes() throws IOException {
        String page = Files.readString(Path.of("../../docs/detection.md"));
        int from = page.indexOf("\nsuppressions:");
        String example = Trail.write(
                        folder.resolve("shown.yaml"),
                        Tool.run("plan", "example").out() + page.substring(from, page.indexOf("\n```", from)))
                .toString();

        Tool told = Tool.run("plan", "check", example);

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(Tool.run("plan", "render", example).out()).contains("nightly-rotation");
    }

    @Test
    void itHoldsNoLongerThanAPlanAllows() {
        Tool refused = suppress("2026-03-01T00:00:00Z", "--days", "181");

        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("--days 181; expected 1 to 180");
    }
}
