package io.cloudir.cloud.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.NewSecret;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.TemporaryControl;
import io.cloudir.model.TimeRange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What trips people up about secrets, second factors, temporary controls, objects and least privilege. */
class ControlPitfallsTest {
    private static final String ALICE = "arn:aws:iam::123456789012:user/alice";
    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";
    private static final Instant LATER = TestAccount.NOON.plus(Duration.ofHours(1));
    private static final TimeRange DAY =
            new TimeRange(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-02T23:59:59Z"));

    private final TestAccount account = new TestAccount().record("s3", "ListBuckets", "null", "null");
    private final List<NewSecret> handed = new ArrayList<>();

    private SimulatedCloud cloud() {
        return account.cloud().handingSecretsTo(handed::add);
    }

    private static SimulatedActor alice(SimulatedCloud cloud) {
        return cloud.actAs(KEY, "203.0.113.9", "aws-cli/2");
    }

    @Test
    void aPasswordThatWasResetCannotBeBroughtBack() {
        account.record("iam", "CreateLoginProfile", "{\"userName\":\"alice\"}", "null");
        SimulatedCloud cloud = cloud();
        ChangePlan plan = TestAccount.execute(cloud, new Containment.ResetPassword(ALICE));
        assertThat(plan.isReversible()).isFalse();
        assertThat(plan.changes().get(0).inverse()).isEmpty();
        assertThat(plan.residue()).contains("old console password of alice is gone");
        assertThat(cloud.plan(new Containment.ResetPassword(ALICE)).changes()).isEmpty();

        alice(cloud).call("iam", "ChangePassword", Map.of());
        assertThat(cloud.plan(new Containment.ResetPassword(ALICE)).changes()).hasSize(1);
    }

    @Test
    void aNewSecretGoesToItsSinkAndNowhereElse() {
        account.record("iam", "CreateLoginProfile", "{\"userName\":\"alice\"}", "null");
        SimulatedCloud cloud = cloud();
        ChangePlan reset = TestAccount.execute(cloud, new Containment.ResetPassword(ALICE));
        ChangePlan rotated = TestAccount.execute(cloud, new Containment.RotateKey(KEY));

        assertThat(handed).extracting(NewSecret::kind).containsExactly(NewSecret.Kind.PASSWORD, NewSecret.Kind.KEY);
        assertThat(handed).allMatch(secret -> secret.owner().equals(ALICE));
        String log = new String(cloud.logs(LogQuery.audit(DAY)).lines(), StandardCharsets.UTF_8);
        for (NewSecret secret : handed) {
            assertThat(log
                            + reset
                            + rotated
                            + handed
                            + cloud.read(TestAccount.ref("iam:access-key/" + KEY + "#replaced-by")))
                    .doesNotContain(secret.reveal());
        }
    }

    @Test
    void withoutASinkNoSecretIsMade() {
        SimulatedCloud cloud = account.cloud();
        assertThatThrownBy(() -> cloud.plan(new Containment.RotateKey(KEY)))
                .isInstanceOf(CloudException.Unsupported.class)
                .hasMessageContaining("SecretSink");
    }

    @Test
    void aKeyWhoseSecretNobodyTookIsDeletedAgain() {
        SimulatedCloud cloud = account.cloud().handingSecretsTo(secret -> {
            throw new IllegalStateException("full");
        });
        ChangePlan plan = cloud.plan(new Containment.RotateKey(KEY));
        assertThatThrownBy(() -> cloud.apply(plan.changes().get(0))).isInstanceOf(CloudException.Unavailable.class);
        assertThat(cloud.plan(new Containment.RotateKey(KEY)).changes()).isEqualTo(plan.changes());
        assertThat(new String(cloud.logs(LogQuery.audit(DAY)).lines(), StandardCharsets.UTF_8))
                .contains("CreateAccessKey", "DeleteAccessKey");
    }

    @Test
    void theSecondKeyOfAUserLeavesNoPlaceForANewOne() {
        account.record(
                "iam",
                "CreateAccessKey",
                "{\"userName\":\"alice\"}",
                "{\"accessKey\":{\"accessKeyId\":\"AKIASECONDEXAMPLE\"}}");
        assertThatThrownBy(() -> cloud().plan(new Containment.RotateKey(KEY)))
                .isInstanceOf(CloudException.Conflict.class)
                .hasMessageContaining("AKIASECONDEXAMPLE");
    }

    @Test
    void theNewKeyWorksAndTheOldOneDoesNot() {
        SimulatedCloud cloud = cloud();
        TestAccount.execute(cloud, new Containment.RotateKey(KEY));
        assertThat(alice(cloud).call("s3", "ListBuckets", Map.of()).errorCode()).isEqualTo("AccessDenied");
        assertThat(cloud.actAs(handed.get(0).id(), "192.0.2.5", "aws-cli/2")
                        .call("s3", "ListBuckets", Map.of())
                        .succeeded())
                .isTrue();
    }

    @Test
    void anOldKeyThatIsKeptWorksBesideItsSuccessorUntilItIsDeactivated() {
        SimulatedCloud cloud = cloud();
        ChangePlan kept = TestAccount.execute(cloud, new Containment.RotateKey(KEY, true));
        assertThat(kept.tasks()).anyMatch(task -> task.contains(KEY + " works until it is deactivated"));
        assertThat(listsBuckets(cloud, KEY)).isTrue();
        assertThat(listsBuckets(cloud, handed.get(0).id())).isTrue();

        TestAccount.execute(cloud, new Containment.DeactivateKey(KEY));
        assertThat(listsBuckets(cloud, KEY)).isFalse();
        assertThat(listsBuckets(cloud, handed.get(0).id())).isTrue();
    }

    private static boolean listsBuckets(SimulatedCloud cloud, String key) {
        return cloud.actAs(key, "192.0.2.5", "aws-cli/2")
                .call("s3", "ListBuckets", Map.of())
                .succeeded();
    }

    @Test
    void enforcedMfaStopsALongTermKeyButLetsItsOwnerRegisterAFactor() {
        SimulatedCloud cloud = cloud();
        ChangePlan plan = TestAccount.execute(cloud, Containment.EnforceMfa.of(ALICE));
        assertThat(plan.tasks()).anyMatch(task -> task.contains("long-term key of alice"));
        SimulatedActor alice = alice(cloud);
        assertThat(alice.call("s3", "ListBuckets", Map.of()).errorCode()).isEqualTo("AccessDenied");
        assertThat(alice.call("sts", "GetSessionToken", Map.of("serialNumber", "m"))
                        .errorCode())
                .isEqualTo("AccessDenied");

        alice.call("iam", "EnableMFADevice", Map.of("userName", "alice", "serialNumber", "m"));
        SimulatedResponse session = alice.call("sts", "GetSessionToken", Map.of("serialNumber", "m"));
        assertThat(cloud.actAs(session.newKeyId(), "203.0.113.9", "aws-cli/2")
                        .call("s3", "ListBuckets", Map.of())
                        .succeeded())
                .isTrue();
    }

    @Test
    void mfaForEverybodySparesWhoIsExemptAndNamesItsRadius() {
        account.record("iam", "CreateUser", "{\"userName\":\"bob\"}", "null")
                .record("iam", "CreateUser", "{\"userName\":\"emergency\"}", "null");
        ChangePlan plan = cloud().plan(Containment.EnforceMfa.everywhere(TestAccount.ID)
                .except(List.of("arn:aws:iam::123456789012:user/emergency")));
        assertThat(plan.changes()).extracting(change -> change.target().id()).containsExactly("alice", "bob");
        assertThat(plan.affects()).isEqualTo(2);
    }

    @Test
    void aBlockedRegionIsClosedToAllButTheResponderAndGlobalServices() {
        SimulatedCloud cloud = cloud();
        ChangePlan plan = TestAccount.execute(cloud, new TemporaryControl.BlockRegion("eu-west-1", LATER));
        SimulatedActor there = alice(cloud).in("eu-west-1");
        assertThat(there.call("ec2", "RunInstances", Map.of()).errorCode()).isEqualTo("AccessDenied");
        assertThat(there.call("iam", "ListUsers", Map.of()).succeeded()).isTrue();
        assertThat(alice(cloud).call("ec2", "DescribeInstances", Map.of()).succeeded())
                .isTrue();
        assertThat(plan.changes().get(0).after()).contains("IncidentResponder", "\"iam:*\"", "\"sts:*\"");

        TestAccount.release(cloud, plan);
        assertThat(there.call("ec2", "DescribeInstances", Map.of()).succeeded()).isTrue();
    }

    @Test
    void blockingARegionNamesHowManyIdentitiesItReaches() {
        account.record("iam", "CreateUser", "{\"userName\":\"bob\"}", "null");
        ChangePlan plan = cloud().plan(new TemporaryControl.BlockRegion("eu-west-1", LATER));
        assertThat(plan.changes()).hasSize(1);
        assertThat(plan.affects()).isEqualTo(2);
    }

    @Test
    void noPolicyOfTheOrganisationBindsItsManagementAccount() {
        SimulatedCloud cloud = cloud().managingOrganisation();
        assertThatThrownBy(() -> cloud.plan(new TemporaryControl.BlockRegion("eu-west-1", LATER)))
                .isInstanceOf(CloudException.Unsupported.class);
    }

    @Test
    void aRegionIsGivenByItsName() {
        assertThatThrownBy(() -> cloud().plan(new TemporaryControl.BlockRegion("*", LATER)))
                .isInstanceOf(CloudException.NotFound.class)
                .hasMessageContaining("eu-west-1");
    }

    @Test
    void aStoppedDatabaseStartsAgainByItselfAfterSevenDays() {
        account.record("rds", "DescribeDBInstances", "{\"dBInstanceIdentifier\":\"ledger\"}", "null");
        SimulatedCloud cloud = cloud();
        Instant end = TestAccount.NOON.plus(Duration.ofDays(9));
        ChangePlan plan = TestAccount.execute(cloud, new TemporaryControl.StopService("ledger", end));
        assertThat(plan.tasks()).anyMatch(task -> task.contains("seven days"));
        StateRef state = TestAccount.ref("rds:db/ledger#state");
        account.pass(Duration.ofDays(7).minusSeconds(1));
        assertThat(cloud.read(state)).isEqualTo("stopped");
        account.pass(Duration.ofSeconds(1));
        assertThat(cloud.read(state)).isEqualTo("available");
        assertThat(cloud.apply(plan.changes().get(0).inverse().orElseThrow()))
                .isInstanceOf(ApplyResult.AlreadyDone.class);
    }

    @Test
    void aRestrictedRoleOnlyReads() {
        SimulatedCloud cloud = cloud();
        ChangePlan plan = TestAccount.execute(cloud, TemporaryControl.RestrictRole.toReading(ALICE, LATER));
        assertThat(alice(cloud).call("s3", "ListBuckets", Map.of()).succeeded()).isTrue();
        assertThat(alice(cloud)
                        .call("s3", "DeleteBucket", Map.of("bucketName", "b"))
                        .errorCode())
                .isEqualTo("AccessDenied");
        TestAccount.release(cloud, plan);
        assertThat(alice(cloud)
                        .call("s3", "DeleteBucket", Map.of("bucketName", "b"))
                        .succeeded())
                .isTrue();
    }

    @Test
    void aFormerBoundaryComesBackWhenTheControlEnds() {
        account.record(
                "iam",
                "PutUserPermissionsBoundary",
                "{\"userName\":\"alice\",\"permissionsBoundary\":\"arn:aws:iam::123456789012:policy/team\"}",
                "null");
        SimulatedCloud cloud = cloud();
        ChangePlan plan = TestAccount.execute(cloud, TemporaryControl.RestrictRole.toReading(ALICE, LATER));
        TestAccount.release(cloud, plan);
        assertThat(cloud.read(TestAccount.ref("iam:user/alice#permissions-boundary")))
                .isEqualTo("arn:aws:iam::123456789012:policy/team");
    }

    @Test
    void aScreenTakesAddressesOneByOneAndGivesBackOnlyItsOwn() {
        account.record("wafv2", "CreateWebACL", "{\"name\":\"shield\"}", "null");
        SimulatedCloud cloud = cloud();
        ChangePlan first = TestAccount.execute(
                cloud, new TemporaryControl.ScreenApplication("shield", List.of("203.0.113.9"), LATER));
        ChangePlan second = TestAccount.execute(
                cloud, new TemporaryControl.ScreenApplication("shield", List.of("203.0.113.9", "203.0.113.10"), LATER));
        assertThat(second.changes()).hasSize(1);
        TestAccount.release(cloud, second);
        assertThat(cloud.read(first.changes().get(0).target())).isEqualTo("blocked");
    }

    @Test
    void aFunctionIsCutOffFromItsPublicAddressToo() {
        account.record("lambda", "CreateFunction20150331", "{\"functionName\":\"orders\"}", "{\"codeSha256\":\"a\"}")
                .record(
                        "lambda",
                        "CreateFunctionUrlConfig",
                        "{\"functionName\":\"orders\",\"authType\":\"NONE\"}",
                        "null");
        ChangePlan plan = cloud().plan(new Containment.DisableApplication("orders"));
        assertThat(plan.changes())
                .extracting(StateChange::call)
                .containsExactly("lambda:UpdateFunctionUrlConfig", "lambda:PutFunctionConcurrency");
    }

    @Test
    void aServiceThatIsScaledToNothingLosesWhatItsTasksHeld() {
        account.record("ecs", "CreateService", "{\"serviceName\":\"shop\",\"desiredCount\":\"3\"}", "null");
        SimulatedCloud cloud = cloud();
        ChangePlan plan = TestAccount.execute(cloud, new Containment.DisableApplication("shop"));
        assertThat(plan.evidenceAtRisk()).containsExactly("container-memory");
        assertThat(plan.isReversible()).isFalse();
        TestAccount.release(cloud, plan);
        assertThat(cloud.read(TestAccount.ref("ecs:service/shop#desired-count")))
                .isEqualTo("3");
    }

    @Test
    void deletedAndOverwrittenObjectsComeBackFromTheNewestTrustedVersion() {
        versions();
        SimulatedCloud cloud = cloud();
        ChangePlan plan =
                TestAccount.execute(cloud, Recovery.RestoreObjects.of("data", Instant.parse("2026-03-02T09:00:00Z")));
        assertThat(plan.changes())
                .extracting(change -> change.target().id() + ' ' + change.call() + ' ' + change.after())
                .containsExactly(
                        "data/deleted s3:DeleteObjectVersion version d1",
                        "data/written s3:PutObject copy of version w2");
        assertThat(plan.tasks()).anyMatch(task -> task.contains("data/new"));
        TestAccount.release(cloud, plan);
        assertThat(cloud.read(TestAccount.ref("s3:object/data/deleted#content")))
                .isEqualTo("deleted");
        assertThat(cloud.read(TestAccount.ref("s3:object/data/written#content")))
                .isEqualTo("version w3");
    }

    @Test
    void aBucketThatKeepsNoVersionsHasNothingToRestore() {
        account.record("s3", "PutObject", "{\"bucketName\":\"data\",\"key\":\"a\"}", "null");
        assertThatThrownBy(() -> cloud().plan(Recovery.RestoreObjects.of("data", TestAccount.NOON)))
                .isInstanceOf(CloudException.Conflict.class)
                .hasMessageContaining("use a backup");
    }

    private void versions() {
        account.record(
                "2026-03-02T01:00:00Z",
                "s3",
                "PutBucketVersioning",
                "{\"bucketName\":\"data\",\"VersioningConfiguration\":{\"Status\":\"Enabled\"}}",
                "null");
        object("02", "PutObject", "deleted", "d1");
        object("02", "PutObject", "written", "w1");
        object("03", "PutObject", "written", "w2");
        object("10", "PutObject", "written", "w3");
        object("10", "DeleteObject", "deleted", "");
        object("10", "PutObject", "new", "n1");
    }

    private void object(String hour, String action, String key, String version) {
        account.record(
                "2026-03-02T" + hour + ":00:00Z",
                "s3",
                action,
                "{\"bucketName\":\"data\",\"key\":\"" + key + "\"}",
                version.isEmpty() ? "null" : "{\"x-amz-version-id\":\"" + version + "\"}");
    }

    @Test
    void leastPrivilegeKeepsWhatWasUsedAndNamesIt() {
        account.record(
                "iam",
                "AttachUserPolicy",
                "{\"userName\":\"alice\",\"policyArn\":\"arn:aws:iam::aws:policy/AdministratorAccess\"}",
                "null");
        SimulatedCloud cloud = cloud();
        ChangePlan plan = TestAccount.execute(
                cloud, Recovery.LeastPrivilege.of(ALICE, DAY).keeping(List.of("kms:Decrypt")));
        assertThat(plan.tasks().get(0)).contains("iam:AttachUserPolicy, kms:Decrypt, s3:ListBuckets");
        SimulatedActor alice = alice(cloud);
        assertThat(alice.call("s3", "ListBuckets", Map.of()).succeeded()).isTrue();
        assertThat(alice.call("iam", "CreateUser", Map.of("userName", "eve")).errorCode())
                .isEqualTo("AccessDenied");

        TestAccount.release(cloud, plan);
        assertThat(alice.call("iam", "CreateUser", Map.of("userName", "eve")).succeeded())
                .isTrue();
    }

    @Test
    void whoeverUsedNothingIsNotLeftWithNothing() {
        account.record("iam", "CreateUser", "{\"userName\":\"bob\"}", "null");
        assertThatThrownBy(() -> cloud().plan(Recovery.LeastPrivilege.of("arn:aws:iam::123456789012:user/bob", DAY)))
                .isInstanceOf(CloudException.Conflict.class)
                .hasMessageContaining("longer window");
    }

    @Test
    void aPolicyThatWouldNotFitIsRefusedBeforeAnythingIsChanged() {
        for (int call = 0; call < 90; call++) {
            account.record("ec2", "DescribeManyThings" + call, "null", "null");
        }
        assertThatThrownBy(() -> cloud().plan(Recovery.LeastPrivilege.of(ALICE, DAY)))
                .isInstanceOf(CloudException.Conflict.class)
                .hasMessageContaining("2048");
    }

    @Test
    void hardeningTurnsOnWhatIsOffAndNothingTurnsItOffAgain() {
        account.record("cloudtrail", "StopLogging", "{\"name\":\"main\"}", "null")
                .record("guardduty", "UpdateDetector", "{\"detectorId\":\"d\",\"enable\":false}", "null");
        SimulatedCloud cloud = cloud();
        ChangePlan plan = TestAccount.execute(cloud, new Recovery.Harden(TestAccount.ID));
        assertThat(plan.changes())
                .extracting(StateChange::call)
                .contains("cloudtrail:StartLogging", "guardduty:UpdateDetector");
        TestAccount.release(cloud, plan);
        assertThat(cloud.read(TestAccount.ref("cloudtrail:trail/main#logging"))).isEqualTo("true");
        assertThat(cloud.read(TestAccount.ref("guardduty:detector/d#enabled"))).isEqualTo("true");
    }

    @Test
    void aToolkitIsTakenAwayAgain() {
        SimulatedCloud cloud = cloud();
        ChangePlan plan = TestAccount.execute(
                cloud,
                new Recovery.DeployToolkit(
                        "triage",
                        "image-7",
                        io.cloudir.model.Entity.of(io.cloudir.model.EntityType.ACCOUNT, TestAccount.ID),
                        "ir-0a1b"));
        assertThat(plan.isReversible()).isTrue();
        assertThat(cloud.read(TestAccount.ref("cloudformation:stack/ir-triage-ir-0a1b#template")))
                .isEqualTo("image-7");
        TestAccount.release(cloud, plan);
        assertThat(cloud.read(TestAccount.ref("cloudformation:stack/ir-triage-ir-0a1b#template")))
                .isEqualTo("absent");
    }
}
