package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.telemetry.LogSource;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** How the tool explains itself, and what it says to a wrong command line. */
class UsageTest {
    @TempDir
    private Path folder;

    static Stream<List<String>> commands() {
        List<List<String>> all = new ArrayList<>(List.of(List.of()));
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        new CommandLine(Main.class, new Commands(new Terminal(nowhere, nowhere)))
                .getSubcommands()
                .forEach((name, command) -> {
                    all.add(List.of(name));
                    command.getSubcommands().keySet().forEach(sub -> all.add(List.of(name, sub)));
                });
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItselfWithinEightyColumns(List<String> command) {
        List<String> line = new ArrayList<>(command);
        line.add("--help");

        Tool help = Tool.run(line.toArray(String[]::new));

        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.lines().get(0))
                .startsWith(
                        String.join(" ", "Usage: ir", String.join(" ", command)).strip());
        assertThat(help.lines()).allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void theHelpListsEveryCommandInOneGroup() {
        List<String> listed =
                Help.GROUPS.values().stream().flatMap(List::stream).toList();

        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(commands()
                        .filter(command -> command.size() == 1)
                        .map(command -> command.get(0))
                        .toList());
        assertThat(Tool.run("--help").out()).contains("130  interrupted", " 70  a bug of this tool");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nosuch",
                "detect",
                "detect --bogus x",
                "detect --rules",
                "detect --source nosuch x",
                "detect --state file",
                "detect --flush x",
                "run",
                "run --logs x --cloud mars",
                "run --logs x --cloud aws",
                "run --logs x --cloud gcp",
                "run --logs x --cloud none --exercise",
                "run --logs x --store jdbc:postgresql://192.0.2.1/x?password=hush",
                "plan",
                "plan nosuch",
                "severity",
                "verify",
                "verify jdbc:x",
                "show --store x not-an-id",
                "show ir-0a1b2c3d4e5f",
                "ack ir-0a1b2c3d4e5f --store x",
                "open --store x --actor commander-one",
                "open --store x --actor commander-one --title t --at yesterday",
                "open --store x --actor commander-one --title t --at -1000000000-01-01T00:00:00Z",
                "open --store x --actor commander-one --title t --about nothing",
                "open --store x --actor commander-one --title t --about planet:mars",
                "validate ir-0a1b2c3d4e5f everything ok --store x --actor commander-one",
                "assess ir-0a1b2c3d4e5f --severity dire --store x --actor commander-one"
            })
    void aWrongCommandLineIsToldInOneLineOnStandardError(String line) {
        Tool wrong = Tool.run(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).startsWith("ir: error: ").doesNotContain("\tat ", "Exception", "hush");
        assertThat(Path.of("x")).doesNotExist();
    }

    @Test
    void aSourceThatNobodyKnowsIsAUsageErrorThatNamesThoseThereAre() {
        for (Tool wrong : List.of(
                Tool.run("detect", "--source", "azure", "logs"),
                Tool.run("run", "--source", "azure", "--logs", "logs"))) {
            assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
            assertThat(wrong.err()).contains("source 'azure' cannot be read; known: cloudtrail, vpcflow, guardduty");
        }
    }

    @Test
    void everySourceIsNamedByTheHelp() {
        String help = Tool.run("detect", "--help").out().replaceAll("\\s+", "");

        assertThat(LogSource.values()).allSatisfy(source -> assertThat(help).contains(source.code()));
    }

    @Test
    void recordsAreComparedWithIndicatorsAndThoseThatCannotBeUsedAreTold() {
        Path flows = folder.resolve("flows.log");
        Trail.write(flows, "srcaddr dstaddr end\n10.0.0.5 192.0.2.7 1769860800\n");
        Path known = folder.resolve("known.csv");
        Trail.write(known, "type,value,source\naddress,192.0.2.7,Example CERT\naddress,nonsense,Example CERT\n");

        Tool detect = Tool.run("detect", "--indicators", known.toString(), flows.toString());

        assertThat(detect.out()).contains("The address 192.0.2.7 is an indicator of Example CERT.");
        assertThat(detect.err()).contains("known.csv:3: 'nonsense' is no address");
        assertThat(Tool.run("detect", "--indicators", flows.toString(), flows.toString())
                        .code())
                .isEqualTo(ExitCode.INPUT);
    }

    @Test
    void flowLogsAreReadAsTheCloudDeliversThem() {
        Trail.write(
                folder.resolve("flows.log"), "version srcaddr end\n5 192.0.2.7 1769860800\n5 192.0.2.8 1769860801\n");

        assertThat(Tool.run("detect", folder.toString()).err())
                .contains("{\"read\":2,\"duplicates\":0,\"malformed\":0,\"signals\":0,\"files\":1}");
    }

    @Test
    void aFileWhoseNameBeginsWithAnAtSignIsAFileAndNotAListOfArguments() {
        Trail.write(folder.resolve("args"), "--help");

        assertThat(Tool.run("detect", "@" + folder.resolve("args")).code()).isEqualTo(ExitCode.INPUT);
    }

    @Test
    void anArgumentCannotSteerTheTerminal() {
        Tool wrong = Tool.run("detect", "--\u001b[31mred\u0007", "x");

        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.err()).doesNotContain("\u001b", "\u0007");
    }

    @Test
    void aStackTraceIsPrintedOnlyWithDebug() {
        assertThat(Tool.run("plan", "check", folder.resolve("none").toString()).err())
                .startsWith("ir: error: " + folder.resolve("none") + ":0:0: cannot be read; expected a readable file;")
                .hasLineCount(1);
        assertThat(Tool.run("--debug", "plan", "check", folder.resolve("none").toString())
                        .err())
                .contains("\tat io.cloudir.cli.");
    }

    @Test
    void readingCommandsTakeJson() {
        for (String command : List.of("list", "show", "lifecycle")) {
            assertThat(Tool.run(command, "--help").out()).contains("--json");
        }
    }

    @Test
    void theLifeCycleIsAMermaidDiagramOrJson() {
        assertThat(Tool.run("lifecycle").out()).startsWith("stateDiagram-v2\n").contains("DETECTED --> INVESTIGATING");
        assertThat(Trail.json(Tool.run("lifecycle", "--json").out()).get(0).fieldNames())
                .toIterable()
                .containsExactly("from", "to", "gates");
    }

    @Test
    void aMistypedStoreIsNoStoreAndIsNotMade() {
        Path store = folder.resolve("typo");
        List<String[]> lines = List.of(
                new String[] {"list"}, new String[] {"show", "ir-0a1b2c3d4e5f"}, new String[] {"tick"}, new String[] {
                    "ack", "ir-0a1b2c3d4e5f", "--actor", "commander-one"
                });

        for (String[] line : lines) {
            Tool tool = Tool.run(Stream.concat(Stream.of(line), Stream.of("--store", store.toString()))
                    .toArray(String[]::new));
            assertThat(tool.code()).isEqualTo(ExitCode.INPUT);
            assertThat(tool.err()).contains("there is no such store");
        }
        assertThat(Files.exists(store)).isFalse();
    }
}
