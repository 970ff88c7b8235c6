package io.cloudir.respond.playbook;

import static io.cloudir.respond.playbook.Sketch.end;
import static io.cloudir.respond.playbook.Sketch.playbook;
import static io.cloudir.respond.playbook.Sketch.start;
import static io.cloudir.respond.playbook.Sketch.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.event.PlaybookEvent.StepOutcome;
import io.cloudir.respond.playbook.condition.Value;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes next follows from the playbook, the run so far, the facts and the time, and from nothing else. */
class InterpreterTest {
    private static Walk walk(Playbook playbook) {
        return new Walk(Playbooks.of(List.of(playbook)), playbook, PlaybookSettings.standard());
    }

    @Test
    void stepsFollowEachOtherToTheEnd() {
        Walk walk = walk(playbook(
                        "1",
                        "",
                        start(),
                        step("1", "a", "on_completion: <action:2>"),
                        step("2", "b", "on_completion: <end:1>"),
                        end("1")))
                .toEnd();

        assertThat(walk.done).containsExactly("a", "b");
        assertThat(walk.end())
                .hasValueSatisfying(it -> assertThat(it.succeeded()).isTrue());
    }

    @Test
    void aDelayIsWaitedForByTheTimeOfTheCaller() {
        Walk walk = walk(playbook("1", "", start(), step("1", "a", "delay: 60000, on_completion: <end:1>"), end("1")));

        assertThat(walk.orders()).isEmpty();
        assertThat(walk.lookAgain()).hasValue(Duration.ofMinutes(1));
        assertThat(walk.pass(Duration.ofSeconds(59)).orders()).isEmpty();
        assertThat(walk.pass(Duration.ofSeconds(1)).orders()).containsExactly("a");
    }

    @Test
    void aStepWhoseTimeIsOverHasFailedAndLeadsWhereFailureLeads() {
        Walk walk = walk(playbook(
                "1",
                "",
                start(),
                step("1", "a", "timeout: 60000, on_success: <end:1>, on_failure: <action:2>"),
                step("2", "b", "on_completion: <end:1>"),
                end("1")));

        assertThat(walk.orders()).containsExactly("a");
        assertThat(walk.lookAgain()).hasValue(Duration.ofMinutes(1));
        assertThat(walk.pass(Duration.ofMinutes(1)).orders()).containsExactly("b");
        assertThat(walk.run()
                        .visit("2")
                        .orElseThrow()
                        .finished()
                        .orElseThrow()
                        .event()
                        .outcome())
                .isEqualTo(StepOutcome.TIMED_OUT);
        assertThat(walk.toEnd().end())
                .hasValueSatisfying(it -> assertThat(it.succeeded()).isTrue());
    }

    @Test
    void anActionThatStatesNoTimeoutHasOneAllTheSame() {
        Walk walk = walk(playbook("1", "", start(), step("1", "a", "on_completion: <end:1>"), end("1")));

        walk.orders();

        assertThat(walk.lookAgain()).hasValue(PlaybookSettings.standard().stepLimit());
        assertThat(walk.pass(Duration.ofDays(7)).orders()).isEmpty();
        assertThat(walk.end()).hasValueSatisfying(it -> assertThat(it.reason()).contains("ACTION_TIMEOUT"));
    }

    private static Playbook branching() {
        return playbook(
                "1",
                "",
                start(),
                step("1", "a", "on_completion: <if-condition:1>"),
                "<if-condition:1>: {type: if-condition, condition: exercise, on_true: <action:2>, on_false: <action:3>,"
                        + " on_completion: <action:4>}",
                step("2", "then", "on_completion: <end:2>"),
                end("2"),
                step("3", "else", "on_completion: <end:3>"),
                end("3"),
                step("4", "z", "on_completion: <end:1>"),
                end("1"));
    }

    @Test
    void aConditionDecidesWhichBranchComesAndThenGoesOn() {
        assertThat(walk(branching()).with("exercise", Value.truth(true)).toEnd().done)
                .containsExactly("a", "then", "z");
        assertThat(walk(branching()).toEnd().done).containsExactly("a", "else", "z");
    }

    @Test
    void whatWasDecidedHoldsWhateverBecomesOfTheFacts() {
        Walk walk = walk(branching()).with("exercise", Value.truth(true)).doAll();
        assertThat(walk.orders()).containsExactly("then");

        walk.with("exercise", Value.truth(false)).toEnd();

        assertThat(walk.done).containsExactly("a", "then", "z");
        assertThat(walk.run().visit("3").orElseThrow().branches().get(0).event().because())
                .isEqualTo("exercise = true");
    }

    private static Playbook looping(String more) {
        return playbook(
                "1",
                "",
                start(),
                step("1", "a", "on_completion: <while-condition:1>"),
                "<while-condition:1>: {type: while-condition, condition: tasks.open > 0, on_true: <action:2>, " + more
                        + "}",
                step("2", "again", "on_completion: <end:2>"),
                end("2"),
                end("1"));
    }

    @Test
    void aLoopGoesRoundWhileItsConditionHolds() {
        Walk walk = walk(looping("on_completion: <end:1>"))
                .with("tasks.open", Value.count(2))
                .doAll();
        walk.doAll();
        walk.with("tasks.open", Value.count(0)).doAll();

        assertThat(walk.done).containsExactly("a", "again", "again");
        assertThat(walk.end())
                .hasValueSatisfying(it -> assertThat(it.succeeded()).isTrue());
    }

    @Test
    void aLoopThatDoesNotEndFailsAfterTheRoundsThatAreAllowed() {
        Playbook playbook = looping("on_completion: <end:1>");
        Walk walk = new Walk(
                        Playbooks.of(List.of(playbook)),
                        playbook,
                        PlaybookSettings.standard().rounds(3))
                .with("tasks.open", Value.count(2))
                .toEnd();

        assertThat(walk.done).containsExactly("a", "again", "again", "again");
        assertThat(walk.end()).hasValueSatisfying(it -> assertThat(it.reason()).contains("after 3 rounds"));
    }

    @Test
    void aSwitchGoesByTheValueOfAFactOrToItsDefault() {
        Playbook playbook = playbook(
                "1",
                "",
                "<start:0>: {type: start, on_completion: <switch-condition:1>}",
                "<switch-condition:1>: {type: switch-condition, switch: severity, cases: {HIGH: <action:1>, default:"
                        + " <action:2>}, on_completion: <end:1>}",
                step("1", "high", "on_completion: <end:2>"),
                end("2"),
                step("2", "other", "on_completion: <end:3>"),
                end("3"),
                end("1"));

        assertThat(walk(playbook)
                        .with("severity", Value.level(io.cloudir.model.Severity.HIGH))
                        .toEnd()
                        .done)
                .containsExactly("high");
        assertThat(walk(playbook).toEnd().done).containsExactly("other");
    }

    private static Playbook side(String head, String... more) {
        List<String> steps = new java.util.ArrayList<>(List.of(
                "<start:0>: {type: start, on_completion: <parallel:1>}",
                "<parallel:1>: {type: parallel, next_steps: [<action:1>, <action:2>], on_completion: <end:1>}",
                step("1", "left", "timeout: 60000, on_completion: <end:2>"),
                end("2"),
                step("2", "right", "on_completion: <end:3>"),
                end("3"),
                end("1")));
        steps.addAll(List.of(more));
        return playbook("1", head, steps.toArray(String[]::new));
    }

    @Test
    void branchesSideBySideWaitForEachOther() {
        Walk walk = walk(side(""));

        assertThat(walk.orders()).containsExactly("left", "right");
        assertThat(walk.toEnd().end())
                .hasValueSatisfying(it -> assertThat(it.succeeded()).isTrue());
    }

    @Test
    void aBranchThatFailsFailsItsStepOnlyWhenTheOthersAreDone() {
        Walk walk = walk(side(""));
        walk.orders();
        walk.pass(Duration.ofMinutes(1));

        assertThat(walk.orders()).containsExactly("right");
        assertThat(walk.end()).isEmpty();
        assertThat(walk.doAll().end()).hasValueSatisfying(it -> {
            assertThat(it.succeeded()).isFalse();
            assertThat(it.reason()).contains("left: ACTION_TIMEOUT");
        });
    }

    @Test
    void aFailureThatNothingHandlesLeadsToTheExceptionStepsAndTheRunHasFailed() {
        Walk walk = walk(
                side("workflow_exception: <action:5>", step("5", "call somebody", "on_completion: <end:5>"), end("5")));
        walk.failAll();

        assertThat(walk.orders()).containsExactly("call somebody");
        assertThat(walk.toEnd().end()).hasValueSatisfying(it -> {
            assertThat(it.succeeded()).isFalse();
            assertThat(it.reason()).contains("left: no", "right: no");
        });
    }

    @Test
    void aPlaybookCallsAnotherAndGoesOnWhenThatHasEnded() {
        Playbook called = playbook("2", "", start(), step("1", "inner", "on_completion: <end:1>"), end("1"));
        Playbook caller = playbook(
                "1",
                "",
                start(),
                step("1", "a", "on_completion: <playbook-action:1>"),
                "<playbook-action:1>: {type: playbook-action, playbook_id: <playbook:2>, on_completion: <action:2>}",
                step("2", "z", "on_completion: <end:1>"),
                end("1"));
        Walk walk = new Walk(Playbooks.of(List.of(caller, called)), caller, PlaybookSettings.standard()).toEnd();

        assertThat(walk.done).containsExactly("a", "inner", "z");
        assertThat(walk.run().visit("3/call.2").orElseThrow().started().event().document())
                .isEqualTo(called.digest());
        assertThat(walk(caller).toEnd().end())
                .hasValueSatisfying(it -> assertThat(it.reason()).contains("is not known here"));
        assertThat(Playbooks.of(List.of(caller)).objections(caller))
                .singleElement()
                .asString()
                .contains("not known");
    }

    @Test
    void playbooksThatCallEachOtherInACircleAreRefused() {
        Playbook one = calling("1", "2");
        Playbook two = calling("2", "1");
        assertThat(Playbooks.of(List.of(one, two)).objections(one))
                .singleElement()
                .asString()
                .contains("leads back to itself");
    }

    private static Playbook calling(String book, String other) {
        return playbook(
                book,
                "",
                "<start:0>: {type: start, on_completion: <playbook-action:1>}",
                "<playbook-action:1>: {type: playbook-action, playbook_id: <playbook:" + other
                        + ">, on_completion: <end:1>}",
                end("1"));
    }

    @Test
    void theSameValuesGiveTheSameTurn() {
        Walk walk = walk(branching());
        Walk again = walk(branching());
        assertThat(walk.toEnd().run()).isEqualTo(again.toEnd().run());
    }

    @Test
    void theDrawingAndTheListTellEveryStep() {
        String drawing = FlowChart.mermaid(branching());
        assertThat(drawing).startsWith("flowchart TD\n").contains("-- \"true\" -->", "==>");
        assertThat(Outline.of(branching())).contains("- if-condition: if exercise", "> then", "> else", "> z");
    }
}
