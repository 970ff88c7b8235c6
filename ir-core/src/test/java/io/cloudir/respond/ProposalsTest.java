package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.Recovery;
import io.cloudir.evidence.MemoryEvidenceStore;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.incident.event.WorkEvent.TaskOpened;
import io.cloudir.investigate.CitedActivities;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Severity;
import io.cloudir.model.Trigger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the facts of an incident call for, and what is left to people. */
class ProposalsTest {
    private static final Entity MALLORY = Entity.of(EntityType.PRINCIPAL, Exercise.MALLORY);

    private static Exercise takeover() {
        return new Exercise(List.of(
                        Exercise.record(1, "iam", "CreateUser", "{\"userName\":\"backdoor\"}", "null"),
                        Exercise.record(2, "cloudtrail", "StopLogging", "{\"name\":\"main\"}", "null"),
                        Exercise.record(3, "secretsmanager", "GetSecretValue", "{\"secretId\":\"db\"}", "null"),
                        Exercise.record(4, "secretsmanager", "GetSecretValue", "{\"secretId\":\"db\"}", "null"),
                        Exercise.record(
                                5,
                                "ec2",
                                "RunInstances",
                                "null",
                                "{\"instancesSet\":{\"items\":[{\"instanceId\":\"i-9\",\"imageId\":\"ami-1\"}]}}"),
                        Exercise.record(6, "rds", "DeleteDBInstance", "{\"dBInstanceIdentifier\":\"ledger\"}", "null")))
                .signal(Severity.HIGH, Trigger.SUSPICIOUS_API_CALL, MALLORY, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void sightComesFirstThenTheActorThenWhatWasChangedNewestFirst() {
        Exercise exercise = takeover();
        Proposals proposals =
                Proposals.containment(exercise.facts(), Circumstances.UNKNOWN, exercise.plan.safeguards());

        assertThat(proposals.proposals())
                .extracting(Proposal::request)
                .containsExactly(
                        new Containment.RollBack("e-2"),
                        new Containment.DeactivateKey(Exercise.KEY),
                        new Containment.SuspendIdentity(Exercise.MALLORY),
                        new Containment.IsolateHost("i-9", exercise.id.value()),
                        new Containment.BlockAddress("203.0.113.7"),
                        new Containment.RollBack("e-6"),
                        new Containment.RollBack("e-5"),
                        new Containment.RollBack("e-1"));
        assertThat(proposals.proposals()).allSatisfy(proposal -> {
            assertThat(proposal.reason()).isNotBlank();
            assertThat(proposal.records()).isNotEmpty();
        });
    }

    @Test
    void theSameFactsGiveTheSameProposals() {
        Exercise exercise = takeover();
        assertThat(Proposals.containment(exercise.facts(), Circumstances.UNKNOWN, exercise.plan.safeguards()))
                .isEqualTo(Proposals.containment(exercise.facts(), Circumstances.UNKNOWN, exercise.plan.safeguards()));
    }

    @Test
    void aVictimWhoseSignInsOnlyFailIsLeftAlone() {
        Exercise exercise = new Exercise(List.of(Exercise.record(1, "s3", "ListBuckets", "null", "null")))
                .signal(Severity.MEDIUM, Trigger.FAILED_LOGINS, MALLORY, 1);
        Proposals proposals =
                Proposals.containment(exercise.facts(), Circumstances.UNKNOWN, exercise.plan.safeguards());

        assertThat(proposals.proposals()).isEmpty();
    }

    @Test
    void whatThePlanProtectsIsLeftToAPersonWithTheReason() {
        Proposals.Draft draft = new Proposals.Draft(new Exercise().plan.safeguards(), new Exercise().cloud.account());
        ChangeRequest breakGlass =
                new Containment.RevokeSessions("arn:aws:iam::123456789012:role/break-glass", Exercise.NOON);
        draft.propose(breakGlass, "it was misused", List.of("e-1"));

        assertThat(draft.done().proposals()).isEmpty();
        assertThat(draft.done().leftOut()).singleElement().satisfies(left -> {
            assertThat(left.reason()).contains("kept for emergencies");
            assertThat(left.toTask("incident-commander", Exercise.NOON).kind()).isEqualTo(TaskKind.RESPONSE);
        });
    }

    @Test
    void recoveryHardensRestoresAndLeavesAccessToPeople() {
        Exercise exercise = takeover();
        ActionPlan suspended = exercise.approved(new Containment.SuspendIdentity(Exercise.MALLORY));
        exercise.runner().execute(exercise.id, suspended.actionId(), Exercise.COMMANDER);
        ActionPlan isolated = exercise.approved(new Containment.IsolateHost("i-9", "case"));
        exercise.runner().execute(exercise.id, isolated.actionId(), Exercise.COMMANDER);

        Proposals proposals = Proposals.recovery(exercise.facts(), Circumstances.UNKNOWN, exercise.plan.safeguards());

        assertThat(proposals.proposals())
                .extracting(Proposal::request)
                .containsExactly(
                        new Recovery.Harden(Exercise.ACCOUNT),
                        new Recovery.RebuildHost("i-9", exercise.records.get(0).time()),
                        new Recovery.RestoreFromBackup(
                                "ledger", exercise.records.get(0).time()));
        assertThat(proposals.leftOut())
                .extracting(LeftOut::kind, LeftOut::target)
                .containsExactly(tuple(TaskKind.RECOVERY, MALLORY));
    }

    @Test
    void recordsThatCannotBeReadAreATaskForPeople() {
        Exercise exercise = takeover();
        IncidentFacts blind = new IncidentFacts(
                exercise.incident(),
                CitedActivities.read(exercise.incident(), new MemoryEvidenceStore()),
                exercise.cloud.account(),
                Exercise.NOON);
        int cited = exercise.facts().records().size();

        for (Proposals proposals : List.of(
                Proposals.containment(blind, Circumstances.UNKNOWN, exercise.plan.safeguards()),
                Proposals.recovery(blind, Circumstances.UNKNOWN, exercise.plan.safeguards()))) {
            assertThat(proposals.unread()).isEqualTo(cited);
            assertThat(proposals.leftOut())
                    .extracting(LeftOut::task)
                    .anyMatch(task -> task.startsWith(cited + " of " + cited + " records that signals rest on cannot be"
                            + " read from the evidence store. Put the evidence back"));
        }
        assertThat(Proposals.containment(exercise.facts(), Circumstances.UNKNOWN, exercise.plan.safeguards())
                        .unread())
                .isZero();
    }

    @Test
    void longTermFixesFollowFromWhatHappenedOneForAllReadsOfASecret() {
        Exercise exercise = takeover();
        List<TaskOpened> fixes =
                LongTermFixes.from(exercise.facts(), "platform-engineer", Exercise.NOON.plus(Duration.ofDays(30)));

        assertThat(fixes)
                .allMatch(fix ->
                        fix.kind() == TaskKind.LONG_TERM_FIX && fix.owner().equals("platform-engineer"));
        assertThat(fixes).extracting(TaskOpened::taskId).doesNotHaveDuplicates();
        assertThat(fixes)
                .extracting(TaskOpened::title)
                .anyMatch(title -> title.startsWith("Protect the audit trail"))
                .anyMatch(title -> title.startsWith("Enforce multi-factor"))
                .containsOnlyOnce("Rotate the 1 secret that was read: db.");
    }
}
