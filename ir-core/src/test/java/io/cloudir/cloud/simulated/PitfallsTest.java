package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.simulated.TestAccount.execute;
import static io.cloudir.cloud.simulated.TestAccount.ref;
import static io.cloudir.cloud.simulated.TestAccount.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.EvidenceRequest;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.Recovery;
import io.cloudir.cloud.StateChange;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.TimeRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each pitfall of a real cloud is a rule of the simulated one: hosts, networks, data and the services that watch. */
class PitfallsTest {
    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";
    private static final String ALICE = "arn:aws:iam::123456789012:user/alice";
    private static final String HOST = "i-0123456789abcdef0";

    private final TestAccount account = new TestAccount().record("s3", "ListBuckets", "null", "null");

    @Test
    void aChangeOfSecurityGroupsDoesNotInterruptTrackedConnections() {
        SimulatedCloud cloud = withHost();
        ChangePlan plan = cloud.plan(new Containment.IsolateHost(HOST, "ir-1"));
        for (StateChange change : plan.changes()) {
            if (change.target().aspect().equals("tracked-connections")) {
                assertThat(cloud.read(change.target().with("groups"))).isEqualTo("cloud-ir-isolation");
                assertThat(cloud.read(change.target())).isEqualTo("open");
            }
            cloud.apply(change);
        }
        assertThat(plan.residue()).contains("Connections that were open are cut");
        assertThat(plan.changes())
                .filteredOn(change -> change.target().aspect().equals("tracked-connections"))
                .allSatisfy(change -> assertThat(cloud.read(change.target())).isEqualTo("cut"))
                .hasSize(1);
    }

    @Test
    void isolationCopiesTheDisksFirstAndComesBackInReverse() {
        SimulatedCloud cloud = withHost();
        ChangePlan plan = execute(cloud, new Containment.IsolateHost(HOST, "ir-1"));
        assertThat(plan.changes())
                .extracting(StateChange::call)
                .containsSubsequence("ec2:CreateTags", "ec2:CreateSnapshot", "ec2:ModifyNetworkInterfaceAttribute");
        release(cloud, plan);
        for (StateChange change : plan.changes()) {
            String expected = change.inverse().isPresent() ? change.before() : change.after();
            assertThat(cloud.read(change.target())).as("%s", change.target()).isEqualTo(expected);
        }
    }

    @Test
    void anIsolationGroupInUseCannotBeDeleted() {
        SimulatedCloud cloud = withHost();
        ChangePlan plan = execute(cloud, new Containment.IsolateHost(HOST, "ir-1"));
        StateChange group = plan.changes().stream()
                .filter(change -> change.call().equals("ec2:CreateSecurityGroup"))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> cloud.apply(group.inverse().orElseThrow()))
                .isInstanceOf(CloudException.Conflict.class)
                .hasMessageContaining("DependencyViolation");
    }

    @Test
    void aStoppedInstanceLosesMemoryAndInstanceStore() {
        SimulatedCloud cloud = withHost();
        ChangePlan plan = execute(cloud, new Containment.StopHost(HOST));
        assertThat(plan.evidenceAtRisk()).contains("memory", "instance-store");
        assertThat(plan.isReversible()).isFalse();
        release(cloud, plan);
        assertThat(cloud.read(ref("ec2:instance/" + HOST + "#state"))).isEqualTo("running");
        assertThat(cloud.read(ref("ec2:instance/" + HOST + "#instance-store"))).isEqualTo("absent");
        assertThatThrownBy(() -> cloud.capture(EvidenceRequest.memoryOf(Entity.of(EntityType.HOST, HOST))))
                .isInstanceOf(CloudException.NotFound.class);
    }

    @Test
    void aChangeIsSeenOnlyAfterTheLag() {
        SimulatedCloud cloud = account.cloud().visibleAfter(Duration.ofSeconds(30));
        StateChange change =
                cloud.plan(new Containment.DeactivateKey(KEY)).changes().get(0);
        cloud.apply(change);
        assertThat(cloud.read(change.target())).isEqualTo("Active");
        assertThat(call(cloud, KEY, "s3", "ListBuckets").succeeded()).isTrue();
        assertThat(cloud.apply(change)).isEqualTo(new ApplyResult.AlreadyDone());
        account.pass(Duration.ofSeconds(30));
        assertThat(cloud.read(change.target())).isEqualTo("Inactive");
        assertThat(call(cloud, KEY, "s3", "ListBuckets").succeeded()).isFalse();
    }

    @Test
    void concurrencyZeroQueuesAsynchronousEventsSoSourcesAreDisabledFirst() {
        SimulatedCloud cloud = account.record(
                        "lambda",
                        "CreateEventSourceMapping20150331",
                        "{\"functionName\":\"orders\"}",
                        "{\"uUID\":\"11111111-2222-3333-4444-555555555555\"}")
                .cloud();
        ChangePlan plan = execute(cloud, new Containment.DisableApplication("orders"));
        assertThat(plan.changes())
                .extracting(StateChange::call)
                .containsExactly("lambda:UpdateEventSourceMapping", "lambda:PutFunctionConcurrency");
        SimulatedActor alice = actor(cloud, KEY);
        assertThat(alice.call("lambda", "Invoke", Map.of("functionName", "orders"))
                        .errorCode())
                .isEqualTo("TooManyRequestsException");
        alice.call("lambda", "Invoke", Map.of("functionName", "orders", "invocationType", "Event"));
        assertThat(cloud.read(ref("lambda:function/orders#queued-events"))).isEqualTo("1");
        release(cloud, plan);
        assertThat(cloud.read(ref("lambda:function/orders#queued-events"))).isEqualTo("absent");
    }

    @Test
    void aRestoredDatabaseIsANewOneWithDefaults() {
        SimulatedCloud cloud = account.record(
                        "2026-03-01T00:00:00Z",
                        "rds",
                        "CreateDBSnapshot",
                        "{\"dBInstanceIdentifier\":\"orders\",\"dBSnapshotIdentifier\":\"nightly\"}",
                        "null")
                .record(
                        "2026-03-02T10:00:00Z",
                        "rds",
                        "CreateDBSnapshot",
                        "{\"dBInstanceIdentifier\":\"orders\",\"dBSnapshotIdentifier\":\"late\"}",
                        "null")
                .cloud();
        ChangePlan plan =
                execute(cloud, new Recovery.RestoreFromBackup("orders", Instant.parse("2026-03-02T09:00:00Z")));
        assertThat(plan.changes()).extracting(StateChange::after).containsExactly("snapshot nightly");
        assertThat(cloud.read(ref("rds:db/orders-restored#groups"))).isEqualTo("default");
        assertThat(plan.tasks()).anyMatch(task -> task.contains("default security and parameter groups"));
    }

    @Test
    void aRuleThatIsAddedAgainHasAnotherId() {
        SimulatedCloud cloud = account.record(
                        "ec2",
                        "AuthorizeSecurityGroupIngress",
                        "{\"groupId\":\"sg-1\",\"ipPermissions\":{\"items\":[{\"ipProtocol\":\"tcp\",\"fromPort\":22,"
                                + "\"toPort\":22,\"ipRanges\":{\"items\":[{\"cidrIp\":\"0.0.0.0/0\"}]}}]}}",
                        "null")
                .cloud();
        ChangePlan plan = execute(cloud, new Containment.RollBack("e-2"));
        StateChange revoked = plan.changes().get(0);
        assertThat(revoked.target()).hasToString("ec2:security-group/sg-1#ingress:tcp/22-22/0.0.0.0/0");
        cloud.apply(revoked.inverse().orElseThrow());
        String first = cloud.read(ref("ec2:security-group/sg-1#rule-id-ingress:tcp/22-22/0.0.0.0/0"));
        cloud.apply(revoked);
        cloud.apply(revoked.inverse().orElseThrow());
        assertThat(cloud.read(ref("ec2:security-group/sg-1#rule-id-ingress:tcp/22-22/0.0.0.0/0")))
                .startsWith("sgr-")
                .isNotEqualTo(first);
    }

    @Test
    void aNetworkListHoldsTwentyRules() {
        SimulatedCloud cloud = account.cloud();
        for (int address = 1; address < 20; address++) {
            execute(cloud, new Containment.BlockAddress("203.0.113." + address));
        }
        assertThatThrownBy(() -> execute(cloud, new Containment.BlockAddress("203.0.113.200")))
                .isInstanceOf(CloudException.Conflict.class)
                .hasMessageContaining("20 rules");
    }

    @Test
    void aDeletedTrailThatIsMadeAgainStillHasToBeStarted() {
        SimulatedCloud cloud = account.record("cloudtrail", "DeleteTrail", "{\"name\":\"main\"}", "null")
                .cloud();
        ChangePlan plan = execute(cloud, new Containment.RollBack("e-2"));
        assertThat(plan.changes())
                .extracting(StateChange::call)
                .containsExactly("cloudtrail:CreateTrail", "cloudtrail:StartLogging");
        assertThat(plan.residue()).contains("only in the event history");
        assertThat(cloud.controlPlane().checks())
                .filteredOn(check -> check.name().equals("audit-trail:main"))
                .extracting(check -> check.health().name())
                .containsExactly("HEALTHY");
    }

    /** Trail main delivers to bucket log-files. */
    private TestAccount trail() {
        return account.record(
                "cloudtrail", "CreateTrail", "{\"name\":\"main\",\"s3BucketName\":\"log-files\"}", "null");
    }

    @Test
    void aTrailWhoseBucketIsGoneIsNotMadeAgainBeforeTheBucketIs() {
        SimulatedCloud cloud = trail().record("cloudtrail", "StartLogging", "{\"name\":\"main\"}", "null")
                .record("cloudtrail", "DeleteTrail", "{\"name\":\"main\"}", "null")
                .record("s3", "DeleteBucket", "{\"bucketName\":\"log-files\"}", "null")
                .cloud();
        ChangePlan plan = cloud.plan(new Containment.RollBack("e-4"));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.tasks())
                .singleElement()
                .asString()
                .startsWith("Trail main delivers to bucket log-files, which is gone: first make the bucket anew");
    }

    @Test
    void aTrailWhoseBucketIsGoneIsNotStarted() {
        SimulatedCloud cloud = trail().record("cloudtrail", "StartLogging", "{\"name\":\"main\"}", "null")
                .record("cloudtrail", "StopLogging", "{\"name\":\"main\"}", "null")
                .record("s3", "DeleteBucket", "{\"bucketName\":\"log-files\"}", "null")
                .cloud();

        assertThat(cloud.plan(new Containment.RollBack("e-4")).changes()).isEmpty();
        StateChange start = new StateChange(
                ref("cloudtrail:trail/main#logging"), "cloudtrail:StartLogging", "", "false", "true", "it stays");
        assertThatThrownBy(() -> cloud.apply(start))
                .isInstanceOf(CloudException.Conflict.class)
                .hasMessageContaining("S3BucketDoesNotExistException");
    }

    @Test
    void aTrailWhoseBucketIsGoneDeliversNothing() {
        SimulatedCloud cloud = trail().record("cloudtrail", "StartLogging", "{\"name\":\"main\"}", "null")
                .record("s3", "DeleteBucket", "{\"bucketName\":\"log-files\"}", "null")
                .cloud();

        assertThat(cloud.controlPlane().checks())
                .filteredOn(check -> check.name().equals("audit-trail:main"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.health().name()).isEqualTo("OFF");
                    assertThat(check.detail()).isEqualTo("its bucket log-files is gone: no files are delivered");
                });
    }

    @Test
    void aBucketOfWhichNoRecordTellsIsThere() {
        SimulatedCloud cloud = trail().record("cloudtrail", "StartLogging", "{\"name\":\"main\"}", "null")
                .record("cloudtrail", "DeleteTrail", "{\"name\":\"main\"}", "null")
                .cloud();
        ChangePlan plan = execute(cloud, new Containment.RollBack("e-4"));

        assertThat(plan.changes())
                .extracting(StateChange::call)
                .containsExactly("cloudtrail:CreateTrail", "cloudtrail:StartLogging");
    }

    @Test
    void aTrailThatCameAndWentByTheSameKeyIsNoGapInWhatTheAccountHad() {
        SimulatedCloud cloud = trail().record("cloudtrail", "DeleteTrail", "{\"name\":\"main\"}", "null")
                .cloud();

        assertThat(cloud.controlPlane().checks())
                .noneMatch(check -> check.name().equals("audit-trail:main"));
    }

    @Test
    void aWatchIsNeverTurnedOffNotEvenToUndo() {
        SimulatedCloud cloud = account.record("cloudtrail", "StopLogging", "{\"name\":\"main\"}", "null")
                .cloud();
        ChangePlan plan = execute(cloud, new Containment.RollBack("e-2"));
        assertThat(plan.changes())
                .singleElement()
                .satisfies(change -> assertThat(change.inverse()).isEmpty());
        StateChange stop = StateChange.reversible(
                ref("cloudtrail:trail/main#logging"),
                "cloudtrail:StopLogging",
                "cloudtrail:StartLogging",
                "true",
                "false");
        assertThatThrownBy(() -> cloud.apply(stop)).isInstanceOf(CloudException.Unsupported.class);
        assertThat(cloud.read(stop.target())).isEqualTo("true");
    }

    @Test
    void aSnapshotThatIsolationTookIsNoBackupFromBeforeTheCompromise() {
        SimulatedCloud cloud = withHost();
        execute(cloud, new Containment.IsolateHost(HOST, "ir-1"));
        assertThatThrownBy(() -> cloud.plan(new Recovery.RebuildHost(HOST, Instant.parse("2026-03-02T09:30:00Z"))))
                .isInstanceOf(CloudException.Conflict.class)
                .hasMessageContaining("no template, image or snapshot");
    }

    @Test
    void aProtectedInstanceIsNotTerminated() {
        SimulatedCloud cloud = withHost();
        execute(cloud, new Containment.IsolateHost(HOST, "ir-1"));
        Map<String, Object> which = Map.of("instancesSet", Map.of("items", List.of(Map.of("instanceId", HOST))));
        assertThat(actor(cloud, KEY).call("ec2", "TerminateInstances", which).errorCode())
                .isEqualTo("Client.OperationNotPermitted");
        assertThat(cloud.read(ref("ec2:instance/" + HOST + "#state"))).isEqualTo("running");
    }

    @Test
    void policiesAndRecordsAreSeenOnlyAfterTheLagToo() {
        SimulatedCloud cloud = account.cloud().visibleAfter(Duration.ofSeconds(30));
        execute(cloud, new Containment.SuspendIdentity(ALICE));
        LogQuery all = LogQuery.audit(new TimeRange(account.now(), account.now().plusSeconds(60)));
        assertThat(cloud.identity(IdentityRequest.of(ALICE)).policies()).isEmpty();
        assertThat(cloud.logs(all).count()).isZero();
        account.pass(Duration.ofSeconds(30));
        assertThat(cloud.identity(IdentityRequest.of(ALICE)).policies()).containsExactly("IncidentResponseDenyAll");
        assertThat(cloud.logs(all).count()).isEqualTo(2);
    }

    @Test
    void whoeverLiftsTheConcurrencyOfAFunctionLetsTheQueuedEventsRun() {
        SimulatedCloud cloud = account.record(
                        "lambda",
                        "CreateEventSourceMapping20150331",
                        "{\"functionName\":\"orders\"}",
                        "{\"uUID\":\"11111111-2222-3333-4444-555555555555\"}")
                .cloud();
        execute(cloud, new Containment.DisableApplication("orders"));
        SimulatedActor alice = actor(cloud, KEY);
        alice.call("lambda", "Invoke", Map.of("functionName", "orders", "invocationType", "Event"));
        alice.call("lambda", "DeleteFunctionConcurrency20171031", Map.of("functionName", "orders"));
        alice.call(
                "lambda",
                "UpdateEventSourceMapping20150331",
                Map.of("uUID", "11111111-2222-3333-4444-555555555555", "enabled", true));
        assertThat(cloud.read(ref("lambda:function/orders#queued-events"))).isEqualTo("absent");
        assertThat(cloud.read(ref("lambda:function/orders#concurrency"))).isEqualTo("absent");
        assertThat(cloud.read(ref("lambda:function/orders#event-source:11111111-2222-3333-4444-555555555555")))
                .isEqualTo("enabled");
    }

    @Test
    void blockedPublicAccessRefusesAPolicyForEverybody() {
        SimulatedCloud cloud = account.cloud();
        Map<String, Object> open = Map.of(
                "bucketName",
                "data",
                "bucketPolicy",
                Map.of("Statement", List.of(Map.of("Effect", "Allow", "Principal", "*", "Action", "s3:GetObject"))));
        assertThat(actor(cloud, KEY).call("s3", "PutBucketPolicy", open).succeeded())
                .isTrue();
        execute(cloud, new Recovery.Harden(TestAccount.ID));
        assertThat(actor(cloud, KEY).call("s3", "PutBucketPolicy", open).errorCode())
                .isEqualTo("AccessDenied");
    }

    @Test
    void aTrailThatOnlyLogsIsNotHealthyYet() {
        SimulatedCloud cloud = account.record(
                        "cloudtrail", "UpdateTrail", "{\"name\":\"main\",\"isMultiRegionTrail\":false}", "null")
                .cloud();
        assertThat(cloud.controlPlane().checks())
                .filteredOn(check -> check.name().equals("audit-trail:main"))
                .extracting(check -> check.health().name())
                .containsExactly("DEGRADED");
        ChangePlan plan = execute(cloud, new Containment.RollBack("e-2"));
        assertThat(plan.changes()).extracting(StateChange::call).containsExactly("cloudtrail:UpdateTrail");
        assertThat(cloud.controlPlane().checks())
                .filteredOn(check -> check.name().equals("audit-trail:main"))
                .extracting(check -> check.health().name())
                .containsExactly("HEALTHY");
    }

    @Test
    void aDiskIsTakenAsTheSnapshotsOfItsVolumes() throws IOException {
        SimulatedCloud cloud = withHost();
        String content = new String(
                cloud.capture(EvidenceRequest.diskOf(Entity.of(EntityType.HOST, HOST)))
                        .content()
                        .open()
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        assertThat(content).contains("ec2:snapshot/snap-").contains("#of\":\"vol-");
    }

    @Test
    void recordsAboutOneNameAreNotThoseOfALongerOne() {
        SimulatedCloud cloud = account.cloud();
        call(cloud, KEY, "s3", "ListBuckets");
        LogQuery all = LogQuery.audit(new TimeRange(account.now(), account.now().plusSeconds(60)));
        assertThat(cloud.logs(all.about(Entity.of(EntityType.PRINCIPAL, ALICE))).count())
                .isEqualTo(1);
        assertThat(cloud.logs(all.about(Entity.of(EntityType.PRINCIPAL, ALICE.substring(0, ALICE.length() - 1))))
                        .count())
                .isZero();
    }

    private SimulatedCloud withHost() {
        return account.record("ec2", "DescribeInstanceAttribute", "{\"instanceId\":\"" + HOST + "\"}", "null")
                .cloud();
    }

    private static SimulatedResponse call(SimulatedCloud cloud, String key, String service, String action) {
        return actor(cloud, key).call(service, action, Map.of());
    }

    private static SimulatedActor actor(SimulatedCloud cloud, String key) {
        return cloud.actAs(key, "198.51.100.7", "aws-cli/2.15.0");
    }
}
