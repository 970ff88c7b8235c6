package io.cloudir;

import static io.cloudir.respond.playbook.Sketch.end;
import static io.cloudir.respond.playbook.Sketch.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.model.IncidentId;
import io.cloudir.model.Trigger;
import io.cloudir.respond.playbook.Explanation;
import io.cloudir.respond.playbook.Playbook;
import io.cloudir.respond.playbook.Sketch;
import org.junit.jupiter.api.Test;

/** A dry run says what following a playbook would do, and does none of it. */
class PlaybookDryRunTest {
    @Test
    void explainingChangesNothingAndTellsWhatWouldBePlanned() {
        PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
        IncidentId id = scene.incident();
        long before = scene.incidentNow(id).version();

        Explanation explained = scene.cloud()
                .playbooks()
                .explain(id, Playbook.shipped("account-compromise").orElseThrow());

        assertThat(scene.incidentNow(id).version()).isEqualTo(before);
        assertThat(explained.text())
                .contains("contain suspend-identity\n", "would plan it for arn:aws:iam::123456789012:user/")
                .contains("Preserve the evidence: follows 'Preserve evidence, most volatile first'")
                .contains("contain roll-back");
    }

    @Test
    void whatAnEarlierStepWouldDoIsFoundDoneByALaterOne() {
        PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
        IncidentId id = scene.incident();

        String text = scene.cloud().playbooks().explain(id, suspendingTwice()).text();

        assertThat(text.indexOf("would plan it for arn:"))
                .isPositive()
                .isLessThan(text.indexOf("would find it done by an earlier step for arn:"));
    }

    @Test
    void whatIsDoneAndReadBackIsToldWithItsAction() {
        PlaybookScene scene = PlaybookScene.of(Trigger.ACCOUNT_COMPROMISE);
        IncidentId id = scene.incident();
        String done = scene.follow(id, suspendingTwice())
                .incident()
                .response()
                .actions()
                .get(0)
                .id();

        assertThat(scene.cloud().playbooks().explain(id, suspendingTwice()).text())
                .contains("done already by " + done + " for arn:")
                .doesNotContain("would plan it");
    }

    private static Playbook suspendingTwice() {
        return Sketch.playbook(
                "4",
                "",
                start(),
                suspending("1", "on_completion: <action:2>"),
                suspending("2", "on_completion: <end:1>"),
                end("1"));
    }

    private static String suspending(String digit, String more) {
        return "<action:" + digit + ">: {type: action, name: suspend, agent: <x-cloud-ir:0>, commands: [{type:"
                + " x-cloud-ir, command: contain suspend-identity}], " + more + "}";
    }
}
