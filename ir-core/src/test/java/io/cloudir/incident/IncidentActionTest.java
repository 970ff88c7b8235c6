package io.cloudir.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.incident.event.ResponseEvent.ActionApproved;
import io.cloudir.incident.event.ResponseEvent.ActionExecuted;
import io.cloudir.incident.event.ResponseEvent.ActionFailed;
import io.cloudir.incident.event.ResponseEvent.ActionReleased;
import io.cloudir.incident.event.ResponseEvent.ActionVerified;
import io.cloudir.incident.event.ResponseEvent.ClaimReleased;
import io.cloudir.incident.event.ResponseEvent.Claimed;
import io.cloudir.incident.event.ResponseEvent.Effect;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.event.ResponseEvent.StepFinished;
import io.cloudir.model.Digest;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How an action goes from plan to undo. */
class IncidentActionTest {
    private static final String ID = "a1";

    private final TestJournal journal = TestJournal.opened("k").add(Samples.planned(ID, Purpose.CONTAIN));

    @Test
    void anActionGoesFromPlanToReleaseStepByStep() {
        assertThat(action().state()).isEqualTo(new ActionState.Planned());

        journal.add(Samples.approved(ID));
        assertThat(action().state()).isEqualTo(new ActionState.Approved());

        journal.add(Samples.started(ID, false));
        assertThat(action().state()).isEqualTo(new ActionState.Executing(0, false));
        assertThat(action().isHalfDone()).isTrue();

        journal.add(Samples.finished(ID, false)).at(Samples.DUE).add(new ActionExecuted(ID));
        assertThat(action().state()).isEqualTo(new ActionState.Executed(Samples.DUE));
        assertThat(action().steps()).singleElement().matches(StepRun::succeeded);
        assertThat(journal.incident().cycle().firstContainmentAt()).contains(Samples.DUE);

        journal.at(Samples.DUE).add(new ActionVerified(ID, true, "as left"));
        assertThat(action().state()).isEqualTo(new ActionState.Verified(true, Samples.DUE));
        assertThat(action().isInForce()).isTrue();

        journal.add(Samples.started(ID, true), Samples.finished(ID, true))
                .at(Samples.DUE)
                .add(new ActionReleased(ID, "over"));
        assertThat(action().state()).isEqualTo(new ActionState.Released("over", Samples.DUE));
        assertThat(action().isInForce()).isFalse();
        assertThat(journal.incident().anomalies()).isEmpty();
    }

    @Test
    void anApprovalOfAnotherPlanDoesNotCount() {
        journal.add(new ActionApproved(ID, Digest.ZERO, "commander", Samples.DUE, "yes"));

        assertThat(action().state()).isEqualTo(new ActionState.Planned());
        assertThat(action().approvals()).isEmpty();
        assertThat(anomaly()).isEqualTo("approves a plan that is not the newest of its action");
    }

    @Test
    void anApprovalCountsUntilItExpires() {
        journal.add(Samples.approved(ID));
        assertThat(action().approvalsAt(Samples.DUE)).hasSize(1);
        assertThat(action().approvalsAt(Samples.DUE.plusNanos(1))).isEmpty();
    }

    @Test
    void aNewPlanNeedsANewApproval() {
        journal.add(Samples.approved(ID), Samples.planned(ID, Purpose.CONTAIN));
        assertThat(action().state()).isEqualTo(new ActionState.Planned());
        assertThat(action().approvals()).isEmpty();
    }

    @Test
    void anActionInForceIsNotPlannedAnewButAReleasedOneIs() {
        journal.add(Samples.approved(ID), new ActionExecuted(ID), Samples.planned(ID, Purpose.RECOVER));
        assertThat(action().state()).isInstanceOf(ActionState.Executed.class);
        assertThat(action().purpose()).isEqualTo(Purpose.CONTAIN);
        assertThat(anomaly()).startsWith("plans an action anew that is in force");

        journal.add(new ActionReleased(ID, "over"), Samples.planned(ID, Purpose.CONTAIN));
        assertThat(action().state()).isEqualTo(new ActionState.Planned());
    }

    @Test
    void whatWasDoneWithoutAnApprovalIsAFactAndIsTold() {
        journal.add(new ActionExecuted(ID));
        assertThat(action().state()).isInstanceOf(ActionState.Executed.class);
        assertThat(anomaly()).isEqualTo("executes an action without an approval");
    }

    @Test
    void aFailedActionSaysWhy() {
        journal.add(
                        Samples.approved(ID),
                        Samples.started(ID, false),
                        new StepFinished(ID, 0, false, false, "access denied", Optional.of(Effect.NONE)))
                .at(Samples.DUE)
                .add(new ActionFailed(ID, "access denied"));
        assertThat(action().state()).isEqualTo(new ActionState.Failed("access denied", Samples.DUE));
        assertThat(action().isInForce()).isFalse();
    }

    @Test
    void anActionWhoseCallMayHaveTakenEffectIsInForceUntilItIsReleased() {
        journal.add(
                Samples.approved(ID),
                Samples.started(ID, false),
                new StepFinished(ID, 0, false, false, "no answer", Optional.of(Effect.UNKNOWN)),
                new ActionFailed(ID, "no answer"));
        assertThat(action().isInForce()).isTrue();
        journal.add(new ActionReleased(ID, "read back"));
        assertThat(action().isInForce()).isFalse();
    }

    @Test
    void aFailedCallOfAJournalThatDoesNotTellTheEffectMayHaveTakenEffect() {
        journal.add(
                Samples.approved(ID),
                Samples.started(ID, false),
                new StepFinished(ID, 0, false, false, "no answer"),
                new ActionFailed(ID, "no answer"));
        assertThat(action().isInForce()).isTrue();
    }

    @Test
    void anActionThatWasNeverPlannedIsOnlyTold() {
        journal.add(new ActionExecuted("a9"));
        assertThat(journal.incident().response().actions()).hasSize(1);
        assertThat(anomaly()).isEqualTo("is about an action that was never planned");
    }

    @Test
    void aClaimIsLiveUntilItLapsesOrIsGivenBack() {
        Instant until = Samples.DUE;
        journal.add(new Claimed("runner-1", "a1/0", until));
        Response response = journal.incident().response();
        assertThat(response.liveClaim("a1/0", until.minusNanos(1)))
                .hasValueSatisfying(it -> assertThat(it.runner()).isEqualTo("runner-1"));
        assertThat(response.liveClaim("a1/0", until)).isEmpty();

        journal.add(new ClaimReleased("runner-2", "a1/0"));
        assertThat(anomaly()).isEqualTo("gives back a claim that its runner does not hold");
        journal.add(new ClaimReleased("runner-1", "a1/0"));
        assertThat(journal.incident().response().claims()).isEmpty();
    }

    private IncidentAction action() {
        return journal.incident().response().action(ID).orElseThrow();
    }

    private String anomaly() {
        var anomalies = journal.incident().anomalies();
        return anomalies.get(anomalies.size() - 1).what();
    }
}
