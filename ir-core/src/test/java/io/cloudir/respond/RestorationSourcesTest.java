package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.Capture;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Completeness;
import io.cloudir.cloud.EvidenceRequest;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.simulated.ForwardingCloud;
import io.cloudir.evidence.MemoryEvidenceStore;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Severity;
import io.cloudir.model.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Brings back only from what is older than the compromise and was not changed since. The compromise begins with record 5. */
class RestorationSourcesTest {
    private static final Instant BEGAN = Instant.parse("2026-03-02T09:05:00Z");
    private static final String HOST = "i-0abc";

    private final Exercise exercise = new Exercise(List.of(
                    backup(1, "monday"),
                    backup(2, "tuesday"),
                    Exercise.record(
                            3,
                            "ec2",
                            "CreateLaunchTemplate",
                            "{\"CreateLaunchTemplateRequest\":{\"LaunchTemplateData\":{\"ImageId\":\"ami-1\"}}}",
                            "{\"CreateLaunchTemplateResponse\":{\"launchTemplate\":{\"launchTemplateId\":\"lt-1\"}}}"),
                    Exercise.record(
                            4,
                            "ec2",
                            "RunInstances",
                            "{\"launchTemplate\":{\"launchTemplateId\":\"lt-1\"}}",
                            "{\"instancesSet\":{\"items\":[{\"instanceId\":\"" + HOST + "\",\"imageId\":\"ami-1\"}]}}"),
                    Exercise.record(5, "iam", "CreateUser", "{\"userName\":\"sync\"}", "null"),
                    backup(6, "wednesday")))
            .signal(Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, Entity.of(EntityType.PRINCIPAL, Exercise.MALLORY), 5);

    private static io.cloudir.telemetry.Activity backup(int number, String name) {
        return Exercise.record(
                number,
                "rds",
                "CreateDBSnapshot",
                "{\"dBInstanceIdentifier\":\"orders\",\"dBSnapshotIdentifier\":\"" + name + "\"}",
                "null");
    }

    private PlanAnswer plan(ChangeRequest request) {
        return plan(exercise.cloud, request);
    }

    private PlanAnswer plan(CloudAdapter cloud, ChangeRequest request) {
        return new Planning(cloud, exercise.plan.safeguards(), exercise.evidence)
                .plan(
                        exercise.incident(),
                        new Proposal(request, "the test wants it", List.of()),
                        exercise.clock.instant());
    }

    private static ActionPlan planned(PlanAnswer answer) {
        assertThat(answer).isInstanceOf(PlanAnswer.Planned.class);
        return ((PlanAnswer.Planned) answer).plan();
    }

    private static String source(PlanAnswer answer) {
        return planned(answer).changes().get(0).after();
    }

    private static String reason(PlanAnswer answer) {
        assertThat(answer).isInstanceOf(PlanAnswer.LeftAlone.class);
        return ((PlanAnswer.LeftAlone) answer).reason();
    }

    private void byMallory(String service, String call, Map<String, Object> parameters) {
        assertThat(exercise.cloud
                        .actAs(Exercise.KEY, "203.0.113.7", "aws-cli/2")
                        .call(service, call, parameters)
                        .errorCode())
                .isEmpty();
        exercise.pass(java.time.Duration.ofMinutes(1));
    }

    @Test
    void theNewestBackupFromBeforeTheCompromiseIsRestored() {
        assertThat(source(plan(new Recovery.RestoreFromBackup("orders", BEGAN))))
                .isEqualTo("snapshot tuesday");
    }

    @Test
    void nobodyMayTrustWhatWasMadeAfterTheCompromiseBegan() {
        assertThat(reason(plan(new Recovery.RestoreFromBackup("orders", Exercise.NOON))))
                .contains("the compromise began at 2026-03-02T09:05:00Z");
        assertThat(reason(plan(new Recovery.RebuildHost(HOST, Exercise.NOON)))).contains("the compromise began");
        assertThat(reason(plan(Recovery.RestoreObjects.of("data", Exercise.NOON))))
                .contains("the compromise began");
    }

    @Test
    void aPersonMayTrustLessThanTheRecordsTell() {
        assertThat(source(plan(new Recovery.RestoreFromBackup("orders", BEGAN.minusSeconds(180)))))
                .isEqualTo("snapshot monday");
    }

    @Test
    void anAdapterThatOffersAYoungBackupIsNotBelieved() {
        CloudAdapter careless = new ForwardingCloud(exercise.cloud) {
            @Override
            public io.cloudir.cloud.ChangePlan plan(ChangeRequest request) {
                return request instanceof Recovery.RestoreFromBackup restore
                        ? super.plan(
                                new Recovery.RestoreFromBackup(restore.resource(), Exercise.NOON, restore.except()))
                        : super.plan(request);
            }
        };

        PlanAnswer answer = plan(careless, new Recovery.RestoreFromBackup("orders", BEGAN));
        assertThat(source(answer)).isEqualTo("snapshot tuesday");
        assertThat(planned(answer).tasks())
                .anyMatch(task -> task.contains("snapshot wednesday was made at 2026-03-02T09:06:00Z"));
    }

    @Test
    void aBackupThatSomebodyChangedSinceIsPassedOverAndTheTaskTellsWho() {
        byMallory("rds", "ModifyDBSnapshot", Map.of("dBSnapshotIdentifier", "tuesday"));

        PlanAnswer answer = plan(new Recovery.RestoreFromBackup("orders", BEGAN));
        assertThat(source(answer)).isEqualTo("snapshot monday");
        assertThat(planned(answer).tasks())
                .anyMatch(task -> task.contains("snapshot tuesday was changed") && task.contains(Exercise.MALLORY));
    }

    @Test
    void withoutAnySignalWhatIsTrustedMustBeUnchangedSinceAsWell() {
        Exercise byHand = new Exercise(List.of(backup(1, "monday"), backup(2, "tuesday")));
        byHand.cloud
                .actAs(Exercise.KEY, "203.0.113.7", "aws-cli/2")
                .call("rds", "ModifyDBSnapshot", Map.of("dBSnapshotIdentifier", "tuesday"));
        byHand.pass(java.time.Duration.ofHours(1));

        PlanAnswer answer = new Planning(byHand.cloud, byHand.plan.safeguards(), byHand.evidence)
                .plan(
                        byHand.incident(),
                        new Proposal(new Recovery.RestoreFromBackup("orders", BEGAN), "the test wants it", List.of()),
                        byHand.clock.instant());

        assertThat(source(answer)).isEqualTo("snapshot monday");
    }

    @Test
    void anAuditLogThatCannotBeReadIsNoProofThatNobodyChangedASource() {
        CloudAdapter garbling = new ForwardingCloud(exercise.cloud) {
            @Override
            public RecordLines logs(LogQuery query) {
                byte[] line = "{\"event\":\"of a kind that nobody knows\"}\n".getBytes(StandardCharsets.UTF_8);
                return new RecordLines(line, 1, Completeness.COMPLETE);
            }
        };

        assertThat(reason(plan(garbling, new Recovery.RestoreFromBackup("orders", BEGAN))))
                .contains("1 line of the audit log cannot be read");
    }

    @Test
    void aBackupThatWasOnlySharedIsStillWhatItWas() {
        byMallory(
                "rds",
                "ModifyDBSnapshotAttribute",
                Map.of("dBSnapshotIdentifier", "tuesday", "attributeName", "restore", "valuesToAdd", "all"));

        assertThat(source(plan(new Recovery.RestoreFromBackup("orders", BEGAN))))
                .isEqualTo("snapshot tuesday");
    }

    @Test
    void withoutAnyIntactBackupItIsLeftToPeopleWithTheReasons() {
        byMallory("rds", "ModifyDBSnapshot", Map.of("dBSnapshotIdentifier", "tuesday"));
        byMallory("rds", "ModifyDBSnapshot", Map.of("dBSnapshotIdentifier", "monday"));

        assertThat(reason(plan(new Recovery.RestoreFromBackup("orders", BEGAN))))
                .contains("no backup of orders", "tuesday was changed", "monday was changed");
    }

    @Test
    void aHostIsRebuiltFromItsTemplate() {
        assertThat(source(plan(new Recovery.RebuildHost(HOST, BEGAN)))).isEqualTo("template lt-1 version 1");
    }

    @Test
    void aTemplateThatSomebodyChangedSinceIsNotUsed() {
        byMallory(
                "ec2",
                "ModifyLaunchTemplate",
                Map.of("ModifyLaunchTemplateRequest", Map.of("LaunchTemplateId", "lt-1", "SetDefaultVersion", "2")));

        PlanAnswer answer = plan(new Recovery.RebuildHost(HOST, BEGAN));
        assertThat(source(answer)).isEqualTo("image ami-1");
        assertThat(planned(answer).tasks())
                .anyMatch(task -> task.contains("template lt-1 version 1 was changed")
                        && task.contains("ModifyLaunchTemplate")
                        && task.contains(Exercise.MALLORY));
    }

    @Test
    void aTemplateWhoseImageSomebodyChangedSinceIsNotUsedEither() {
        byMallory("ec2", "ModifyImage", Map.of("imageId", "ami-1"));

        assertThat(reason(plan(new Recovery.RebuildHost(HOST, BEGAN))))
                .contains("image ami-1 was changed", "build it from a template that you trust");
    }

    @Test
    void aSourceWhoseAgeNobodyKnowsIsATaskForAPerson() {
        assertThat(planned(plan(new Recovery.RebuildHost(HOST, BEGAN))).tasks())
                .anyMatch(task -> task.contains("does not tell when image ami-1 was made"));
    }

    @Test
    void whereNobodyCanTellWhoChangedASourceItIsLeftToPeople() {
        CloudAdapter silent = new ForwardingCloud(exercise.cloud) {
            @Override
            public RecordLines logs(LogQuery query) {
                throw new CloudException.AccessDenied("cloudtrail:LookupEvents", "reading the log");
            }
        };

        assertThat(reason(plan(silent, new Recovery.RestoreFromBackup("orders", BEGAN))))
                .contains("grant the responder cloudtrail:LookupEvents");
    }

    @Test
    void whereARecordThatMayTellOfAChangeCannotBeReadNoSourceIsSound() {
        Proposal proposal =
                new Proposal(new Recovery.RestoreFromBackup("orders", BEGAN), "the test wants it", List.of());

        assertThat(reason(new Planning(exercise.cloud, exercise.plan.safeguards(), new MemoryEvidenceStore())
                        .plan(exercise.incident(), proposal, exercise.clock.instant())))
                .contains(
                        "cannot be told: ",
                        "cannot be read from the evidence store, first e-5",
                        "put the evidence back");
    }

    private ActionResult executed(ActionPlan plan) {
        exercise.pass(java.time.Duration.ofMinutes(1));
        return exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER);
    }

    @Test
    void aBackupThatIsSoundStillIsRestored() {
        ActionPlan plan = exercise.approved(new Recovery.RestoreFromBackup("orders", BEGAN));

        assertThat(executed(plan)).matches(ActionResult::isDone);
    }

    @Test
    void aBackupThatSomebodyChangedAfterTheApprovalIsNotRestored() {
        ActionPlan plan = exercise.approved(new Recovery.RestoreFromBackup("orders", BEGAN));
        byMallory("rds", "ModifyDBSnapshot", Map.of("dBSnapshotIdentifier", "tuesday"));

        assertThat(executed(plan))
                .isInstanceOfSatisfying(
                        ActionResult.Refused.class,
                        refused -> assertThat(refused.text())
                                .contains(
                                        "snapshot tuesday was changed since the compromise began",
                                        "by " + Exercise.MALLORY + " with ModifyDBSnapshot at ",
                                        "plan it again"));
    }

    @Test
    void aTemplateThatSomebodyChangesWhileEvidenceIsTakenIsNotUsed() {
        ActionPlan plan = exercise.approved(new Recovery.RebuildHost(HOST, BEGAN));
        boolean[] taken = {false};
        CloudAdapter cloud = new ForwardingCloud(exercise.cloud) {
            @Override
            public Capture capture(EvidenceRequest request) {
                if (!taken[0]) {
                    taken[0] = true;
                    byMallory("ec2", "ModifyImage", Map.of("imageId", "ami-1"));
                }
                return super.capture(request);
            }
        };

        assertThat(exercise.runner(cloud, exercise.settings())
                        .execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .isInstanceOfSatisfying(
                        ActionResult.Refused.class,
                        refused -> assertThat(refused.text())
                                .contains("was changed since the compromise began", "plan it again"));
        assertThat(taken[0]).isTrue();
        assertThat(exercise.action(plan.actionId()).steps()).isEmpty();
    }

    @Test
    void aBackupThatTurnsOutYoungerThanTheCompromiseIsNotRestored() {
        ActionPlan plan = exercise.approved(new Recovery.RestoreFromBackup("orders", BEGAN));
        exercise.signal(
                Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, Entity.of(EntityType.PRINCIPAL, Exercise.MALLORY), 1);

        assertThat(executed(plan))
                .isInstanceOfSatisfying(
                        ActionResult.Refused.class,
                        refused -> assertThat(refused.text())
                                .contains(
                                        "snapshot tuesday was made at 2026-03-02T09:02:00Z, when the compromise had begun"
                                                + " (2026-03-02T09:01:00Z, record e-1 of " + Exercise.MALLORY + ")",
                                        "plan it again"));
    }

    @Test
    void aSourceOfUnknownAgeTrustsNoLaterThanTheCompromiseBegan() {
        ActionPlan plan = exercise.approved(new Recovery.RebuildHost(HOST, BEGAN));
        exercise.signal(
                Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, Entity.of(EntityType.PRINCIPAL, Exercise.MALLORY), 4);

        assertThat(executed(plan))
                .isInstanceOfSatisfying(
                        ActionResult.Refused.class,
                        refused -> assertThat(refused.text())
                                .contains(
                                        "the compromise began at 2026-03-02T09:04:00Z", "record e-4", "plan it again"));
    }

    @Test
    void aRecoveryWhoseSourceTheJournalDoesNotTellIsPlannedAgain() {
        ActionPlan plan = exercise.plan(new Recovery.RestoreFromBackup("orders", BEGAN));
        ActionPlan old = new ActionPlan(
                plan.incident(),
                plan.actionId(),
                plan.type(),
                plan.purpose(),
                plan.target(),
                plan.changes(),
                plan.tasks(),
                plan.evidenceAtRisk(),
                plan.why());
        exercise.append(old.toEvent());
        exercise.approve(old);

        assertThat(executed(old))
                .isInstanceOfSatisfying(
                        ActionResult.Refused.class,
                        refused -> assertThat(refused.text()).contains("does not tell what it brings back from"));
    }

    @Test
    void whatIsOfUnknownAgeIsBoundToTheApprovalAndNeedsAPerson() {
        ActionPlan plan = exercise.plan(new Recovery.RebuildHost(HOST, BEGAN));

        assertThat(plan.isOfUnknownAge()).isTrue();
        assertThat(plan.toText()).contains("restores from: ", "image ami-1 of unknown age");
        assertThat(ActionPlan.recorded(
                        exercise.id, exercise.action(plan.actionId()).plan().event()))
                .isEqualTo(plan);
        assertThat(exercise.plan(new Recovery.RestoreFromBackup("orders", BEGAN))
                        .isOfUnknownAge())
                .isFalse();
    }

    private Validation restoredFromTuesday() {
        ActionPlan plan = exercise.approved(new Recovery.RestoreFromBackup("orders", BEGAN));
        assertThat(exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .matches(ActionResult::isDone);
        exercise.pass(java.time.Duration.ofMinutes(5));
        return restoration();
    }

    private Validation restoration() {
        return new RestorationValidation(exercise.cloud, exercise.settings(), exercise.evidence)
                .validate(exercise.incident());
    }

    @Test
    void aRecordThatComesLaterAndMovesTheCompromiseBeforeTheUsedSourceRefutesTheRestoration() {
        assertThat(restoredFromTuesday().failures()).isEmpty();

        exercise.signal(
                Severity.HIGH, Trigger.ACCOUNT_COMPROMISE, Entity.of(EntityType.PRINCIPAL, Exercise.MALLORY), 1);

        assertThat(restoration().failures())
                .singleElement()
                .asString()
                .contains(
                        "restore-from-backup of orders rests on what is not trusted any more",
                        "snapshot tuesday was made at 2026-03-02T09:02:00Z",
                        "record e-1 of " + Exercise.MALLORY);
    }

    @Test
    void whatHappensToASourceAfterItWasUsedDoesNotMatter() {
        restoredFromTuesday();
        byMallory("rds", "ModifyDBSnapshot", Map.of("dBSnapshotIdentifier", "tuesday"));

        assertThat(restoration().failures()).isEmpty();
        assertThat(restoration().summary()).contains("brought back from is trusted still");
    }
}
