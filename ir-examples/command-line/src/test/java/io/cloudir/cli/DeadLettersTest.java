package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --dead-letters}: what {@code ir detect} and {@code ir run} could not read, to be looked at. */
class DeadLettersTest {
    private static final String DAMAGED = "{\"eventVersion\": oops}";

    @TempDir
    private Path folder;

    private String log() {
        return Trail.write(folder.resolve("log.jsonl"), Trail.stopLogging("e-1"), DAMAGED, Trail.stopLogging("e-2"))
                .toString();
    }

    private void keepsTheDamagedLine(Path file) throws IOException {
        List<JsonNode> lines = Trail.jsonLines(Files.readString(file));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).get("place").asText()).isEqualTo(folder.resolve("log.jsonl") + ":2");
        assertThat(new String(lines.get(0).get("base64").binaryValue(), StandardCharsets.UTF_8))
                .isEqualTo(DAMAGED);
        assertThat(lines.get(1).get("kept").asInt()).isEqualTo(1);
        // docs/detection.md shows this very line.
        String page = Files.readString(Path.of("../../docs/detection.md"));
        int shown = page.indexOf("{\"schema\":\"ir.dead-letter/1\"");
        assertThat(Files.readString(file).lines().findFirst().orElseThrow().replace(folder + "/", ""))
                .isEqualTo(page.substring(shown, page.indexOf('\n', shown)));
    }

    @Test
    void detectKeepsThemAndItsOutputIsTheSame() throws IOException {
        Path file = folder.resolve("dead.jsonl");

        Tool with = Tool.run("detect", "--dead-letters", file.toString(), log());

        assertThat(with).isEqualTo(Tool.run("detect", log()));
        keepsTheDamagedLine(file);
        assertThat(with.err()).doesNotContain("oops");
    }

    @Test
    void runKeepsThemTheSameWayEachTime() throws IOException {
        Path one = folder.resolve("one.jsonl");
        Path two = folder.resolve("two.jsonl");

        Tool first = Tool.run(
                "run",
                "--logs",
                log(),
                "--dead-letters",
                one.toString(),
                "--out",
                folder.resolve("a").toString());
        Tool.run(
                "run",
                "--logs",
                log(),
                "--dead-letters",
                two.toString(),
                "--out",
                folder.resolve("b").toString());

        assertThat(first.code()).as(first.err()).isZero();
        keepsTheDamagedLine(one);
        assertThat(two).hasSameBinaryContentAs(one);
    }

    @Test
    void aFileThatIsThereIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("dead.jsonl"), "kept");

        Tool refused = Tool.run("detect", "--dead-letters", file.toString(), log());

        assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("is there already; expected a new file");
        assertThat(file).hasContent("kept");
    }
}
