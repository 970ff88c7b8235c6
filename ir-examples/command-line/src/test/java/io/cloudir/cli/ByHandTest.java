package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.lifecycle.StandardGate;
import io.cloudir.plan.ResponsePlan;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

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

        Map<String, String> told = new LinkedHashMap<>();
        for (String command : commands) {
            boolean refused = command.endsWith(REFUSED);
            String[] words = words(command.replace(REFUSED, ""));
            Tool tool = words[0].equals("approve") ? whileTheCloudIsHeld(words) : Tool.run(words);

            assertThat(tool.code())
                    .as(command + "\n" + tool.err())
                    .isEqualTo(refused ? ExitCode.REFUSED : ExitCode.DONE);
            told.put(command.strip(), tool.out() + tool.err());
        }
        verbsSayWhatTheyDid(told);

        assertThat(folder.resolve("report")).isDirectoryRecursivelyContaining("glob:**report.md");
        try (var files = Files.walk(folder.resolve("report"))) {
            Path report =
                    files.filter(file -> file.endsWith("report.md")).findFirst().orElseThrow();
            assertThat(report).content().contains("Approved by", "Executed by", "engineer-one", "engineer-two");
        }
    }

    /** An approval touches no cloud, so it does not wait for who is at work on it. */
    private Tool whileTheCloudIsHeld(String... words) throws IOException {
        Path lock = folder.resolve("store/default/cloud/lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            return Tool.run(words);
        }
    }

    private void verbsSayWhatTheyDid(Map<String, String> told) {
        String id = "ir-7x2g03rezm7p";
        String action = "suspend-identity-2b85fbf4512d01f7";
        String store = " --store " + folder.resolve("store");
        String standing =
                action + "  suspend-identity of arn:aws:iam::123456789012:user/operator-02 in aws:123456789012: ";
        assertThat(said(told, "ack")).startsWith(id + "  Acknowledged: a person took notice\n");
        assertThat(said(told, "note")).isEqualTo(id + "  Note: The owner of operator-02 is on leave.\n");
        assertThat(said(told, "investigate")).contains(id + "  investigated: critical severity, P1\n");
        assertThat(said(told, "plan-action"))
                .contains(
                        standing + "planned, 3 changes\n",
                        "  next: ir approve " + id + ' ' + action + " --role ROLE --reason TEXT" + store
                                + " --actor PERSON --at 2026-03-04T09:18:00Z\n");
        assertThat(said(told, "approve " + id + ' ' + action, "--actor commander-one"))
                .isEqualTo(standing + "approved by commander-one as incident-commander\n  next: ir execute " + id + ' '
                        + action + store + " --actor PERSON --at 2026-03-04T09:24:00Z\n");
        assertThat(said(told, "execute " + id + ' ' + action))
                .isEqualTo(standing + "executed, 3 changes, read back: not yet\n  next: ir verify-action " + id + ' '
                        + action + store + " --actor engineer-one --at 2026-03-04T09:26:00Z\n");
        assertThat(said(told, "verify-action " + id + ' ' + action))
                .isEqualTo(standing + "executed, 3 changes, read back: holds\n");
        assertThat(said(told, "approve " + id + " roll-back", "--actor commander-one"))
                .contains("approved by commander-one as incident-commander; it needs the approval of 1 more person");
        assertThat(said(told, "release")).contains(standing + "undone: The owner is back, with a new second factor.\n");
        assertThat(said(told, "attest")).isEqualTo(id + "  Gate service-owner-agrees attested: Tried, and healthy.\n");
        assertThat(said(told, "review", "# refused")).contains("has no root cause and no lesson");
        assertThat(String.join("", told.values())).doesNotContainPattern("[A-Z][A-Za-z]+\\[[a-z][A-Za-z]*=");
    }

    /** What the first command of that kind said; refused ones only if asked for. */
    private static String said(Map<String, String> told, String verb, String... also) {
        return told.entrySet().stream()
                .filter(it -> it.getKey().startsWith("ir " + verb))
                .filter(it -> List.of(also).stream().allMatch(it.getKey()::contains))
                .map(Map.Entry::getValue)
                .filter(text -> List.of(also).contains("# refused") || !text.startsWith("ir: refused"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyGateNamesACommandThatTheToolHas() {
        GateCommands commands = new GateCommands("ir-aaaaaaaaaaaa", hints());
        for (StandardGate gate : StandardGate.values()) {
            assertThat(commands.of(gate.code())).as(gate.code()).isNotEmpty().allSatisfy(command -> {
                String[] words = words(command);
                Tool help = words[0].equals("playbook")
                        ? Tool.run(words[0], words[1], "--help")
                        : Tool.run(words[0], "--help");
                assertThat(help.code()).as(command).isZero();
                Pattern.compile("--[a-z-]+")
                        .matcher(command)
                        .results()
                        .forEach(option -> assertThat(help.out()).contains(option.group()));
            });
        }
        assertThat(commands.of("legal-agrees"))
                .containsExactly("ir attest ir-aaaaaaaaaaaa legal-agrees NOTE --store DIR --actor PERSON");
    }

    /** What follows a command that names neither a store nor a person. */
    private static Hints hints() {
        CommandLine line = new CommandLine(CommandSpec.create());
        line.setDefaultValueProvider(new Environment(Map.of()));
        line.parseArgs();
        return Hints.after(line.getCommandSpec(), ResponsePlan.example());
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
