package io.cloudir;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStarted;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Trigger;
import io.cloudir.respond.playbook.Example;
import io.cloudir.respond.playbook.Playbook;
import io.cloudir.respond.playbook.PlaybookSettings;
import io.cloudir.respond.playbook.Playbooks;
import io.cloudir.respond.playbook.Sketch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runs of playbooks go on by themselves when something lets them. */
class DuePlaybooksTest {
    private final PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
    private final IncidentId id = scene.incident();

    private static Playbook containing() {
        return read(Example.text()
                .replace("contain deactivate-key", "contain suspend-identity")
                .replace("severity >= MEDIUM and proposed.deactivate-key", "proposed.suspend-identity"));
    }

    private static Playbook read(String text) {
        return Playbook.read("own", text.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Instant> runDue() {
        return scene.scene.response.runDue(scene.scene.clock.instant());
    }

    @Test
    void anApprovedActionOfAPlaybookIsExecutedByTheNextLookAtWhatIsDue() {
        PlaybookAnswer.Followed waiting = scene.start(id, containing());
        long version = scene.incidentNow(id).version();
        runDue();
        assertThat(scene.incidentNow(id).version()).isEqualTo(version);
        waiting.waits().forEach(wait -> scene.approve(id, wait.actionId().orElseThrow()));

        runDue();

        Incident after = scene.incidentNow(id);
        assertThat(after.response().actions())
                .isNotEmpty()
                .allSatisfy(action -> assertThat(action.state()).isInstanceOf(ActionState.Verified.class));
        assertThat(after.response().actions().get(0).executedBy()).containsExactly(Automations.PLAYBOOK);
    }

    @Test
    void aRunThatWaitsForATimeTellsWhenToComeAgainAndGoesOnThen() {
        PlaybookAnswer.Followed waiting =
                scene.start(id, read(Example.text().replace("severity >= MEDIUM and", "suspects == 1000 and")));
        Instant end = waiting.lookAgain().orElseThrow();

        assertThat(runDue()).hasValueSatisfying(next -> assertThat(next).isBeforeOrEqualTo(end));
        scene.scene.clock.moveTo(end.plus(Duration.ofSeconds(1)));
        runDue();

        assertThat(scene.incidentNow(id).playbooks().get(0).isRunning()).isFalse();
    }

    @Test
    void withoutACloudNothingIsDone() {
        PlaybookAnswer.Followed waiting = scene.start(id, containing());
        waiting.waits().forEach(wait -> scene.approve(id, wait.actionId().orElseThrow()));

        scene.scene.node("two").runDue(scene.scene.clock.instant());

        assertThat(scene.incidentNow(id).response().actions())
                .allSatisfy(action -> assertThat(action.state()).isInstanceOf(ActionState.Approved.class));
    }

    @Test
    void aProcessThatHasNotTheDocumentLeavesTheRunToOthers() {
        scene.start(id, containing());
        long version = scene.incidentNow(id).version();

        scene.elsewhere().runDue(scene.scene.clock.instant());

        assertThat(scene.incidentNow(id).version()).isEqualTo(version);
    }

    @Test
    void anAdapterThatThrowsStopsNothingElseThatIsDue() {
        boolean[] fails = {false};
        IncidentResponse node = scene.elsewhere(() -> {
            if (fails[0]) {
                throw new IllegalStateException("a bug of the adapter");
            }
        });
        node.by(Automations.RESPONSE).cloud().playbooks().start(id, containing());
        scene.incidentNow(id).response().actions().forEach(action -> scene.approve(id, action.id()));
        fails[0] = true;
        Instant now = scene.scene.clock.instant();

        Optional<Instant> next = node.runDue(now);

        assertThat(next).contains(now.plus(Duration.ofMinutes(1)));
    }

    @Test
    void aRunKeepsToTheSettingsThatItWasBegunWithWhoeverGoesOn() {
        PlaybookSettings impatient = PlaybookSettings.standard().stepLimit(Duration.ofHours(1));
        PlaybookResponder strict = scene.cloud().playbooks(Playbooks.shipped(), impatient);
        strict.start(id, asking());
        scene.scene.clock.passes(Duration.ofMinutes(59));
        runDue();
        assertThat(scene.incidentNow(id).playbooks().get(0).isRunning()).isTrue();

        scene.scene.clock.passes(Duration.ofMinutes(1));
        runDue();

        assertThat(scene.incidentNow(id).playbooks().get(0).finished())
                .hasValueSatisfying(it -> assertThat(it.event().reason()).contains("not done within PT1H"));
    }

    @Test
    void aRunThatAnOlderJournalTellsOfHasTheSettingsOfWhoeverGoesOn() {
        Playbook playbook = asking();
        PlaybookAnswer.Followed kept = scene.start(id, playbook);
        scene.cloud().playbooks().stop(id, kept.run().id(), "begun anew");
        scene.scene.fact(
                id,
                new PlaybookStarted(
                        "run-old", playbook.id(), playbook.name(), List.of(playbook.digest()), Optional.empty()));
        runDue();
        scene.scene.clock.passes(Duration.ofDays(6));
        runDue();
        assertThat(scene.incidentNow(id).playbooks().get(1).isRunning()).isTrue();

        scene.scene.clock.passes(Duration.ofDays(1));
        runDue();

        assertThat(scene.incidentNow(id).playbooks().get(1).finished())
                .hasValueSatisfying(it -> assertThat(it.event().reason()).contains("not done within PT168H"));
    }

    private static Playbook asking() {
        return Sketch.playbook(
                "1", "", Sketch.start(), Sketch.step("1", "ask", "on_completion: <end:1>"), Sketch.end("1"));
    }

    @Test
    void nothingIsDoneByAClockThatStandsBeforeTheLastEntry() {
        PlaybookAnswer.Followed waiting = scene.start(id, containing());
        waiting.waits().forEach(wait -> scene.approve(id, wait.actionId().orElseThrow()));
        Incident before = scene.incidentNow(id);

        Optional<Instant> next = scene.scene.response.runDue(before.updatedAt().minusSeconds(1));

        assertThat(scene.incidentNow(id).version()).isEqualTo(before.version());
        assertThat(next).hasValueSatisfying(at -> assertThat(at).isBeforeOrEqualTo(before.updatedAt()));
    }
}
