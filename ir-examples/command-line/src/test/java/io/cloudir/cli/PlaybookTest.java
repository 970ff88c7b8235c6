package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaybookTest {
    @TempDir
    private Path folder;

    @Test
    void thePlaybooksThatShipAreListed() {
        assertThat(Tool.run("playbook", "list").lines())
                .contains("account-compromise  Account compromise", "malware  Malware and ransomware");
    }

    @Test
    void aShippedPlaybookIsShownDrawnAndPrintedAndItsSourceHasNoFault() throws IOException {
        assertThat(Tool.run("playbook", "show", "malware").out())
                .startsWith("Malware and ransomware\n")
                .contains("> contain isolate-host", "while quiet.minutes < 60");
        assertThat(Tool.run("playbook", "show", "malware", "--mermaid").out()).startsWith("flowchart TD\n");
        Path own = Files.writeString(
                folder.resolve("own.json"),
                Tool.run("playbook", "show", "malware", "--source").out());

        Tool check = Tool.run("playbook", "check", own.toString());

        assertThat(check.code()).isZero();
        assertThat(check.out()).isEqualTo("{\"document\":\"" + own + "\",\"faults\":[]}\n");
        assertThat(Tool.run("playbook", "show", own.toString()).out()).startsWith("Malware and ransomware\n");
    }

    @Test
    void faultsAreToldAsJsonOneLineAFileAndTheExitCodeIsFour() throws IOException {
        String source = Tool.run("playbook", "show", "malware", "--source").out();
        Path good = Files.writeString(folder.resolve("good.json"), source);
        Path bad = Files.writeString(
                folder.resolve("bad.json"), source.replaceFirst("\"type\": \"x-cloud-ir\",", "\"type\": \"ssh\","));

        Tool check = Tool.run("playbook", "check", good.toString(), bad.toString());

        assertThat(check.code()).isEqualTo(ExitCode.INPUT);
        assertThat(check.lines()).hasSize(2);
        assertThat(check.lines().get(0)).isEqualTo("{\"document\":\"" + good + "\",\"faults\":[]}");
        assertThat(check.lines().get(1)).contains("\"code\":\"refused-command\"", "\"line\":");
        assertThat(check.err()).contains("bad.json:").contains("commands of type 'ssh' are refused");
        assertThat(Tool.run("playbook", "check", "--json", bad.toString()).err())
                .isEmpty();
    }

    @Test
    void whatIsNoPlaybookIsToldInOneLine() {
        Tool wrong = Tool.run("playbook", "show", "no-such");
        assertThat(wrong.code()).isEqualTo(ExitCode.INPUT);
        assertThat(wrong.err())
                .startsWith("ir: error: no-such: no such playbook ships")
                .hasLineCount(1);
        assertThat(Tool.run("playbook").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void everyFaultOfEveryPlaybookOfAPlanIsToldAtOnce() throws IOException {
        String source = Tool.run("playbook", "show", "malware", "--source").out();
        Files.writeString(
                folder.resolve("one.json"), source.replaceFirst("\"type\": \"x-cloud-ir\",", "\"type\": \"ssh\","));
        Files.writeString(folder.resolve("two.json"), source.replaceFirst("cacao-2.0", "cacao-1.0"));
        Path plan = Files.writeString(
                folder.resolve("plan.yaml"),
                Tool.run("plan", "example")
                        .out()
                        .replace(
                                "where: playbooks/customer-export.json}",
                                "where: one.json}\n  - {id: two, where: two.json}"));

        Tool run = Tool.run(
                "run",
                "--exercise",
                "--plan",
                plan.toString(),
                "--logs",
                "../sample-logs",
                "--out",
                folder.resolve("out").toString());

        assertThat(run.err()).contains("one.json:", "two.json:", "commands of type 'ssh' are refused");
        assertThat(run.code()).isEqualTo(ExitCode.INPUT);
    }

    @Test
    void anIncidentThatMovesOnSaysWhichPlaybookIsLeftHalfWay() throws IOException {
        open();
        Tool follow = at(8, "commander-one", "playbook follow " + ID);
        assertThat(follow.out()).contains("waits at");

        Tool moved = at(20, "commander-one", "advance " + ID + " mitigating", "--json");

        assertThat(moved.code()).isZero();
        assertThat(moved.err())
                .contains("ir: note: playbook 'Account compromise' is followed half-way (run-", ", at step ")
                .contains("ir playbook follow " + ID, "ir playbook stop " + ID + " run-");
        assertThat(Trail.json(moved.out())
                        .get("playbooksHalfWay")
                        .get(0)
                        .get("playbook")
                        .asText())
                .isEqualTo("Account compromise");
        Tool again = at(21, "commander-one", "note " + ID + " nothing-moved");
        assertThat(again.err()).doesNotContain("half-way");
    }

    private static final String ID = "ir-7x2g03rezm7p";

    /** Runs a command of {@code ir playbook} about the incident of the sample logs, as somebody, at a minute of a morning. */
    private Tool at(int minute, String actor, String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
        words.addAll(List.of(more));
        words.addAll(List.of("--store", folder.resolve("store").toString(), "--actor", actor, "--at"));
        words.add("2026-03-04T09:%02d:00Z".formatted(minute));
        return Tool.run(words.toArray(String[]::new));
    }

    private void open(String... plan) {
        List<String> words = new ArrayList<>(List.of("run", "--logs", "../sample-logs"));
        words.addAll(List.of("--store", folder.resolve("store").toString()));
        words.addAll(List.of("--out", folder.resolve("out").toString()));
        words.addAll(List.of(plan));
        assertThat(Tool.run(words.toArray(String[]::new)).code()).isZero();
        assertThat(at(4, "analyst-one", "ack " + ID, plan).code()).isZero();
        assertThat(at(5, "commander-one", "assign " + ID + " incident-commander commander-one", plan)
                        .code())
                .isZero();
        assertThat(at(6, "commander-one", "advance " + ID + " investigating", plan)
                        .code())
                .isZero();
    }

    private String journal() throws IOException {
        return Tool.run("show", ID, "--json", "--store", folder.resolve("store").toString())
                .out();
    }

    @Test
    void aDryRunTellsWhatThePlaybookOfTheScenarioWouldDoAndChangesNothing() throws IOException {
        open();
        String before = journal();

        Tool dry = at(8, "analyst-one", "playbook dry-run " + ID);

        assertThat(dry.code()).isZero();
        assertThat(dry.out())
                .startsWith("Account compromise, as the facts are now:\n  Look at what happened\n    investigate\n")
                .contains("would plan it for arn:aws:iam::123456789012:user/operator-02")
                .contains("Are there hosts?: if hosts > 0 or proposed.isolate-host > 0: false");
        assertThat(journal()).isEqualTo(before);
    }

    @Test
    void programsAreToldWhatAPlaybookWouldDoAndWhatItWaitsFor() {
        open();

        Tool dry = at(8, "analyst-one", "playbook dry-run " + ID, "--json");
        Tool begun = at(10, "engineer-one", "playbook follow " + ID, "--json");

        JsonNode would = Trail.json(dry.lines().get(0));
        assertThat(would.get("schema").asText()).isEqualTo("ir.playbook-dry-run/1");
        assertThat(would.get("lines").findValuesAsText("text"))
                .anyMatch(line -> line.startsWith("would plan it for arn:aws:iam::123456789012:user/operator-02"));
        JsonNode run = Trail.json(begun.lines().get(0));
        assertThat(run.get("schema").asText()).isEqualTo("ir.playbook-run/1");
        assertThat(run.get("state").asText()).isEqualTo("running");
        assertThat(run.get("steps").get(0).get("outcome").asText()).isEqualTo("succeeded");
        assertThat(run.get("waits").get(0).get("visit").asText()).isEqualTo("4/call.3");
        assertThat(run.get("waits").get(0).get("task").asText()).startsWith("task-");
        assertThat(Trail.json(begun.lines().get(1)).get("incident").asText()).isEqualTo(ID);
    }

    @Test
    void aPlaybookIsFollowedByHandAndSaysWhatItWaitsForWithTheCommandsForIt() {
        open();

        Tool begun = at(10, "engineer-one", "playbook follow " + ID);

        assertThat(begun.code()).isZero();
        assertThat(begun.out())
                .containsPattern("^run-[0-9a-f]{12}  Account compromise: goes on\n")
                .contains("  succeeded: Is root in the wrong hands?: false (suspects.root = false,")
                .contains("  waits at 4/call.3 Keep the logs: waiting for task task-");
        String task = begun.lines().stream()
                .filter(line -> line.startsWith("    ir task " + ID))
                .map(line -> line.split(" ", -1)[7])
                .findFirst()
                .orElseThrow();
        assertThat(at(12, "analyst-one", "task " + ID + ' ' + task, "--done", "Exported, with a hold.")
                        .code())
                .isZero();

        Tool goesOn = at(14, "engineer-one", "playbook follow " + ID);

        assertThat(goesOn.out())
                .contains("  succeeded: Keep the logs: done by hand: Exported, with a hold.\n")
                .contains(
                        "waits at 5/true.1 Give the watchers their sight back: waiting for approval of action roll-back-")
                .containsPattern("    ir approve " + ID + " roll-back-[0-9a-f]+ --role ROLE --reason TEXT --store ");
    }

    @Test
    void aStepIsGivenUpAndARunIsStoppedWithAReason() {
        open();
        String run = at(10, "engineer-one", "playbook follow " + ID).out().substring(0, 16);

        assertThat(at(11, "commander-one", "playbook give-up " + ID + ' ' + run + " 4/call.3"))
                .returns(ExitCode.REFUSED, Tool::code)
                .satisfies(refused -> assertThat(refused.err()).contains("it takes a person, a reason"));
        Tool givenUp = at(
                12,
                "commander-one",
                "playbook give-up " + ID + ' ' + run + " 4/call.3",
                "--reason",
                "No such account.");
        assertThat(givenUp.code()).isZero();
        assertThat(givenUp.out()).contains("  given up: Keep the logs: No such account.\n");

        Tool stopped = at(13, "commander-one", "playbook stop " + ID + ' ' + run, "--reason", "Led by hand.");
        assertThat(stopped.out()).contains("ended without success: stopped: Led by hand.");
        assertThat(at(14, "commander-one", "playbook stop " + ID + ' ' + run, "--reason", "Again.")
                        .code())
                .isEqualTo(ExitCode.REFUSED);
    }

    /** The example plan, in which an account compromise is handled by a playbook beside it. */
    private Path ownPlan(String document) throws IOException {
        Files.createDirectories(folder.resolve("playbooks"));
        Files.writeString(folder.resolve("playbooks/customer-export.json"), document);
        return Files.writeString(
                folder.resolve("plan.yaml"),
                Tool.run("plan", "example")
                        .out()
                        .replace(
                                "scenarios:\n  - id: insider-threat",
                                "scenarios:\n  - {id: account-compromise, playbook: customer-export}\n  - id:"
                                        + " insider-threat"));
    }

    @Test
    void aPlaybookOfOnesOwnIsTriedDryAndThenFollowedInAnExercise() throws IOException {
        String own = Tool.run("playbook", "show", "account-compromise", "--source")
                .out()
                .replace("\"name\": \"Account compromise\"", "\"name\": \"Our own way\"");
        String plan = ownPlan(own).toString();
        open("--plan", plan);

        assertThat(at(8, "analyst-one", "playbook dry-run " + ID, "--plan", plan)
                        .out())
                .startsWith("Our own way, as the facts are now:\n");
        assertThat(at(8, "analyst-one", "playbook dry-run " + ID, "malware").out())
                .startsWith("Malware and ransomware, as the facts are now:\n");
        Path out = folder.resolve("played");
        Tool played =
                Tool.run("run", "--logs", "../sample-logs", "--plan", plan, "--exercise", "--out", out.toString());
        assertThat(played.code()).isZero();
        assertThat(out.resolve("incidents/" + ID + "/report.md"))
                .content()
                .contains("## Playbooks\n\n### Our own way\n", "followed to its end");
    }

    @Test
    void aPlaybookOfThePlansOwnWithAFaultIsRefusedAndOneThatIsNotThereIsTold() throws IOException {
        String plan = ownPlan("{}").toString();
        String out = folder.resolve("none").toString();

        Tool faulty = Tool.run("run", "--logs", "../sample-logs", "--plan", plan, "--exercise", "--out", out);
        assertThat(faulty.code()).isEqualTo(ExitCode.INPUT);
        assertThat(faulty.err()).contains("playbooks/customer-export.json:");

        Files.delete(folder.resolve("playbooks/customer-export.json"));
        Tool told = Tool.run("run", "--logs", "../sample-logs", "--plan", plan, "--exercise", "--out", out, "--force");
        assertThat(told.code()).isZero();
        assertThat(told.err())
                .contains("playbook customer-export of the plan cannot be followed: there is no file"
                        + " playbooks/customer-export.json beside the plan; put its document there");
    }
}
