package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.plan.ResponsePlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Commands that the tool tells to type are complete: they can be copied. */
class HintsTest {
    @TempDir
    private Path folder;

    private static final ResponsePlan PLAN = ResponsePlan.example();

    private String store = "";
    private String id = "";

    @BeforeEach
    void open() {
        store = folder.resolve("o'brien's store").toString();
        id = Tool.run("open", "--title", "Keys", "--store", store, "--actor", "commander-one")
                .out()
                .substring(0, 15);
    }

    private static CommandSpec parsed(String actor, String... more) {
        CommandSpec ack = new CommandLine(new HandCommands.Acknowledge(new Terminal(System.out, System.err)))
                .setDefaultValueProvider(new Environment(Map.of()))
                .getCommandSpec();
        List<String> words = new ArrayList<>(List.of("ir-aaaaaaaaaaaa", "--store", "s", "--actor", actor));
        words.addAll(List.of(more));
        ack.commandLine().parseArgs(words.toArray(String[]::new));
        return ack;
    }

    private static Stream<String> hints(Tool tool) {
        return Stream.concat(tool.out().lines(), tool.err().lines())
                .map(String::strip)
                .filter(line -> line.startsWith("ir "));
    }

    @Test
    void aRefusalRepeatsTheStoreAndTheActorQuotedForAShell() {
        Tool refused = Tool.run("advance", id, "investigating", "--store", store, "--actor", "commander-one");

        assertThat(hints(refused))
                .contains("ir ack " + id + " --store '" + store.replace("'", "'\\''") + "' --actor commander-one");
    }

    @Test
    void theTenantAndThePlanOfTheCommandAreRepeatedToo() {
        Path plan = Trail.write(
                folder.resolve("plan.yaml"), Tool.run("plan", "example").out());
        String other = Tool.run(
                        "open", "--title", "Keys", "--store", store, "--namespace", "acme", "--actor", "commander-one")
                .out()
                .substring(0, 15);

        Tool shown = Tool.run("show", other, "--namespace", "acme", "--plan", plan.toString(), "--store", store);

        assertThat(hints(shown))
                .isNotEmpty()
                .allSatisfy(hint -> assertThat(hint).endsWith(" --namespace acme --plan " + plan + " --actor PERSON"));
    }

    @Test
    void whatTheEnvironmentSaysNeedNotBeTyped() {
        Map<String, String> environment = Map.of("IR_STORE", store, "IR_ACTOR", "commander-one");

        Tool refused = Tool.in(environment, "advance", id, "investigating");

        assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(hints(refused)).contains("ir ack " + id);
        assertThat(hints(Tool.in(environment, "show", id))).contains("ir ack " + id);
        assertThat(Tool.in(environment, "ack", id).code()).isEqualTo(ExitCode.DONE);
        assertThat(Tool.in(environment, "list").lines()).hasSize(1);
    }

    @Test
    void whatIsTypedGoesBeforeTheEnvironment() {
        Map<String, String> environment =
                Map.of("IR_STORE", folder.resolve("none").toString(), "IR_ACTOR", "analyst-one");

        Tool refused =
                Tool.in(environment, "advance", id, "investigating", "--store", store, "--actor", "commander-one");

        assertThat(hints(refused))
                .isNotEmpty()
                .allSatisfy(hint -> assertThat(hint).endsWith(" --actor commander-one"));
    }

    @Test
    void aTimeThatWasToldIsToldOnAndATickGetsAnotherOne() {
        CommandSpec ack = parsed("commander-one", "--at", "2026-03-03T10:00:00Z");
        GateCommands commands = new GateCommands(id, Hints.after(ack, PLAN));

        assertThat(commands.of("acknowledged"))
                .containsExactly("ir ack " + id + " --store s --actor commander-one --at 2026-03-03T10:00:00Z");
        assertThat(commands.of("watch-finished")).contains("ir tick --store s --at TIME");
    }

    @Test
    void aFolderWithCharactersThatNoTerminalShowsIsNamedByTheNumbersOfTheirBytes() {
        assertThat(Hints.quoted("a\u001b[31m'b\u0085\\")).isEqualTo("$'a\\033[31m\\'b\\302\\205\\\\'");
        assertThat(Hints.quoted("o'brien's")).isEqualTo("'o'\\''brien'\\''s'");
        assertThat(Hints.quoted("plain/folder")).isEqualTo("plain/folder");
    }

    @Test
    void whereACloudIsKeptTheScopeIsEstablishedByInvestigating(@TempDir Path other) {
        KeptStore kept = KeptStore.opened(other);

        Tool refused = kept.by("commander-one", "advance", KeptStore.INCIDENT, "mitigating");

        assertThat(hints(refused).map(hint -> hint.split(" ", 3)[1])).containsSubsequence("investigate", "scope");
        assertThat(hints(Tool.run("show", id, "--store", store))).noneMatch(hint -> hint.startsWith("ir investigate"));
    }

    @Test
    void aClockOfOneNameThatWasStartedTwiceIsToldOnce(@TempDir Path other) {
        Tool told = KeptStore.seen(other).by("analyst-one", "ack", KeptStore.INCIDENT);

        assertThat(told.lines()).doesNotHaveDuplicates().anyMatch(line -> line.contains("Deadline answered"));
    }

    @Test
    void anEmptyVariableStandsForNothing() {
        Tool told = Tool.in(Map.of("IR_STORE", "", "IR_ACTOR", ""), "ack", id);

        assertThat(told.code()).isEqualTo(ExitCode.USAGE);
        assertThat(told.err()).contains("--store", "--actor");
    }

    @Test
    void theHelpNamesTheVariables() {
        assertThat(Tool.run("--help").out()).contains("IR_STORE", "IR_ACTOR");
        assertThat(Tool.run("ack", "--help").out()).contains("IR_STORE", "IR_ACTOR");
        assertThat(Tool.run("run", "--help").out()).contains("IR_STORE");
    }

    @Test
    void theHintOfAGateIsForSomebodyElseWhereThePlanNamesOthers() {
        GateCommands commands = new GateCommands(id, Hints.after(parsed("commander-one"), PLAN));

        assertThat(commands.of("notices-decided"))
                .containsExactly("ir attest " + id + " notices-decided NOTE --store s --actor PERSON");
        assertThat(new GateCommands(id, Hints.after(parsed("counsel-one"), PLAN)).of("notices-decided"))
                .containsExactly("ir attest " + id + " notices-decided NOTE --store s --actor counsel-one");
        assertThat(commands.of("watch-finished"))
                .containsExactly("ir watch " + id + " --store s --actor commander-one", "ir tick --store s");
    }

    @Test
    void anActorWhomThePlanDoesNotKnowIsWarnedOfAndRecordedAllTheSame() {
        Tool told = Tool.run("note", id, "Seen.", "--store", store, "--actor", "comander-one");

        assertThat(told.code()).isEqualTo(ExitCode.DONE);
        assertThat(told.err())
                .isEqualTo(
                        "ir: warning: --actor: the plan has no person 'comander-one'; did you mean 'commander-one'?\n");
        assertThat(told.out()).isEqualTo(id + "  Note: Seen.\n");
    }
}
