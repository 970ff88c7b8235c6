package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.cloud.TemporaryControl;
import io.cloudir.cloud.simulated.ForwardingCloud;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Severity;
import io.cloudir.model.Trigger;
import io.cloudir.telemetry.Activity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When each kind of change that limits the damage is proposed, with its reason and its records, and when it is not. */
class ContainmentRulesTest extends ProposalScene {
    // Passwords and second factors

    @Test
    void aPasswordThatASuspectSetForSomebodyElseIsReset() {
        deed("iam", "UpdateLoginProfile", "{\"userName\":\"bob\"}", "null");

        Proposal reset = only(contain(), Containment.ResetPassword.class);

        assertThat(reset.request()).isEqualTo(new Containment.ResetPassword(BOB));
        assertThat(reset.reason()).contains("set the console password of bob");
        assertThat(reset.records()).containsExactly("e-1");
    }

    @Test
    void aPasswordThatIsTakenAwayAnywayIsNotReset() {
        deed("iam", "CreateLoginProfile", "{\"userName\":\"bob\"}", "null");
        deed("iam", "UpdateLoginProfile", "{\"userName\":\"mallory\"}", "null");
        deed("iam", "CreateUser", "{\"userName\":\"backdoor\"}", "null");
        deed("iam", "UpdateLoginProfile", "{\"userName\":\"backdoor\"}", "null");

        assertThat(requests(contain())).noneMatch(Containment.ResetPassword.class::isInstance);
    }

    @Test
    void whoeverSignedInWithAPasswordAloneNeedsASecondFactor() {
        add(mfaUsed("No"));

        Proposal enforced = only(contain(), Containment.EnforceMfa.class);

        assertThat(enforced.request()).isEqualTo(Containment.EnforceMfa.of(Exercise.MALLORY));
        assertThat(enforced.reason()).contains("with a password alone");
        assertThat(enforced.records()).containsExactly("e-1");
    }

    @Test
    void whoeverSignedInWithASecondFactorIsNotAskedForOne() {
        add(mfaUsed("Yes"));

        assertThat(requests(contain())).noneMatch(Containment.EnforceMfa.class::isInstance);
    }

    @Test
    void whoeverIsKnownToHaveNoneNeedsASecondFactor() {
        before("iam", "CreateLoginProfile", "{\"userName\":\"mallory\"}", "null");
        before("iam", "DeactivateMFADevice", "{\"userName\":\"mallory\"}", "null");
        deed("ec2", "DescribeInstances", "null", "null");

        assertThat(requests(contain())).contains(Containment.EnforceMfa.of(Exercise.MALLORY));
    }

    @Test
    void whoseSecondFactorASuspectTookAwayNeedsANewOne() {
        deed("iam", "DeactivateMFADevice", "{\"userName\":\"bob\"}", "null");

        assertThat(only(contain(), Containment.EnforceMfa.class).reason())
                .isEqualTo("A suspect took the second factor of bob away.");
    }

    @Test
    void anIdentityKeptForEmergenciesIsLeftToPeople() {
        plan = planWith("arn:aws:iam::123456789012:role/break-glass", "arn:aws:iam::123456789012:user/bob");
        deed("iam", "DeactivateMFADevice", "{\"userName\":\"bob\"}", "null");
        deed("iam", "UpdateLoginProfile", "{\"userName\":\"bob\"}", "null");

        assertThat(requests(contain()))
                .noneMatch(Containment.EnforceMfa.class::isInstance)
                .noneMatch(Containment.ResetPassword.class::isInstance);
        assertThat(contain().leftOut())
                .filteredOn(left -> left.target().id().equals(BOB))
                .hasSize(2)
                .allSatisfy(left -> assertThat(left.reason()).contains("kept for emergencies"));
    }

    // What a critical system runs by

    @Test
    void aKeyOfACriticalSystemGetsASuccessorAndIsTurnedOffByPeopleAndItsUserIsNotSuspended() {
        plan = planWith("arn:aws:lambda:*:123456789012:function:payments-*", Exercise.MALLORY);
        before("iam", "CreateLoginProfile", "{\"userName\":\"mallory\"}", "null");
        deed("iam", "CreateUser", "{\"userName\":\"backdoor\"}", "null");

        Proposals proposals = contain();

        assertThat(requests(proposals))
                .containsSubsequence(
                        new Containment.RotateKey(Exercise.KEY, true),
                        new Containment.RevokeSessions(Exercise.MALLORY, Exercise.NOON),
                        new Containment.ResetPassword(Exercise.MALLORY))
                .noneMatch(Containment.DeactivateKey.class::isInstance)
                .noneMatch(Containment.SuspendIdentity.class::isInstance);
        assertThat(only(proposals, Containment.RotateKey.class).reason()).contains("Payments needs a key");
        assertThat(proposals.leftOut())
                .extracting(LeftOut::task)
                .contains(
                        "Decide whether " + Exercise.MALLORY + " is suspended, which stops Payments.",
                        "Turn key " + Exercise.KEY
                                + " off as soon as Payments goes on with its successor, or at once if it may stand still.");
    }

    @Test
    void aKeyThatTheAttackerMadeIsTakenBackBeforeTheCriticalSystemGetsASuccessor() {
        plan = planWith("arn:aws:lambda:*:123456789012:function:payments-*", Exercise.MALLORY);
        deed(
                "iam",
                "CreateAccessKey",
                "{\"userName\":\"mallory\"}",
                "{\"accessKey\":{\"userName\":\"mallory\",\"accessKeyId\":\"AKIAI44QH8DHBEXAMPLE\"}}");

        assertThat(requests(contain()))
                .containsSubsequence(new Containment.RollBack("e-1"), new Containment.RotateKey(Exercise.KEY, true));
    }

    @Test
    void aKeyThatNoSystemNeedsIsNotReplaced() {
        deed("iam", "CreateUser", "{\"userName\":\"backdoor\"}", "null");

        assertThat(requests(contain()))
                .contains(new Containment.SuspendIdentity(Exercise.MALLORY))
                .noneMatch(Containment.RotateKey.class::isInstance);
    }

    // Controls that end by themselves

    @Test
    void aRoleThatOnlyReadBeforeIsHeldToReadingForAWeek() {
        add(byAnalyst(Exercise.record(1, "s3", "ListBuckets", "null", "null")));
        signalled.clear();
        add(byAnalyst(Exercise.record(2, "iam", "CreateUser", "{\"userName\":\"backdoor\"}", "null")));

        Proposal restricted = only(contain(), TemporaryControl.RestrictRole.class);

        assertThat(restricted.request())
                .isEqualTo(TemporaryControl.RestrictRole.toReading(ANALYST, Exercise.NOON.plus(WEEK)));
        assertThat(restricted.reason()).contains("for reading alone (1 permission)");
        assertThat(restricted.records()).containsExactly("e-2");
    }

    @Test
    void aRoleThatChangedThingsBeforeOrThatNobodyUsedIsNotHeldToReading() {
        add(byAnalyst(Exercise.record(1, "s3", "PutObject", "{\"bucketName\":\"b\",\"key\":\"k\"}", "null")));
        signalled.clear();
        add(byAnalyst(Exercise.record(2, "iam", "CreateUser", "{\"userName\":\"backdoor\"}", "null")));
        assertThat(requests(contain())).noneMatch(TemporaryControl.RestrictRole.class::isInstance);

        records.clear();
        signalled.clear();
        add(byAnalyst(Exercise.record(1, "iam", "CreateUser", "{\"userName\":\"backdoor\"}", "null")));
        assertThat(requests(contain())).noneMatch(TemporaryControl.RestrictRole.class::isInstance);
    }

    @Test
    void whoIsKnownByNameAloneIsNamedInThePartitionOfTheRecords() {
        Activity reset = Exercise.record(1, "iam", "UpdateLoginProfile", "{\"userName\":\"bob\"}", "null");
        add(changed(in("cn-north-1", reset), "arn:aws:", "arn:aws-cn:"));
        Exercise exercise = new Exercise(records)
                .signal(
                        Severity.HIGH,
                        Trigger.SUSPICIOUS_API_CALL,
                        Entity.of(EntityType.PRINCIPAL, Exercise.MALLORY.replace("arn:aws:", "arn:aws-cn:")),
                        1);

        assertThat(requests(Proposals.containment(exercise.facts(), Circumstances.UNKNOWN, plan.safeguards())))
                .contains(new Containment.ResetPassword(BOB.replace("arn:aws:", "arn:aws-cn:")));
    }

    @Test
    void aRegionThatTheAccountDidNotUseIsClosedOnceSuspectsMadeThingsThere() {
        before("ec2", "RunInstances", "null", started("i-1"));
        add(in("eu-north-1", Exercise.record(2, "ec2", "RunInstances", "null", started("i-9"))));
        deed("ec2", "RunInstances", "null", started("i-8"));

        Proposal closed = only(contain(), TemporaryControl.BlockRegion.class);

        assertThat(closed.request())
                .isEqualTo(new TemporaryControl.BlockRegion("eu-north-1", Exercise.NOON.plus(WEEK)));
        assertThat(closed.reason()).contains("had and did nothing");
        assertThat(closed.records()).containsExactly("e-2");
    }

    @Test
    void aRegionIsNotClosedWhereItCannotBeToldWhetherItWasUsed() {
        add(in("eu-north-1", Exercise.record(1, "ec2", "RunInstances", "null", started("i-9"))));
        Exercise exercise = exercise();
        CloudAdapter silent = new ForwardingCloud(exercise.cloud) {
            @Override
            public RecordLines logs(LogQuery query) {
                throw new CloudException.AccessDenied("cloudtrail:LookupEvents", "the log is closed");
            }
        };

        Proposals proposals = Proposals.containment(
                exercise.facts(),
                Circumstances.ask(silent, exercise.facts(), plan, exercise.settings()),
                plan.safeguards());

        assertThat(requests(proposals)).noneMatch(TemporaryControl.BlockRegion.class::isInstance);
        assertThat(proposals.leftOut())
                .extracting(LeftOut::task)
                .anyMatch(task -> task.startsWith("The cloud does not tell the audit log before the incident"));
    }

    @Test
    void aDatabaseWhosePasswordASuspectSetIsStoppedForAWeek() {
        deed(
                "rds",
                "ModifyDBInstance",
                "{\"dBInstanceIdentifier\":\"ledger\",\"masterUserPassword\":\"****\"}",
                "null");

        Proposal stopped = only(contain(), TemporaryControl.StopService.class);

        assertThat(stopped.request()).isEqualTo(new TemporaryControl.StopService("ledger", Exercise.NOON.plus(WEEK)));
        assertThat(stopped.reason()).contains("set the master password of database ledger");
    }

    @Test
    void aDatabaseOfACriticalSystemIsStoppedByPeopleAndOneThatWasResizedByNobody() {
        deed("rds", "ModifyDBInstance", "{\"dBInstanceIdentifier\":\"customers\",\"publiclyAccessible\":true}", "null");
        deed("rds", "ModifyDBInstance", "{\"dBInstanceIdentifier\":\"ledger\",\"allocatedStorage\":20}", "null");

        Proposals proposals = contain();

        assertThat(requests(proposals)).noneMatch(TemporaryControl.StopService.class::isInstance);
        assertThat(proposals.leftOut())
                .extracting(LeftOut::reason)
                .contains("it belongs to Customer database, a critical system");
    }

    @Test
    void addressesOfAnAttackOnAnApplicationAreScreenedWhereSomethingStandsInFrontOfIt() {
        before("wafv2", "CreateWebACL", "{\"name\":\"shield\"}", "null");
        deed("s3", "ListBuckets", "null", "null");
        Exercise exercise = exercise()
                .signal(
                        Severity.HIGH,
                        Trigger.ABNORMAL_TRAFFIC,
                        Entity.of(EntityType.ADDRESS, "198.51.100.9"),
                        records.size());

        assertThat(requests(contain(exercise)))
                .contains(new TemporaryControl.ScreenApplication(
                        "shield", List.of("198.51.100.9"), Exercise.NOON.plus(WEEK)));
        assertThat(requests(contain())).noneMatch(TemporaryControl.ScreenApplication.class::isInstance);
    }

    @Test
    void aCopyOfASnapshotThatWasSharedIsSomebodysTask() {
        deed(
                "ec2",
                "ModifySnapshotAttribute",
                "{\"snapshotId\":\"snap-1\",\"createVolumePermission\":{\"add\":{\"items\":[{\"userId\":\"111122223333\"}]}}}",
                "null");
        deed(
                "ec2",
                "ModifySnapshotAttribute",
                "{\"snapshotId\":\"snap-2\",\"createVolumePermission\":{\"remove\":{\"items\":[{\"group\":\"all\"}]}}}",
                "null");

        assertThat(contain().leftOut())
                .filteredOn(left -> left.reason().contains("copy outside the account"))
                .singleElement()
                .satisfies(left -> {
                    assertThat(left.task())
                            .startsWith(
                                    "Find out whether snap-1 was copied while it was shared with account 111122223333");
                    assertThat(left.target().id()).isEqualTo("snap-1");
                });
    }

    // What suspects made themselves

    @Test
    void theDeletionOfATrailThatSuspectsMadeIsTakenBackWithItsMakingOrNotAtAll() {
        deed("cloudtrail", "CreateTrail", "{\"name\":\"own\"}", "null");
        deed("cloudtrail", "DeleteTrail", "{\"name\":\"own\"}", "null");

        assertThat(rollBacks()).containsExactly(new Containment.RollBack(List.of("e-1", "e-2")));
    }

    @Test
    void theDeletionOfATrailThatWasThereBeforeIsTakenBackAloneThoughSuspectsMadeItAnew() {
        deed("cloudtrail", "DeleteTrail", "{\"name\":\"main\"}", "null");
        deed("cloudtrail", "CreateTrail", "{\"name\":\"main\"}", "null");

        assertThat(rollBacks()).containsExactly(new Containment.RollBack("e-1"), new Containment.RollBack("e-2"));
    }

    @Test
    void theDeletionOfATrailThatSomebodyElseMadeIsTakenBack() {
        before("cloudtrail", "CreateTrail", "{\"name\":\"main\"}", "null");
        deed("cloudtrail", "DeleteTrail", "{\"name\":\"main\"}", "null");

        assertThat(rollBacks()).containsExactly(new Containment.RollBack("e-2"));
    }

    private List<ChangeRequest> rollBacks() {
        return requests(contain()).stream()
                .filter(Containment.RollBack.class::isInstance)
                .toList();
    }
}
