package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.lifecycle.StandardGate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole incident by hand, as docs/by-hand.md tells it. */
class ByHandTest {
    private static final Path ROOT = Path.of("../..");
    private static final String REFUSED = "   # refused";
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    private Path folder;

    @Test
    void whatAKilledRunLeftInTheFolderOfTheCloudIsRemovedAfterADay() throws IOException {
        Path log = Trail.write(folder.resolve("one.jsonl"), Trail.stopLogging("one"));
        Path old = Trail.write(folder.resolve("killed/default/cloud/draft-1.tmp"), "half");
        Path young = Trail.write(folder.resolve("killed/default/cloud/draft-2.tmp"), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));

        assertThat(Tool.run(
                        "run",
                        "--logs",
                        log.toString(),
                        "--store",
                        folder.resolve("killed").toString(),
                        "--out",
                        folder.resolve("killed-out").toString()))
                .returns(0, Tool::code);

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void thePageLeadsAnIncidentFromLogsToItsEndAsItSays() throws IOException {
        List<String> commands = Files.readAllLines(ROOT.resolve("docs/by-hand.md")).stream()
                .filter(line -> line.startsWith("    ir "))
                .toList();
        assertThat(commands).hasSizeGreaterThan(40);

        for (String command : commands) {
            boolean refused = command.endsWith(REFUSED);
            Tool told = Tool.run(words(command.replace(REFUSED, "")));

            assertThat(told.code())
                    .as(command + "\n" + told.err())
                    .isEqualTo(refused ? ExitCode.REFUSED : ExitCode.DONE);
        }

        assertThat(folder.resolve("report")).isDirectoryRecursivelyContaining("glob:**report.md");
        try (var files = Files.walk(folder.resolve("report"))) {
            Path report =
                    files.filter(file -> file.endsWith("report.md")).findFirst().orElseThrow();
            assertThat(report).content().contains("Approved by", "Executed by", "engineer-one", "engineer-two");
        }
    }

    @Test
    void everyGateNamesACommandThatTheToolHas() {
        for (StandardGate gate : StandardGate.values()) {
            assertThat(GateCommands.of(gate.code(), "ir-aaaaaaaaaaaa"))
                    .as(gate.code())
                    .isNotEmpty()
                    .allSatisfy(command -> {
                        String verb = words(command)[0];
                        Tool help = Tool.run(verb, "--help");
                        assertThat(help.code()).as(command).isZero();
                        Pattern.compile("--[a-z-]+")
                                .matcher(command)
                                .results()
                                .forEach(option -> assertThat(help.out()).contains(option.group()));
                    });
        }
        assertThat(GateCommands.of("legal-agrees", "ir-aaaaaaaaaaaa"))
                .containsExactly("ir attest ir-aaaaaaaaaaaa legal-agrees NOTE");
    }

    @Test
    void aKeptCloudThatWasChangedByAnotherHandIsRefusedWithItsName() throws IOException {
        Path store = folder.resolve("store");
        Tool.run(words("ir run --logs ir-examples/sample-logs --store store --out out"));
        String id = Tool.run("list", "--store", store.toString()).out().substring(0, 15);
        Path kept = store.resolve("default/cloud/simulated.json");
        Files.writeString(kept, Files.readString(kept).replace("\"version\":1", "\"version\":2"));

        Tool told = Tool.run("investigate", id, "--store", store.toString(), "--actor", "analyst-one");

        assertThat(told.code()).isEqualTo(ExitCode.INPUT);
        assertThat(told.err()).contains("simulated.json", "version 2 is not 1").hasLineCount(1);
    }

    /** The words of a command line, its paths in the test's folder. */
    private String[] words(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command.strip().substring("ir ".length()));
        while (matcher.find()) {
            String word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            String option = words.isEmpty() ? "" : words.get(words.size() - 1);
            boolean path = option.equals("--store") || option.equals("--out") || option.equals("verify");
            words.add(
                    option.equals("--logs")
                            ? ROOT.resolve(word).toString()
                            : path ? folder.resolve(word).toString() : word);
        }
        return words.toArray(String[]::new);
    }
}
