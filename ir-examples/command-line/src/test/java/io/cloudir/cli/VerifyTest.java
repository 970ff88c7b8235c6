package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ir verify}: what it proves, and what it finds. */
class VerifyTest {
    @TempDir
    private Path folder;

    private Path store = Path.of("");
    private Path journal = Path.of("");

    @BeforeEach
    void writeAJournal() {
        store = folder.resolve("store");
        Tool opened = Tool.run(
                "open",
                "--store",
                store.toString(),
                "--actor",
                "commander-one",
                "--title",
                "Proof",
                "--at",
                "2026-03-03T10:00:00Z");
        assertThat(opened.code()).isZero();
        journal = store.resolve("default/incidents/" + opened.out().substring(0, 15) + "/journal.jsonl");
    }

    @Test
    void aStoreAFolderAndAJournalAreTheSameProof() {
        for (Path path : List.of(store, journal.getParent(), journal)) {
            JsonNode proof = Trail.json(verify(0, path.toString()));
            assertThat(proof.get("ok").asBoolean()).isTrue();
            assertThat(proof.get("entries").asInt()).isPositive();
            assertThat(proof.get("head").asText()).matches("[0-9a-f]{64}");
            assertThat(proof.get("completeness").asText()).isEqualTo("not-proven");
            assertThat(proof.get("erased")).isEmpty();
            assertThat(proof.get("firstBad").isNull()).isTrue();
        }
    }

    @Test
    void aPipeIsNoJournalAndNobodyWaitsForIt() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        Tool told = Tool.run("verify", pipe.toString());

        assertThat(told.code()).isEqualTo(ExitCode.INPUT);
        assertThat(told.err()).contains("no regular file");
    }

    @Test
    void theHeadProvesThatNothingIsMissing() throws IOException {
        String head = Trail.json(verify(0, journal.toString())).get("head").asText();
        assertThat(Trail.json(verify(0, journal.toString(), "--head", head))
                        .get("completeness")
                        .asText())
                .isEqualTo("proven");

        List<String> lines = Files.readAllLines(journal);
        Files.write(journal, lines.subList(0, lines.size() - 1));

        assertThat(Trail.json(verify(0, journal.toString())).get("completeness").asText())
                .isEqualTo("not-proven");
        assertThat(firstBad(verify(ExitCode.TAMPERED, journal.toString(), "--head", head)))
                .isEqualTo("truncated");
    }

    @Test
    void whatWasDoneToAJournalIsNamed() throws IOException {
        List<String> lines = Files.readAllLines(journal);

        Files.write(
                journal,
                with(lines, 1, lines.get(1).replace("\"v\":1", "\"v\": 1").replace("automation", "automatiom")));
        assertThat(firstBad(verify(ExitCode.TAMPERED, store.toString()))).isEqualTo("changed");

        List<String> dropped = new ArrayList<>(lines);
        dropped.remove(1);
        Files.write(journal, dropped);
        assertThat(firstBad(verify(ExitCode.TAMPERED, store.toString()))).isEqualTo("dropped");

        List<String> reordered = new ArrayList<>(lines);
        reordered.add(1, reordered.remove(2));
        Files.write(journal, reordered);
        assertThat(firstBad(verify(ExitCode.TAMPERED, store.toString()))).isEqualTo("reordered");

        List<String> inserted = new ArrayList<>(lines);
        inserted.add(1, lines.get(1));
        Files.write(journal, inserted);
        assertThat(firstBad(verify(ExitCode.TAMPERED, store.toString()))).isEqualTo("inserted");

        String whole = String.join("\n", lines) + "\n";
        Files.writeString(journal, whole.substring(0, whole.length() - 20));
        JsonNode torn = Trail.json(verify(ExitCode.TAMPERED, store.toString())).get("firstBad");
        assertThat(torn.get("reason").asText()).isEqualTo("torn");
        assertThat(torn.get("line").asInt()).isEqualTo(lines.size());
        assertThat(torn.get("file").asText()).isEqualTo(journal.toString());
    }

    @Test
    void anEndThatTheIndexKnowsIsMissing() throws IOException {
        assertThat(Tool.run("list", "--store", store.toString()).code()).isZero();
        List<String> lines = Files.readAllLines(journal);
        Files.write(journal, lines.subList(0, lines.size() - 1));

        String told = verify(ExitCode.TAMPERED, store.toString());
        JsonNode proof = Trail.json(told);

        assertThat(firstBad(told)).isEqualTo("truncated");
        assertThat(proof.get("firstBad").get("line").asInt()).isEqualTo(lines.size());
        assertThat(proof.get("completeness").asText()).isEqualTo("not-proven");
        assertThat(Tool.run("list", "--store", store.toString()).code()).isEqualTo(ExitCode.TAMPERED);
        String id = journal.getParent().getFileName().toString();
        assertThat(Tool.run("show", id, "--store", store.toString()).err())
                .contains("had " + lines.size() + " entries by its row in the index and now has " + (lines.size() - 1)
                        + "; somebody has cut it off");
        verify(ExitCode.TAMPERED, store.toString());
    }

    @Test
    void whatTheIndexKnowsProvesNothing() throws IOException {
        assertThat(Tool.run("list", "--store", store.toString()).code()).isZero();

        assertThat(Trail.json(verify(0, journal.toString())).get("completeness").asText())
                .isEqualTo("not-proven");
    }

    @Test
    void whatCannotBeReadOrIsNoKeyIsTold() {
        Path none = folder.resolve("none");
        assertThat(Tool.run("verify", none.toString()))
                .returns(ExitCode.INPUT, Tool::code)
                .returns("", Tool::out);
        assertThat(Tool.run("verify", folder.resolve("store/default/evidence").toString())
                        .code())
                .isEqualTo(ExitCode.INPUT);
        assertThat(Tool.run("verify", journal.toString(), "--head", "zz").code())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Tool.run("verify", journal.toString(), "--public-key", none.toString())
                        .code())
                .isEqualTo(ExitCode.INPUT);
        assertThat(Tool.run("verify", journal.toString(), "--public-key", journal.toString())
                        .code())
                .isIn(ExitCode.USAGE, ExitCode.INPUT);
    }

    private static List<String> with(List<String> lines, int at, String line) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(at, line);
        return changed;
    }

    private static String firstBad(String json) {
        return Trail.json(json).get("firstBad").get("reason").asText();
    }

    private static String verify(int code, String... arguments) {
        List<String> line = new ArrayList<>(List.of("verify"));
        line.addAll(List.of(arguments));
        Tool tool = Tool.run(line.toArray(String[]::new));
        assertThat(tool.code()).as(tool.out() + tool.err()).isEqualTo(code);
        return tool.out();
    }
}
