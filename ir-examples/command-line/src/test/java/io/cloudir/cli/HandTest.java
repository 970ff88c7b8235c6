package io.cloudir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Running an incident by hand, as two people and the clock do it. */
class HandTest {
    @TempDir
    private Path folder;

    private int minute;
    private String day = "2026-03-03T10:";
    private String id = "";

    @BeforeEach
    void open() {
        id = opened("Keys on a paste site");
    }

    @Test
    void theReportOfAnIncidentInAStoreIsWrittenWhereItIsAskedFor() {
        Path out = folder.resolve("report");

        Tool told = Tool.run("report", "--store", store(), id, "--out", out.toString());

        assertThat(told.code()).isEqualTo(ExitCode.DONE);
        assertThat(out.resolve("incidents/" + id + "/report.html")).content().contains("Keys on a paste site");
        assertThat(out.resolve("incidents/" + id + "/journal.jsonl")).isNotEmptyFile();
        assertThat(Tool.run("report", "--store", store(), "ir-000000000000", "--out", out.toString(), "--force")
                        .code())
                .isEqualTo(ExitCode.INPUT);
    }

    @Test
    void nothingIsDoneBeforeTheLastEntryOfTheJournal() {
        done("analyst-one", "note", id, "Seen on a paste site.");
        minute--;
        done("analyst-one", "note", id, "At the same minute.");
        minute -= 2;

        String refused = refused("analyst-one", "ack", id);

        assertThat(refused)
                .startsWith("ir: refused: --at " + day)
                .contains(" is before the last entry of incident " + id + ", which was recorded at ")
                .contains("expected that time or a later one that is over: give one, or leave --at out for now.");
        minute++;
        done("analyst-one", "ack", id);
    }

    @Test
    void twoPeopleLeadAnIncidentThroughAllGatesToItsEnd() {
        done("analyst-one", "ack", id);
        done("commander-one", "assign", id, "incident-commander", "commander-one");
        done("analyst-one", "note", id, "Seen on a paste site.");
        done("commander-one", "advance", id, "investigating");
        assertThat(refused("commander-one", "advance", id, "mitigating"))
                .contains("scope-established", "evidence-secured", "to meet it: ");
        done("analyst-one", "scope", id, "One key.", "--affected", "principal:arn:aws:iam::123456789012:user/x");
        done("analyst-one", "assess", id);
        Path evidence = Trail.write(folder.resolve("evidence.txt"), "what was pasted");
        done("analyst-one", "evidence-add", id, "paste", "--file", evidence.toString(), "--volatility", "logs");
        done("analyst-one", "evidence-add", id, "memory-image", "--none", "--reason", "There is no host.");
        done("commander-one", "advance", id, "mitigating");
        assertThat(refused("commander-one", "advance", id, "recovering"))
                .contains("remediations-validated", "long-term-fixes-opened");
        done(
                "commander-one",
                "task",
                id,
                "fix-1",
                "--kind",
                "long_term_fix",
                "--title",
                "No long-lived keys",
                "--owner",
                "service-owner",
                "--due",
                "2026-04-01T00:00:00Z");
        done("engineer-one", "validate", id, "remediations", "Key deactivated, sessions revoked.");
        done("commander-one", "advance", id, "recovering");
        assertThat(refused("commander-one", "advance", id, "reviewing"))
                .contains("restorations-validated", "watch-finished", "service-owner-agrees");
        done("engineer-one", "validate", id, "restorations", "Access is by a role now.");
        done("commander-one", "watch", id);
        done("engineer-two", "attest", id, "service-owner-agrees", "Tried, and healthy.");
        assertThat(refused("commander-one", "advance", id, "reviewing")).contains("watch-finished");
        day = "2026-03-25T10:";
        assertThat(Tool.run("tick", "--store", store(), "--at", "2026-03-25T10:00:00Z"))
                .returns(0, Tool::code)
                .satisfies(told ->
                        assertThat(told.lines()).anyMatch(line -> line.startsWith(id + "  ") && line.contains("atch")));
        done("commander-one", "advance", id, "reviewing");
        assertThat(refused("commander-one", "advance", id, "closed")).contains("review-completed", "notices-decided");
        done("analyst-one", "cause", id, "c1", "A key was pasted.", "--kind", "technical");
        done("analyst-one", "lesson", id, "l1", "Scan for keys.");
        done("commander-one", "review", id, "Held.", "--participant", "commander-one", "--participant", "analyst-one");
        done("counsel-one", "attest", id, "notices-decided", "Nothing was owed.");
        done("commander-one", "advance", id, "closed");

        assertThat(show().get("phase").asText()).isEqualTo("closed");
        assertThat(Tool.run("list", "--open", "--store", store()).out()).isEmpty();
        assertThat(Tool.run("verify", store())).returns(0, Tool::code);
        done("commander-one", "reopen", id, "--reason", "Seen again.");
        assertThat(show().get("phase").asText()).isEqualTo("investigating");
    }

    @Test
    void aRefusalNamesEveryUnmetGateAndWhatMeetsItAndChangesNothing() {
        JsonNode before = show();

        Tool refused = by("commander-one", "advance", id, "investigating");

        assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .contains("cannot go from detected to investigating", "acknowledged: ", "to meet it: a person");
        assertThat(show()).isEqualTo(before);
    }

    @Test
    void anIncidentRestsAndIsTakenUpWhereItWasLeft() {
        done("analyst-one", "ack", id);
        done("commander-one", "advance", id, "investigating");
        assertThat(refused("commander-one", "hold", id)).contains("reason");

        done("commander-one", "hold", id, "--reason", "Waiting for counsel.");

        assertThat(show().get("phase").asText()).isEqualTo("on-hold");
        assertThat(refused("commander-one", "advance", id, "mitigating")).contains("allowed: investigating");
        done("commander-one", "advance", id, "investigating");
        assertThat(show().get("phase").asText()).isEqualTo("investigating");
    }

    @Test
    void anIncidentBecomesPartOfAnother() {
        String other = opened("The same keys again");

        done("commander-one", "merge", other, id, "--reason", "One paste.");

        Tool merged = Tool.run("show", other, "--store", store(), "--json");
        assertThat(Trail.json(merged.out()).get("phase").asText()).isEqualTo("merged");
        assertThat(by("commander-one", "merge", id, "ir-aaaaaaaaaaaa").code()).isEqualTo(ExitCode.INPUT);
        assertThat(by("commander-one", "merge", id, id, "--reason", "r").code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void aFalsePositiveNeedsAReasonAndItsDeadlinesAnswered() {
        String refusal = refused("commander-one", "false-positive", id);
        assertThat(refusal).contains("reason: ", "deadlines-answered: ");
        for (JsonNode deadline : show().get("deadlines")) {
            done("commander-one", "deadline", id, deadline.get("id").asText(), "Nothing is owed for a test key.");
        }

        done("commander-one", "false-positive", id, "--reason", "A test key.");

        assertThat(show().get("phase").asText()).isEqualTo("false-positive");
        done("commander-one", "reopen", id, "--reason", "It was none.");
    }

    @Test
    void aSeverityIsSetByAPersonWithAReason() {
        assertThat(refused("commander-one", "assess", id, "--severity", "high")).contains("reason");
        done("commander-one", "assess", id, "--severity", "high", "--reason", "The key is an administrator's.");
        assertThat(show().get("severity").asText()).isEqualTo("high");

        Path facts = Trail.write(folder.resolve("facts.json"), "{\"facts\":[\"ROOT_TAKEOVER\"]}");
        done("commander-one", "assess", id, "--facts", facts.toString());
        assertThat(show().get("severity").asText()).isEqualTo("critical");
    }

    @Test
    void aTaskIsOpenedOnceAndEnds() {
        done(
                "commander-one",
                "task",
                id,
                "t1",
                "--title",
                "Ask",
                "--owner",
                "analyst-one",
                "--due",
                "2026-03-04T00:00:00Z");
        done("analyst-one", "task", id, "t1", "--done", "Asked.");

        assertThat(refused("analyst-one", "task", id, "t1", "--done", "Asked.")).contains("no open task 't1'");
        assertThat(by("analyst-one", "task", id, "t2").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whatIsUnknownIsToldAndChangesNothing() {
        JsonNode before = show();

        assertThat(by("commander-one", "ack", "ir-aaaaaaaaaaaa").code()).isEqualTo(ExitCode.INPUT);
        assertThat(by("commander-one", "advance", id, "nowhere").code()).isEqualTo(ExitCode.USAGE);
        assertThat(by("commander-one", "assign", id, "nobody-s-role", "commander-one")
                        .err())
                .contains("no role");
        assertThat(by("commander-one", "assign", id, "incident-commander", "ghost")
                        .err())
                .contains("no person");
        assertThat(by("commander-one", "attest", id, "no-gate", "x").code()).isEqualTo(ExitCode.REFUSED);
        assertThat(by("commander-one", "deadline", id, "no-deadline", "x").code())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(by("commander-one", "scope", id, " ").code()).isEqualTo(ExitCode.USAGE);
        assertThat(by(
                                "commander-one",
                                "evidence-add",
                                id,
                                "x",
                                "--file",
                                folder.resolve("none").toString())
                        .code())
                .isEqualTo(ExitCode.INPUT);
        assertThat(by("commander-one", "open", "--title", "t", "--scenario", "no-scenario")
                        .err())
                .contains("account-compromise");
        assertThat(Tool.run("show", "ir-aaaaaaaaaaaa", "--store", store()).code())
                .isEqualTo(ExitCode.INPUT);
        assertThat(show()).isEqualTo(before);
    }

    @Test
    void theSameIncidentIsOpenedOnce() {
        assertThat(opened("Keys on a paste site")).isEqualTo(id);
        assertThat(Tool.run("list", "--store", store()).lines()).hasSize(1);
    }

    @Test
    void namespacesAreApart() {
        assertThat(Tool.run("list", "--store", store(), "--namespace", "other").out())
                .isEmpty();
        assertThat(Tool.run("show", id, "--store", store(), "--namespace", "other")
                        .code())
                .isEqualTo(ExitCode.INPUT);
        assertThat(Tool.run("list", "--store", store(), "--namespace", "../default")
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void showTellsWhatTheNextPhaseWaitsForAndListIsJsonOnRequest() {
        Tool shown = Tool.run("show", id, "--store", store());

        assertThat(shown.out())
                .contains(
                        id,
                        "Keys on a paste site",
                        "Open deadlines",
                        "Before it can go from detected to investigating:")
                .doesNotContain("\u001b");
        JsonNode listed =
                Trail.json(Tool.run("list", "--json", "--store", store()).out());
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).get("incident").asText()).isEqualTo(id);
    }

    @Test
    void nothingHappensAtATimeThatHasNotCome() {
        String later = "9998-01-01T00:00:00Z";
        long before = show().get("journal").get("entries").asLong();

        for (Tool tool : List.of(
                Tool.run("note", id, "seen", "--store", store(), "--actor", "analyst-one", "--at", later),
                Tool.run("tick", "--store", store(), "--at", later))) {
            assertThat(tool.code()).isEqualTo(ExitCode.USAGE);
            assertThat(tool.err())
                    .startsWith("ir: error: --at " + later + " has not come")
                    .hasLineCount(1);
        }
        assertThat(show().get("journal").get("entries").asLong()).isEqualTo(before);
    }

    @Test
    void aStoreThatIsAFileIsAStoreError() {
        Path file = Trail.write(folder.resolve("file"), "no store");

        for (Tool tool : List.of(
                Tool.run("list", "--store", file.toString()),
                Tool.run("open", "--title", "t", "--actor", "commander-one", "--store", file.toString()))) {
            assertThat(tool.code()).isEqualTo(ExitCode.STORE);
            assertThat(tool.err()).startsWith("ir: error: " + file).hasLineCount(1);
        }
    }

    @Test
    void ofConflictingWritersTheLoserIsToldAndNothingIsLost() throws Exception {
        int threads = 4;
        int each = 8;
        long before = show().get("journal").get("entries").asLong();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Callable<Long>> writers = IntStream.range(0, threads)
                .<Callable<Long>>mapToObj(writer -> () -> IntStream.range(0, each)
                        .map(turn -> Tool.run(
                                        "note",
                                        id,
                                        "note " + writer + "-" + turn,
                                        "--store",
                                        store(),
                                        "--actor",
                                        "analyst-one",
                                        "--at",
                                        "2026-03-03T10:30:00Z")
                                .code())
                        .peek(code -> assertThat(code).isIn(ExitCode.DONE, ExitCode.STORE))
                        .filter(code -> code == ExitCode.DONE)
                        .count())
                .toList();
        long written = 0;
        try {
            for (Future<Long> writer : pool.invokeAll(writers)) {
                written += writer.get();
            }
        } finally {
            pool.shutdown();
        }

        assertThat(show().get("journal").get("entries").asLong() - before).isEqualTo(written);
        assertThat(Tool.run("verify", store())).returns(0, Tool::code);
    }

    private String opened(String title) {
        Tool opened =
                by("commander-one", "open", "--title", title, "--about", "principal:arn:aws:iam::123456789012:user/x");
        assertThat(opened.code()).as(opened.err()).isZero();
        return opened.out().substring(0, 15);
    }

    private void done(String actor, String... command) {
        Tool tool = by(actor, command);
        assertThat(tool.code())
                .as(String.join(" ", command) + "\n" + tool.err())
                .isZero();
        assertThat(tool.err()).isEmpty();
    }

    private String refused(String actor, String... command) {
        Tool tool = by(actor, command);
        assertThat(tool.code()).as(String.join(" ", command)).isEqualTo(ExitCode.REFUSED);
        return tool.err();
    }

    private Tool by(String actor, String... command) {
        List<String> line = new ArrayList<>(List.of(command));
        minute++;
        line.addAll(List.of("--store", store(), "--actor", actor, "--at", day + "%02d:00Z".formatted(minute)));
        return Tool.run(line.toArray(String[]::new));
    }

    private JsonNode show() {
        return Trail.json(Tool.run("show", id, "--store", store(), "--json").out());
    }

    private String store() {
        return folder.resolve("store").toString();
    }
}
