package io.cloudir;

import static io.cloudir.PlaybookScene.byCloud;
import static io.cloudir.PlaybookScene.containing;
import static io.cloudir.PlaybookScene.own;
import static io.cloudir.PlaybookScene.skippingActions;
import static io.cloudir.respond.playbook.Sketch.end;
import static io.cloudir.respond.playbook.Sketch.start;
import static io.cloudir.respond.playbook.Sketch.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.event.PlaybookEvent.StepOutcome;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Trigger;
import io.cloudir.respond.playbook.Example;
import io.cloudir.respond.playbook.Playbook;
import io.cloudir.respond.playbook.PlaybookSettings;
import io.cloudir.respond.playbook.Playbooks;
import io.cloudir.respond.playbook.Sketch;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Playbooks are followed on a simulated account in which something has happened, by the verbs that people use. */
class PlaybookResponderTest {
    @ParameterizedTest
    @CsvSource({
        "account-compromise, ACCOUNT_COMPROMISE",
        "data-theft, ABNORMAL_TRAFFIC",
        "data-destruction, SUSPICIOUS_API_CALL",
        "malware, RESOURCE_SURGE",
        "resource-hijacking, RESOURCE_SURGE",
        "defense-evasion, SUSPICIOUS_API_CALL",
        "denial-of-service, SERVICE_ERRORS",
        "service-outage, SERVICE_ERRORS",
        "supply-chain-compromise, UNUSUAL_BEHAVIOR",
        "insider-threat, UNUSUAL_BEHAVIOR"
    })
    void aShippedPlaybookIsFollowedToItsEnd(String scenario, Trigger trigger) {
        PlaybookScene scene = PlaybookScene.of(trigger);
        IncidentId id = scene.incident();

        PlaybookAnswer.Followed end =
                scene.follow(id, Playbook.shipped(scenario).orElseThrow());

        assertThat(end.run().finished()).hasValueSatisfying(it -> {
            assertThat(it.event().reason()).isEmpty();
            assertThat(it.event().succeeded()).isTrue();
        });
        assertThat(end.incident().anomalies()).isEmpty();
        assertThat(end.incident().progress().watch()).isPresent();
        assertThat(end.incident().response().actions())
                .isNotEmpty()
                .allSatisfy(action -> assertThat(action.state()).isInstanceOf(ActionState.Verified.class));
    }

    @Test
    void aStepWaitsForTheApprovalOfItsActionAndExecutesNothingBefore() {
        PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
        IncidentId id = scene.incident();
        PlaybookAnswer.Followed waiting = scene.start(id, containing("suspend-identity"));

        assertThat(waiting.waits()).isNotEmpty().allSatisfy(wait -> {
            assertThat(wait.step()).isEqualTo("Stop the key");
            assertThat(wait.what())
                    .contains("waiting for approval of action suspend-identity-", "holding one of the roles");
        });
        assertThat(waiting.incident().response().actions())
                .isNotEmpty()
                .allSatisfy(action -> assertThat(action.state()).isInstanceOf(ActionState.Planned.class));
        PlaybookAnswer.Followed again = scene.advance(id, waiting);
        assertThat(again.incident().version()).isEqualTo(waiting.incident().version());

        waiting.waits().forEach(wait -> scene.approve(id, wait.actionId().orElseThrow()));
        PlaybookAnswer.Followed manual = scene.advance(id, again);

        assertThat(manual.incident().response().actions())
                .allSatisfy(action -> assertThat(action.state()).isInstanceOf(ActionState.Verified.class));
        assertThat(manual.waits()).singleElement().satisfies(wait -> {
            assertThat(wait.what()).contains("of role security-analyst", "where it lay");
            assertThat(wait.taskId()).isPresent();
        });
    }

    @Test
    void noPlaybookIsFollowedByAClockThatStandsBeforeTheIncidentWasOpened() {
        PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
        IncidentId id = scene.incident();
        Incident seen = scene.incidentNow(id);
        Clock slow = Clock.fixed(seen.openedAt().minus(Duration.ofDays(1)), ZoneOffset.UTC);

        PlaybookAnswer answer = scene.elsewhere(() -> {}, slow)
                .by(Automations.RESPONSE)
                .cloud()
                .playbooks()
                .start(id, containing("suspend-identity"));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        PlaybookAnswer.Refused.class,
                        refused -> assertThat(refused.text())
                                .contains("was opened at " + seen.openedAt(), "give a later time"));
        assertThat(scene.incidentNow(id).version()).isEqualTo(seen.version());
    }

    @Test
    void whatTheFactsDoNotCallForIsSkippedAndToldSo() {
        PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
        IncidentId id = scene.incident();
        Playbook playbook = own(Example.text()
                .replace("contain deactivate-key", "contain disable-application")
                .replace("proposed.deactivate-key > 0", "signals > 0"));

        PlaybookAnswer.Followed followed = scene.start(id, playbook);

        assertThat(followed.run().visits())
                .flatExtracting(visit -> visit.commands())
                .extracting(command -> command.event().detail())
                .contains("skipped: the facts call for no disable-application");
        assertThat(followed.incident().response().actions()).isEmpty();
    }

    @Test
    void aTaskThatIsGivenUpFailsItsStep() {
        PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
        IncidentId id = scene.incident();
        PlaybookAnswer.Followed manual = scene.start(id, own(skippingActions()));
        String task = manual.waits().get(0).taskId().orElseThrow();

        scene.scene.response.by(Scene.COMMANDER).endTask(id, task, false, "nobody answers");
        PlaybookAnswer.Followed end = scene.advance(id, manual);

        assertThat(end.run().finished())
                .hasValueSatisfying(
                        it -> assertThat(it.event().reason()).isEqualTo("Ask the holder: given up: nobody answers"));
    }

    @Test
    void aPersonMayGiveUpAStepWithAReasonAndAutomationMayNot() {
        PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
        IncidentId id = scene.incident();
        PlaybookAnswer.Followed manual = scene.start(id, own(skippingActions()));
        String visit = manual.waits().get(0).visit();
        PlaybookResponder person =
                scene.scene.response.by(Scene.COMMANDER).cloud().playbooks();

        assertThat(scene.cloud().playbooks().giveUp(id, manual.run().id(), visit, "why"))
                .isInstanceOf(PlaybookAnswer.Refused.class);
        assertThat(person.giveUp(id, manual.run().id(), visit, " ")).isInstanceOf(PlaybookAnswer.Refused.class);
        person.giveUp(id, manual.run().id(), visit, "the holder has left");

        assertThat(scene.incidentNow(id)
                        .playbooks()
                        .get(0)
                        .visit(visit)
                        .orElseThrow()
                        .finished())
                .hasValueSatisfying(it -> assertThat(it.event().outcome()).isEqualTo(StepOutcome.GIVEN_UP));
    }

    @Test
    void startingWhatIsFollowedAlreadyGoesOnWithThatRun() {
        PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
        IncidentId id = scene.incident();
        PlaybookAnswer.Followed first = scene.start(id, own(skippingActions()));
        PlaybookAnswer.Followed second = scene.start(id, own(skippingActions()));
        assertThat(second.run().id()).isEqualTo(first.run().id());
        assertThat(second.incident().playbooks()).hasSize(1);
    }

    @Test
    void aRunKeepsToTheDocumentThatItWasBegunWithAndIsRefusedWithoutIt() {
        PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
        IncidentId id = scene.incident();
        PlaybookAnswer.Followed run = scene.start(id, own(skippingActions()));

        // Another process, whose evidence store does not hold the document.
        PlaybookAnswer answer = scene.elsewhere()
                .by(new Actor.Person("commander-one"))
                .cloud()
                .playbooks()
                .advance(id, run.run().id());

        assertThat(answer)
                .isInstanceOfSatisfying(
                        PlaybookAnswer.Refused.class,
                        refused ->
                                assertThat(refused.text()).contains("is not in the evidence store", "begin a new run"));
    }

    @Test
    void aRoleThatThePlanLacksIsToldBeforeAnythingIsBegun() {
        PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
        IncidentId id = scene.incident();
        Incident before = scene.incidentNow(id);

        PlaybookAnswer answer = scene.cloud()
                .playbooks()
                .start(id, own(Example.text().replace("name: investigating", "name: night-watch")));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        PlaybookAnswer.Refused.class,
                        refused -> assertThat(refused.text()).contains("neither a role nor a duty 'night-watch'"));
        assertThat(scene.incidentNow(id)).isEqualTo(before);
    }

    @Test
    void allEightTypesOfStepsRunAndAFailureThatNothingHandlesLeadsToTheException() {
        PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
        IncidentId id = scene.incident();
        Playbook called = Sketch.playbook("2", "", start(), step("1", "called", "on_completion: <end:1>"), end("1"));
        Playbook all = Sketch.playbook(
                "1",
                "workflow_exception: <action:6>",
                start().replace("<action:1>", "<if-condition:1>"),
                "<if-condition:1>: {type: if-condition, name: if, condition: signals > 0, on_true: <action:1>,"
                        + " on_completion: <switch-condition:1>}",
                step("1", "so", "on_completion: <end:2>"),
                end("2"),
                "<switch-condition:1>: {type: switch-condition, name: switch, switch: phase, cases: {default: <action:2>},"
                        + " on_completion: <while-condition:1>}",
                step("2", "other", "on_completion: <end:3>"),
                end("3"),
                "<while-condition:1>: {type: while-condition, name: while, condition: tasks.open > 1000,"
                        + " on_true: <action:3>, on_completion: <playbook-action:1>}",
                step("3", "round", "on_completion: <end:4>"),
                end("4"),
                "<playbook-action:1>: {type: playbook-action, name: call, playbook_id: <playbook:2>,"
                        + " on_completion: <parallel:1>}",
                "<parallel:1>: {type: parallel, name: both, next_steps: [<action:4>, <action:5>], on_completion: <end:1>}",
                step("4", "left", "on_completion: <end:5>"),
                end("5"),
                step("5", "right", "on_completion: <end:6>"),
                end("6"),
                end("1"),
                step("6", "by hand", "on_completion: <end:7>"),
                end("7"));
        PlaybookResponder playbooks =
                scene.cloud().playbooks(Playbooks.of(List.of(called)), PlaybookSettings.standard());

        PlaybookAnswer.Followed now = (PlaybookAnswer.Followed) playbooks.start(id, all);
        while (now.run().isRunning()) {
            for (PlaybookWait wait : now.waits()) {
                boolean done = !wait.step().equals("right");
                scene.scene
                        .response
                        .by(Scene.COMMANDER)
                        .endTask(id, wait.taskId().orElseThrow(), done, "said");
            }
            now = (PlaybookAnswer.Followed) playbooks.advance(id, now.run().id());
        }

        assertThat(now.run().visits())
                .filteredOn(visit -> !visit.isMark())
                .extracting(visit -> visit.started().event().name() + " "
                        + visit.finished().orElseThrow().event().outcome())
                .containsExactly(
                        "if SUCCEEDED",
                        "so SUCCEEDED",
                        "switch SUCCEEDED",
                        "other SUCCEEDED",
                        "while SUCCEEDED",
                        "call SUCCEEDED",
                        "called SUCCEEDED",
                        "both FAILED",
                        "left SUCCEEDED",
                        "right FAILED",
                        "by hand SUCCEEDED");
        assertThat(now.run().finished()).hasValueSatisfying(it -> {
            assertThat(it.event().succeeded()).isFalse();
            assertThat(it.event().reason()).isEqualTo("both: right: given up: said");
        });
    }

    @Test
    void aRunThatIsStoppedIsOverAndWhatItHasDoneStays() {
        PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
        IncidentId id = scene.incident();
        PlaybookAnswer.Followed waiting = scene.start(id, containing("suspend-identity"));
        PlaybookResponder person =
                scene.scene.response.by(Scene.COMMANDER).cloud().playbooks();
        String run = waiting.run().id();

        assertThat(person.stop(id, run, " "))
                .isInstanceOfSatisfying(
                        PlaybookAnswer.Refused.class,
                        refused -> assertThat(refused.text()).contains("it takes a reason"));
        person.stop(id, run, "another playbook fits better");

        Incident after = scene.incidentNow(id);
        assertThat(after.playbooks().get(0).finished()).hasValueSatisfying(it -> {
            assertThat(it.event().succeeded()).isFalse();
            assertThat(it.event().reason()).isEqualTo("stopped: another playbook fits better");
        });
        assertThat(after.response().actions())
                .hasSameSizeAs(waiting.incident().response().actions());
        assertThat(person.stop(id, run, "again")).isInstanceOf(PlaybookAnswer.Refused.class);
    }

    @Test
    void whatAnEarlierStepHasDoneIsNotPlannedAgain() {
        PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
        IncidentId id = scene.incident();
        Playbook twice = Sketch.playbook(
                "4",
                "",
                start(),
                byCloud("1", "contain suspend-identity", "on_completion: <action:2>"),
                byCloud("2", "contain suspend-identity", "on_completion: <end:1>"),
                end("1"));

        PlaybookAnswer.Followed end = scene.follow(id, twice);

        List<String> suspended = end.incident().response().actions().stream()
                .map(action -> action.id())
                .toList();
        int count = suspended.size();
        assertThat(count).isBetween(1, 3);
        assertThat(end.run().visits())
                .flatExtracting(visit -> visit.commands())
                .extracting(it -> it.event().detail())
                .contains(
                        "suspend-identity: " + count + " of " + count + " executed and read back",
                        "suspend-identity: 0 of " + count + " executed and read back; done already by: "
                                + String.join(", ", suspended));
    }

    @Test
    void whoeverBeganTheRunDoesNotApproveWhatAutomationPlansInIt() {
        PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
        IncidentId id = scene.incident();
        Playbook later = Sketch.playbook(
                "5",
                "",
                start(),
                Sketch.step("1", "look", "on_completion: <action:2>"),
                byCloud("2", "contain suspend-identity", "on_completion: <end:1>"),
                end("1"));
        PlaybookAnswer.Followed begun = (PlaybookAnswer.Followed)
                scene.cloudBy("commander-one").playbooks().start(id, later);
        scene.end(id, begun.waits().get(0).taskId().orElseThrow());

        String action = scene.advance(id, begun).waits().get(0).actionId().orElseThrow();

        assertThat(scene.incidentNow(id)
                        .response()
                        .action(action)
                        .orElseThrow()
                        .plan()
                        .actor())
                .isEqualTo(Automations.RESPONSE);
        assertThat(scene.cloudBy("commander-one").approve(id, action, "incident-commander", "Mine."))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.text()).contains("commander-one asked for it"));
        assertThat(scene.cloudBy("commander-two").approve(id, action, "incident-commander", "Seen."))
                .isInstanceOf(Outcome.Done.class);
    }
}
