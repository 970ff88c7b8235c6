package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An action whose process is killed is taken up by another process, and ends as if nothing had happened. */
@Timeout(300)
class KilledExecutionTest {
    private static final String DAY = "2026-03-04T09:";
    private static final int KILLS = 8;

    @TempDir
    private Path folder;

    private String id = "";
    private String action = "";

    @Test
    void killedAtAnyOfEightPointsAnActionIsTakenUpToTheSameEnd() throws IOException, InterruptedException {
        approved();
        Path whole = copy("whole");
        int points = Integer.parseInt(execute(whole, Integer.MAX_VALUE).substring("passed ".length()));
        assertThat(points).isGreaterThan(KILLS);
        TreeSet<Integer> chosen = new TreeSet<>();
        SplittableRandom random = new SplittableRandom(20260304);
        while (chosen.size() < KILLS) {
            chosen.add(1 + random.nextInt(points));
        }

        for (int point : chosen) {
            Path killed = copy("killed-" + point);
            assertThat(execute(killed, point)).isEqualTo("standing at " + point);

            Tool resumed = by("engineer-two", killed, "40", "resume", id, action);

            assertThat(resumed.code())
                    .as("point " + point + ": " + resumed.err())
                    .isZero();
            assertThat(changes(killed)).as("point " + point).isEqualTo(changes(whole));
            assertThat(events(killed, "action-executed")).as("point " + point).isEqualTo(1);
            assertThat(by("analyst-one", killed, "42", "verify-action", id, action)
                            .code())
                    .as("point " + point)
                    .isZero();
            assertThat(Tool.run("verify", killed.toString()).code()).isZero();
            assertThat(Tool.run("evidence", "verify", "--store", killed.toString())
                            .code())
                    .isZero();
        }
    }

    /** Up to the approval. */
    private void approved() {
        Path base = folder.resolve("base");
        Path logs = Trail.write(folder.resolve("a.jsonl"), Trail.stopLogging("one"));
        Tool.run(
                "run",
                "--logs",
                logs.toString(),
                "--store",
                base.toString(),
                "--out",
                folder.resolve("out").toString());
        id = Trail.json(Trail.filesBelow(folder.resolve("out")).get("summary.json"))
                .at("/incidents/0/id")
                .asText();
        done(by("analyst-one", base, "04", "ack", id));
        done(by("commander-one", base, "06", "assign", id, "incident-commander", "commander-one"));
        done(by("commander-one", base, "08", "advance", id, "investigating"));
        done(by("analyst-one", base, "12", "investigate", id));
        done(by("commander-one", base, "16", "advance", id, "mitigating"));
        done(by("analyst-one", base, "18", "plan-action", id, "--only", "suspend-identity"));
        action = Trail.json(Tool.run("show", "--store", base.toString(), id, "--json")
                        .out())
                .at("/actions/0/id")
                .asText();
        done(by("commander-one", base, "24", "approve", id, action, "--role", "incident-commander", "--reason", "x"));
    }

    private static void done(Tool step) {
        assertThat(step.code()).as(step.err()).isZero();
    }

    private static Tool by(String actor, Path store, String minute, String... command) {
        return Tool.run(Stream.concat(
                        Stream.of(command),
                        Stream.of("--store", store.toString(), "--actor", actor, "--at", DAY + minute + ":00Z"))
                .toArray(String[]::new));
    }

    private Path copy(String name) throws IOException {
        Path base = folder.resolve("base");
        Path to = folder.resolve(name);
        try (Stream<Path> files = Files.walk(base)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(base.relativize(file).toString()));
            }
        }
        return to;
    }

    /** Executes in a process of its own, and kills it where it stands still. */
    private String execute(Path store, int point) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledExecution.class.getName(),
                        store.toString(),
                        id,
                        action,
                        DAY + "26:00Z",
                        Integer.toString(point))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader told =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            return String.valueOf(told.readLine());
        } finally {
            child.destroyForcibly();
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** What was changed in the cloud, in order, without the times. */
    private static List<String> changes(Path store) throws IOException {
        JsonNode kept = Trail.json(Files.readString(store.resolve("default/cloud/simulated.json")));
        return StreamSupport.stream(kept.get("changes").spliterator(), false)
                .map(change ->
                        change.get("target").asText() + " " + change.get("before") + " -> " + change.get("after"))
                .toList();
    }

    private long events(Path store, String type) throws IOException {
        return Trail.jsonLines(Files.readString(store.resolve("default/incidents/" + id + "/journal.jsonl"))).stream()
                .filter(entry -> entry.get("type").asText().equals(type))
                .count();
    }
}
