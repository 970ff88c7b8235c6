package io.cloudir;

import static io.cloudir.PlaybookScene.byCloud;
import static io.cloudir.PlaybookScene.containing;
import static io.cloudir.PlaybookScene.own;
import static io.cloudir.PlaybookScene.skippingActions;
import static io.cloudir.respond.playbook.Sketch.end;
import static io.cloudir.respond.playbook.Sketch.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.CloudException;
import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.event.PlaybookEvent.StepOutcome;
import io.cloudir.incident.event.WorkEvent.NoteAdded;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Trigger;
import io.cloudir.respond.playbook.Example;
import io.cloudir.respond.playbook.FactReading;
import io.cloudir.respond.playbook.Playbook;
import io.cloudir.respond.playbook.Sketch;
import io.cloudir.respond.playbook.condition.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stops a playbook for a while, or for good: the cloud, others at work, a check that does not hold. */
class PlaybookTroubleTest {
    @Test
    void whatTheCloudDidNotDoThisTimeIsTriedAgainAfterAMinute() {
        PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
        IncidentId id = scene.incident();
        boolean[] busy = {true};
        PlaybookResponder playbooks = scene.elsewhere(() -> {
                    if (busy[0] && isExecuting(scene.incidentNow(id))) {
                        throw new CloudException.Throttled("slow down");
                    }
                })
                .by(Automations.RESPONSE)
                .cloud()
                .playbooks();
        PlaybookAnswer.Followed planned = (PlaybookAnswer.Followed) playbooks.start(id, containing("suspend-identity"));
        String run = planned.run().id();
        planned.waits().forEach(wait -> scene.approve(id, wait.actionId().orElseThrow()));

        PlaybookAnswer.Followed waiting = (PlaybookAnswer.Followed) playbooks.advance(id, run);
        assertThat(waiting.waits())
                .isNotEmpty()
                .allSatisfy(wait -> assertThat(wait.what()).contains("to be tried again", "slow down"));
        PlaybookAnswer.Followed atOnce = (PlaybookAnswer.Followed) playbooks.advance(id, run);
        assertThat(atOnce.waits()).isEqualTo(waiting.waits());
        assertThat(atOnce.incident().version()).isEqualTo(waiting.incident().version());
        assertThat(atOnce.lookAgain()).hasValue(scene.scene.clock.instant().plusSeconds(60));

        busy[0] = false;
        scene.scene.clock.moveTo(atOnce.lookAgain().orElseThrow());
        PlaybookAnswer.Followed manual = (PlaybookAnswer.Followed) playbooks.advance(id, run);

        assertThat(manual.incident().response().actions())
                .isNotEmpty()
                .allSatisfy(action -> assertThat(action.state()).isInstanceOf(ActionState.Verified.class));
        assertThat(manual.waits())
                .singleElement()
                .satisfies(wait -> assertThat(wait.taskId()).isPresent());
    }

    private static boolean isExecuting(Incident incident) {
        return incident.response().actions().stream()
                .anyMatch(action -> action.state() instanceof ActionState.Executing);
    }

    @Test
    void anActionIsReadBackOnceHoweverLongOthersWait() {
        PlaybookScene scene = PlaybookScene.of(Trigger.RESOURCE_SURGE);
        IncidentId id = scene.incident();
        PlaybookAnswer.Followed waiting = scene.start(id, containing("isolate-host"));
        assertThat(waiting.waits()).hasSizeGreaterThan(1);
        scene.approve(id, waiting.waits().get(0).actionId().orElseThrow());

        PlaybookAnswer.Followed one = scene.advance(id, waiting);
        assertThat(one.waits()).hasSize(waiting.waits().size() - 1);
        assertThat(one.incident().version()).isGreaterThan(waiting.incident().version());
        assertThat(scene.advance(id, one).incident().version())
                .isEqualTo(one.incident().version());
    }

    @Test
    void whatSomebodyElseJournalsMeanwhileStopsNothing() {
        PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
        IncidentId id = scene.incident();
        int[] reached = {0};
        Runnable meanwhile = () -> {
            if (reached[0]++ % 3 == 0) {
                scene.scene.fact(id, new NoteAdded("meanwhile"));
            }
        };
        scene.scene.atEachAppend(meanwhile);
        PlaybookAnswer.Followed manual = scene.start(id, own(skippingActions()));
        while (manual.lookAgain().filter(scene.scene.clock.instant()::equals).isPresent()) {
            manual = scene.advance(id, manual);
        }
        PlaybookWait wait = manual.waits().get(0);
        assertThat(wait.taskId()).isPresent();

        reached[0] = 0;
        PlaybookAnswer answer = scene.scene
                .response
                .by(Scene.COMMANDER)
                .cloud()
                .playbooks()
                .giveUp(id, manual.run().id(), wait.visit(), "the holder has left");
        assertThat(answer)
                .isInstanceOfSatisfying(
                        PlaybookAnswer.Followed.class,
                        end -> assertThat(end.run()
                                        .visit(wait.visit())
                                        .orElseThrow()
                                        .finished())
                                .hasValueSatisfying(
                                        it -> assertThat(it.event().outcome()).isEqualTo(StepOutcome.GIVEN_UP)));
    }

    @Test
    void aStopAtAnyAppendIsGoneOnFromTheJournalToTheSameEnd() {
        PlaybookScene undisturbed = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
        IncidentId sameId = undisturbed.incident();
        List<String> expected = PlaybookScene.course(undisturbed.follow(sameId, own(Example.text())));
        for (int append = 1; append <= 12; append += 2) {
            PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
            IncidentId id = scene.incident();
            scene.scene.failAtAppend(append);
            try {
                scene.start(id, own(Example.text()));
            } catch (JournalException stopped) {
                assertThat(stopped).hasMessageContaining("disk");
            }
            PlaybookAnswer.Followed end = scene.follow(id, own(Example.text()));

            assertThat(PlaybookScene.course(end))
                    .as("stopped at append " + append)
                    .isEqualTo(expected);
            assertThat(end.incident().anomalies()).isEmpty();
        }
    }

    @Test
    void whatCannotBePlannedIsATaskForPeopleAndTheStepFails() {
        PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
        IncidentId id = scene.incident();
        Playbook suspending = Sketch.playbook(
                "2", "", start(), byCloud("1", "contain suspend-identity", "on_success: <end:1>"), end("1"));

        PlaybookAnswer answer = scene.whereNothingCanBePlanned()
                .by(Automations.RESPONSE)
                .cloud()
                .playbooks()
                .start(id, suspending);

        assertThat(((PlaybookAnswer.Followed) answer).run().finished()).hasValueSatisfying(it -> {
            assertThat(it.event().succeeded()).isFalse();
            assertThat(it.event().reason()).contains("is left to people", "reading a user was denied");
        });
        assertThat(scene.incidentNow(id).work().tasks())
                .anyMatch(task -> task.isOpen() && task.title().startsWith("Decide about suspend-identity of "));
    }

    @Test
    void aCheckThatFindsSomethingIsRepeatedEachMinuteAndFailsAfterTen() {
        PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
        IncidentId id = scene.incident();
        scene.start(id, containing("suspend-identity")); // planned, and never approved
        while (scene.incidentNow(id).phase() != Phase.MITIGATING) {
            scene.advancePhase(id);
        }
        Playbook check = Sketch.playbook(
                "3", "", start(), byCloud("1", "validate remediations", "on_completion: <end:1>"), end("1"));
        PlaybookAnswer.Followed now = scene.start(id, check);
        Instant begun = scene.scene.clock.instant();

        assertThat(now.lookAgain()).hasValue(begun.plusSeconds(60));
        assertThat(now.waits())
                .singleElement()
                .satisfies(wait ->
                        assertThat(wait.what()).contains("it does not hold so far", "no containment is in force"));
        assertThat(scene.advance(id, now).incident().version())
                .isEqualTo(now.incident().version());
        while (now.run().isRunning()) {
            scene.scene.clock.moveTo(now.lookAgain().orElseThrow());
            now = scene.advance(id, now);
        }

        assertThat(scene.scene.clock.instant()).isEqualTo(begun.plus(Duration.ofMinutes(10)));
        assertThat(now.run().finished())
                .hasValueSatisfying(it -> assertThat(it.event().reason()).contains("no containment is in force"));
        assertThat(scene.incidentNow(id).phase()).isEqualTo(Phase.INVESTIGATING);
    }

    @Test
    void aCheckThatNobodyAnswersIsGivenUpAndLeadsNowhere() {
        PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
        IncidentId id = scene.incident();
        scene.start(id, own(skippingActions()));
        while (scene.incidentNow(id).phase() != Phase.MITIGATING) {
            scene.advancePhase(id);
        }
        PlaybookResponder playbooks = scene.elsewhere(() -> {
                    throw new CloudException.Throttled("slow down");
                })
                .by(Automations.RESPONSE)
                .cloud()
                .playbooks();
        Playbook check = Sketch.playbook(
                "3", "", start(), byCloud("1", "validate remediations", "on_completion: <end:1>"), end("1"));
        PlaybookAnswer.Followed now = (PlaybookAnswer.Followed) playbooks.start(id, check);
        while (now.run().isRunning()) {
            scene.scene.clock.moveTo(now.lookAgain().orElseThrow());
            now = (PlaybookAnswer.Followed) playbooks.advance(id, now.run().id());
        }

        assertThat(now.run().finished())
                .hasValueSatisfying(it -> assertThat(it.event().reason()).contains("cannot be looked at: slow down"));
        assertThat(scene.incidentNow(id).phase()).isEqualTo(Phase.MITIGATING);
    }

    @Test
    void aWordAgainstTheJournalNeitherEndsACheckNorMakesItsFactTrue() {
        PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
        IncidentId id = scene.incident();
        scene.start(id, containing("suspend-identity")); // planned, and never approved
        while (scene.incidentNow(id).phase() != Phase.MITIGATING) {
            scene.advancePhase(id);
        }
        Playbook check = Sketch.playbook(
                "3", "", start(), byCloud("1", "validate remediations", "on_completion: <end:1>"), end("1"));
        PlaybookAnswer.Followed now = scene.start(id, check);

        assertThat(scene.giveWord(id)).isInstanceOf(Outcome.Done.class);
        assertThat(FactReading.of(scene.incidentNow(id), List.of(), List.of(), scene.scene.clock.instant())
                        .values())
                .containsEntry("remediations.valid", Value.truth(false));
        now = scene.advance(id, now);

        assertThat(now.run().isRunning()).isTrue();
        assertThat(now.waits())
                .singleElement()
                .satisfies(wait ->
                        assertThat(wait.what()).contains("it does not hold so far", "no containment is in force"));
    }
}
