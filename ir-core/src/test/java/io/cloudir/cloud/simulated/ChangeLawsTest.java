package io.cloudir.cloud.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.TemporaryControl;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.TimeRange;
import io.cloudir.respond.ActionTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for every request in every state; states are made by random records of an attacker. */
class ChangeLawsTest {
    private static final String ALICE = "arn:aws:iam::123456789012:user/alice";
    private static final String CAROL = "arn:aws:iam::123456789012:user/carol";
    private static final String HOST = "i-0123456789abcdef0";

    static LongStream seeds() {
        return LongStream.range(0, 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void releasingWhatWasExecutedLeavesOnlyTheDeclaredResidue(long seed) {
        SimulatedCloud cloud = cloud(seed);
        for (ChangeRequest request : requests()) {
            ChangePlan plan = cloud.plan(request);
            Map<StateRef, String> before = read(cloud, plan);
            plan.changes().forEach(cloud::apply);
            assertThat(read(cloud, plan)).isEqualTo(after(plan));
            TestAccount.release(cloud, plan);
            Map<StateRef, String> released = read(cloud, plan);
            for (StateChange change : plan.changes()) {
                if (change.inverse().isPresent()) {
                    assertThat(released.get(change.target())).as("%s", change).isEqualTo(before.get(change.target()));
                } else {
                    assertThat(change.residue()).isNotEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void executingTwiceEqualsOnceAndPlanningAgainFindsNothingToDo(long seed) {
        SimulatedCloud cloud = cloud(seed);
        for (ChangeRequest request : requests()) {
            ChangePlan plan = TestAccount.execute(cloud, request);
            plan.changes()
                    .forEach(change -> assertThat(cloud.apply(change)).isInstanceOf(ApplyResult.AlreadyDone.class));
            assertThat(cloud.plan(request).changes()).as("%s", request).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyCallOfAPlanIsAPermissionThatItsCapabilityDeclares(long seed) {
        SimulatedCloud cloud = cloud(seed);
        Map<String, List<String>> declared = new TreeMap<>();
        cloud.capabilities().forEach(capability -> declared.put(capability.name(), capability.permissions()));
        for (ChangeRequest request : requests()) {
            assertThat(declared.get(request.type()))
                    .as(request.type())
                    .containsAll(cloud.plan(request).permissions());
        }
    }

    private static List<ChangeRequest> requests() {
        List<ChangeRequest> requests = new ArrayList<>(List.of(
                new Containment.SuspendIdentity(ALICE),
                new Containment.DeactivateKey("AKIAIOSFODNN7EXAMPLE"),
                new Containment.RevokeSessions(ALICE, Instant.parse("2026-03-02T11:00:00.5Z")),
                new Containment.IsolateHost(HOST, "ir-0a1b2c3d4e5f"),
                new Containment.StopHost(HOST),
                new Containment.BlockAddress("203.0.113.9"),
                new Containment.BlockAddress("2001:db8::1"),
                new Containment.DisableApplication("orders"),
                new Containment.ResetPassword(CAROL),
                new Containment.RotateKey("AKIACAROLEXAMPLE"),
                new Containment.RotateKey("AKIACAROLEXAMPLE", true),
                Containment.EnforceMfa.of(CAROL),
                Containment.EnforceMfa.everywhere(TestAccount.ID),
                new TemporaryControl.BlockRegion("eu-west-1", TestAccount.NOON.plusSeconds(3_600)),
                new TemporaryControl.StopService("orders", TestAccount.NOON.plusSeconds(3_600)),
                TemporaryControl.RestrictRole.toReading(CAROL, TestAccount.NOON.plusSeconds(3_600)),
                new TemporaryControl.ScreenApplication(
                        "shield", List.of("203.0.113.9"), TestAccount.NOON.plusSeconds(3_600)),
                Recovery.RestoreObjects.of("data", Instant.parse("2026-03-02T08:00:00Z")),
                Recovery.LeastPrivilege.of(
                        ALICE,
                        new TimeRange(Instant.parse("2026-03-02T08:00:00Z"), Instant.parse("2026-03-02T10:00:00Z"))),
                new Recovery.DeployToolkit("triage", "image-7", Entity.of(EntityType.HOST, HOST), "ir-0a1b2c3d4e5f"),
                new Recovery.RestoreAccess(ALICE),
                new Recovery.RebuildHost(HOST, Instant.parse("2026-03-02T08:00:00Z")),
                new Recovery.RestoreFromBackup("orders", Instant.parse("2026-03-02T08:00:00Z")),
                new Recovery.Harden(TestAccount.ID)));
        requests.add(new Containment.RollBack(
                IntStream.rangeClosed(1, 12).mapToObj(record -> "e-" + record).toList()));
        for (int record = 12; record >= 1; record--) {
            requests.add(new Containment.RollBack("e-" + record));
        }
        return requests;
    }

    private static SimulatedCloud cloud(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TestAccount account = new TestAccount();
        for (int record = 0; record < 12; record++) {
            String name = random.nextBoolean() ? "alice" : "mallory";
            switch (random.nextInt(12)) {
                case 0 -> account.record("iam", "CreateUser", "{\"userName\":\"" + name + "\"}", "null");
                case 1 -> account.record("iam", "CreateLoginProfile", "{\"userName\":\"" + name + "\"}", "null");
                case 2 ->
                    account.record(
                            "iam",
                            "CreateAccessKey",
                            "{\"userName\":\"" + name + "\"}",
                            "{\"accessKey\":{\"accessKeyId\":\"AKIA%dEXAMPLE\"}}".formatted(random.nextInt(3)));
                case 3 ->
                    account.record(
                            "iam", "AttachUserPolicy", "{\"userName\":\"" + name + "\",\"policyArn\":\"p\"}", "null");
                case 4 -> account.record("cloudtrail", "StopLogging", "{\"name\":\"main\"}", "null");
                case 5 -> account.record("cloudtrail", "DeleteTrail", "{\"name\":\"main\"}", "null");
                case 6 ->
                    account.record(
                            "ec2",
                            "ModifySnapshotAttribute",
                            "{\"snapshotId\":\"snap-1\",\"createVolumePermission\":{\"%s\":{\"items\":[{\"userId\":\"111122223333\"}]}}}"
                                    .formatted(random.nextBoolean() ? "add" : "remove"),
                            "null");
                case 7 ->
                    account.record(
                            "iam",
                            "UpdateAssumeRolePolicy",
                            "{\"roleName\":\"r\",\"policyDocument\":\"{bad}\"}",
                            "null");
                case 8 ->
                    account.record(
                            "lambda",
                            "UpdateFunctionCode20150331v2",
                            "{\"functionName\":\"orders\"}",
                            "{\"codeSha256\":\"b\"}");
                case 9 ->
                    account.record(
                            "s3",
                            "PutBucketPolicy",
                            "{\"bucketName\":\"b\",\"bucketPolicy\":{\"n\":%d}}".formatted(record),
                            "null");
                case 10 -> account.record("secretsmanager", "GetSecretValue", "{\"secretId\":\"s\"}", "null");
                default ->
                    account.record(
                            "ec2",
                            "StartInstances",
                            "{\"instancesSet\":{\"items\":[{\"instanceId\":\"i-1\"}]}}",
                            "null");
            }
        }
        return account.record(
                        "2026-03-02T01:00:00Z",
                        "rds",
                        "CreateDBSnapshot",
                        "{\"dBInstanceIdentifier\":\"orders\",\"dBSnapshotIdentifier\":\"nightly\"}",
                        "null")
                .record("iam", "CreateUser", "{\"userName\":\"carol\"}", "null")
                .record("iam", "CreateLoginProfile", "{\"userName\":\"carol\"}", "null")
                .record(
                        "iam",
                        "CreateAccessKey",
                        "{\"userName\":\"carol\"}",
                        "{\"accessKey\":{\"accessKeyId\":\"AKIACAROLEXAMPLE\"}}")
                .record("wafv2", "CreateWebACL", "{\"name\":\"shield\"}", "null")
                .record(
                        "2026-03-02T06:00:00Z",
                        "s3",
                        "PutBucketVersioning",
                        "{\"bucketName\":\"data\",\"VersioningConfiguration\":{\"Status\":\"Enabled\"}}",
                        "null")
                .record(
                        "2026-03-02T07:00:00Z",
                        "s3",
                        "PutObject",
                        "{\"bucketName\":\"data\",\"key\":\"a\"}",
                        "{\"x-amz-version-id\":\"v1\"}")
                .record("s3", "DeleteObject", "{\"bucketName\":\"data\",\"key\":\"a\"}", "null")
                .record("lambda", "GetFunction20150331v2", "{\"functionName\":\"orders\"}", "null")
                .record(
                        "ec2",
                        "RunInstances",
                        "{\"iamInstanceProfile\":{\"name\":\"web\"}}",
                        "{\"instancesSet\":{\"items\":[{\"instanceId\":\"" + HOST + "\",\"imageId\":\"ami-1\"}]}}")
                .cloud()
                .handingSecretsTo(secret -> {});
    }

    @Test
    void everyTypeOfRequestIsAmongThoseTried() {
        assertThat(ActionTypes.among(requests())).isEqualTo(ActionTypes.all());
    }

    private static Map<StateRef, String> read(SimulatedCloud cloud, ChangePlan plan) {
        Map<StateRef, String> state = new TreeMap<>();
        plan.changes().forEach(change -> state.put(change.target(), cloud.read(change.target())));
        return state;
    }

    private static Map<StateRef, String> after(ChangePlan plan) {
        Map<StateRef, String> state = new TreeMap<>();
        plan.changes().forEach(change -> state.put(change.target(), change.after()));
        return state;
    }
}
