package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.evidence.DirectoryEvidenceStore;
import io.cloudir.model.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ir run} into a store in which somebody has altered a journal, and the evidence of a run without a store. */
class AlteredStoreTest {
    @TempDir
    private Path folder;

    private Tool run(Path logs, String out, String... more) {
        String[] args = {
            "run", "--logs", logs.toString(), "--out", folder.resolve(out).toString()
        };
        String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return Tool.run(all);
    }

    /** A store of one incident whose journal somebody has altered; its id. */
    private String altered(String store) throws IOException {
        Path first = Trail.write(folder.resolve("a.jsonl"), Trail.stopLogging("one"));
        run(first, "a", "--store", folder.resolve(store).toString());
        String id = summary("a").get("incidents").get(0).get("id").asText();
        Path journal = journal(store, id);
        byte[] altered = Files.readAllBytes(journal);
        altered[altered.length / 2] ^= 1;
        Files.write(journal, altered);
        return id;
    }

    private Path journal(String store, String id) {
        return folder.resolve(store).resolve("default/incidents/" + id + "/journal.jsonl");
    }

    /** What a process of its own says on standard error, where the library's log goes too, and its exit code. */
    private static Tool apart(String... line) throws Exception {
        Process tool = ProcessTest.ir(line);
        String out = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(tool.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Tool(tool.waitFor(), out, err);
    }

    @Test
    void aListWithAnAlteredIncidentTellsItOnceAndEndsWithTheCodeOfTampering() throws Exception {
        String store = folder.resolve("store").toString();
        String id = altered("store");
        Tool.run("open", "--title", "Another", "--store", store, "--actor", "commander-one");
        Files.deleteIfExists(folder.resolve("store/default/index/" + id + ".json"));

        Tool told = apart("list", "--store", store);

        assertThat(told.code()).isEqualTo(ExitCode.TAMPERED);
        assertThat(told.out()).contains("Another").hasLineCount(1);
        assertThat(told.err()).hasLineCount(1).contains(journal("store", id) + ": entry ", "is not as it was written");
    }

    @Test
    void timeLeavesAnAlteredIncidentAloneNamesItAndEndsWithTheCodeOfTampering() throws Exception {
        String store = folder.resolve("store").toString();
        String id = altered("store");

        Tool told = Tool.run("tick", "--store", store);

        assertThat(told.code()).isEqualTo(ExitCode.TAMPERED);
        assertThat(told.lines())
                .containsExactly(
                        id + "  left alone: its journal is not as it was written", "nothing else is due by itself");
    }

    @Test
    void whatIsAskedOfAnAlteredIncidentEndsWithTheCodeOfTamperingAndNamesTheFileOnce() throws Exception {
        String store = folder.resolve("store").toString();
        String id = altered("store");

        for (String[] line : new String[][] {
            {"show", id, "--store", store},
            {"note", id, "Seen.", "--store", store, "--actor", "analyst-one"},
            {"report", id, "--store", store, "--out", folder.resolve("report").toString()}
        }) {
            Tool told = apart(line);

            assertThat(told.code()).as(line[0]).isEqualTo(ExitCode.TAMPERED);
            assertThat(told.out()).isEmpty();
            assertThat(told.err())
                    .hasLineCount(1)
                    .startsWith("ir: error: " + journal("store", id) + ": entry ")
                    .contains("restore it from an export");
        }
    }

    @Test
    void thePathOfAStoreSteersNoTerminalThroughTheLog() throws Exception {
        altered("st\nore\u202Ex");

        Tool told = apart("list", "--store", folder.resolve("st\nore\u202Ex").toString());

        assertThat(told.err()).hasLineCount(1).contains("st ore[U+202E]x").doesNotContain("\u202E");
    }

    @Test
    void whoMayNotWriteInAStoreReadsAndVerifiesIt() throws Exception {
        Path place = Files.createDirectory(folder.resolve("store"));
        try (Tmpfs disk = Tmpfs.on(place, 4096)) {
            Path log = Trail.write(folder.resolve("a.jsonl"), Trail.stopLogging("one"));
            run(log, "a", "--store", place.toString());
            String id = summary("a").get("incidents").get(0).get("id").asText();
            String shown = Tool.run("show", id, "--store", place.toString()).out();
            Files.delete(place.resolve("default/incidents/" + id + "/journal.lock"));
            disk.readOnly();

            assertThat(apart("list", "--store", place.toString()))
                    .returns(ExitCode.DONE, Tool::code)
                    .returns("", Tool::err)
                    .satisfies(told -> assertThat(told.out()).contains(id));
            assertThat(Tool.run("show", id, "--store", place.toString())).isEqualTo(new Tool(ExitCode.DONE, shown, ""));
            assertThat(Tool.run(
                            "report",
                            id,
                            "--store",
                            place.toString(),
                            "--out",
                            folder.resolve("r").toString()))
                    .returns(ExitCode.DONE, Tool::code);
            assertThat(Tool.run("verify", place.toString())).returns(ExitCode.DONE, Tool::code);
            assertThat(Tool.run("note", id, "x", "--store", place.toString(), "--actor", "analyst-one"))
                    .returns(ExitCode.STORE, Tool::code);
        }
    }

    @Test
    void theRunGoesOnAndNamesTheIncidentThatItLeftAlone() throws Exception {
        String store = folder.resolve("store").toString();
        String id = altered("store");
        Path journal = journal("store", id);
        byte[] altered = Files.readAllBytes(journal);

        Path more = Trail.write(folder.resolve("b.jsonl"), Trail.stopLogging("two"), Trail.stopLogging("three"));
        Tool told = apart(
                "run", "--logs", more.toString(), "--out", folder.resolve("b").toString(), "--store", store);

        assertThat(told.code()).isEqualTo(ExitCode.TAMPERED);
        assertThat(told.err().lines().filter(line -> line.contains(journal + ": entry ")))
                .hasSize(1);
        assertThat(Files.readAllBytes(journal)).isEqualTo(altered);
        JsonNode summary = summary("b");
        assertThat(summary.get("altered").get(0).asText()).isEqualTo(id);
        assertThat(summary.get("incidents")).hasSize(1);
        assertThat(summary.get("incidents").get(0).get("signals").asInt()).isEqualTo(2);
        assertThat(Trail.filesBelow(folder.resolve("b")))
                .containsKey(
                        "incidents/" + summary.get("incidents").get(0).get("id").asText() + "/report.md");
    }

    @Test
    void withoutAStoreTheEvidenceThatTheJournalNamesIsWithTheResults() {
        run(Trail.write(folder.resolve("a.jsonl"), Trail.stopLogging("one")), "a");

        String id = summary("a").get("incidents").get(0).get("id").asText();
        String journal = Trail.filesBelow(folder.resolve("a")).get("incidents/" + id + "/journal.jsonl");
        JsonNode collected = Trail.jsonLines(journal).stream()
                .filter(entry -> entry.path("type").asText().equals("evidence-collected"))
                .findFirst()
                .orElseThrow();
        assertThat(DirectoryEvidenceStore.in(folder.resolve("a/evidence"))
                        .get(new Digest(collected.get("payload").get("digest").asText())))
                .isPresent();
    }

    private JsonNode summary(String out) {
        return Trail.json(Trail.filesBelow(folder.resolve(out)).get("summary.json"));
    }
}
