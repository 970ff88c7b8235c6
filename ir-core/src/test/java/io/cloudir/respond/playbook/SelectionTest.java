package io.cloudir.respond.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.Containment;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Severity;
import io.cloudir.model.Trigger;
import io.cloudir.respond.Exercise;
import io.cloudir.respond.Proposal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a command means is left alone once an investigation found that it is gone. */
class SelectionTest {
    private static final Entity MALLORY = Entity.of(EntityType.PRINCIPAL, Exercise.MALLORY);
    private static final Command.Act SUSPEND = new Command.Act(false, "suspend-identity", new Selector.Everything());
    private static final Command.Preserve PRESERVE =
            new Command.Preserve(Command.EvidenceKind.STATE, Command.EvidenceSource.SUSPECTS);

    private final Exercise exercise = new Exercise(
                    List.of(Exercise.record(1, "iam", "CreateUser", "{\"userName\":\"sync\"}", "null")))
            .signal(Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, MALLORY, 1);

    private Selection selection() {
        return new Selection(
                exercise.incident(),
                List.of(new Proposal(new Containment.SuspendIdentity(Exercise.MALLORY), "why", List.of("e-1"))));
    }

    private void gone() {
        exercise.append(new FindingRecorded("not-there-1", FindingRecorded.GONE, "Gone.", List.of(MALLORY), List.of()));
    }

    @Test
    void whatIsThereIsMeant() {
        assertThat(selection().of(SUSPEND)).hasSize(1);
        assertThat(selection().of(PRESERVE)).hasSize(1);
    }

    @Test
    void whatIsGoneIsNeitherContainedNorTakenAsEvidence() {
        gone();

        assertThat(selection().of(SUSPEND)).isEmpty();
        assertThat(selection().goneOf(SUSPEND)).hasSize(1);
        assertThat(selection().of(PRESERVE)).isEmpty();
    }

    @Test
    void whatWasHeardOfAgainSinceIsMeant() {
        gone();
        exercise.signal(Severity.LOW, Trigger.ACCOUNT_COMPROMISE, MALLORY, 1);

        assertThat(selection().of(SUSPEND)).hasSize(1);
    }
}
