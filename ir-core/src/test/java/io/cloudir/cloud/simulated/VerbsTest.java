package io.cloudir.cloud.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cloudir.cloud.Capability;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Completeness.Cause;
import io.cloudir.cloud.ControlPlane;
import io.cloudir.cloud.ControlPlane.Health;
import io.cloudir.cloud.Exposure;
import io.cloudir.cloud.ExposureRequest;
import io.cloudir.cloud.FindingQuery;
import io.cloudir.cloud.HostDetail;
import io.cloudir.cloud.HostRequest;
import io.cloudir.cloud.IdentityDetail;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.cloud.Inventory;
import io.cloudir.cloud.InventoryRequest;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.Preflight.Readiness;
import io.cloudir.cloud.Preflight.Status;
import io.cloudir.cloud.PreflightRequest;
import io.cloudir.cloud.RecordLines;
import io.cloudir.cloud.UsageRequest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.TimeRange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the simulated cloud tells when it is asked. */
class VerbsTest {
    private static final String ALICE = "arn:aws:iam::123456789012:user/alice";
    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";
    private static final String HOST = "i-0123456789abcdef0";
    private static final TimeRange DAY =
            new TimeRange(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-02T23:59:59Z"));

    private final TestAccount account = new TestAccount().record("s3", "ListBuckets", "null", "null");

    @Test
    void preflightTellsWhatIsMissingAndChangesNothing() {
        SimulatedCloud cloud = account.cloud().withoutPermission("iam:PutUserPolicy");
        assertThat(cloud.preflight(PreflightRequest.of("suspend-identity", "stop-host", "findings", "make-coffee"))
                        .readiness())
                .containsExactly(
                        new Readiness("suspend-identity", Status.DENIED, List.of("iam:PutUserPolicy")),
                        new Readiness("stop-host", Status.READY, List.of()),
                        new Readiness("findings", Status.NOT_SET_UP, List.of("a detector that is on")),
                        new Readiness("make-coffee", Status.UNSUPPORTED, List.of()));
        assertThat(cloud.logs(LogQuery.audit(DAY)).count()).isZero();
    }

    @Test
    void preflightWithoutNamesAsksForEveryCapability() {
        SimulatedCloud cloud = account.record("guardduty", "GetDetector", "{\"detectorId\":\"d\"}", "null")
                .cloud();
        assertThat(cloud.preflight(PreflightRequest.everything()).readiness())
                .extracting(Readiness::capability)
                .isEqualTo(cloud.capabilities().stream().map(Capability::name).toList());
    }

    @Test
    void aVerbThatReadsIsDeniedWithoutItsPermission() {
        SimulatedCloud cloud = account.cloud().withoutPermission("cloudtrail:LookupEvents");
        assertThatThrownBy(() -> cloud.logs(LogQuery.audit(DAY)))
                .isInstanceOfSatisfying(
                        CloudException.AccessDenied.class,
                        denied -> assertThat(denied.permission()).isEqualTo("cloudtrail:LookupEvents"));
    }

    @Test
    void pagesOfAnInventoryHoldEachThingOnce() {
        for (int at = 0; at < 5; at++) {
            account.record("iam", "CreateUser", "{\"userName\":\"user" + at + "\"}", "null");
        }
        SimulatedCloud cloud = account.cloud();
        List<String> found = new ArrayList<>();
        InventoryRequest page =
                InventoryRequest.of(InventoryRequest.Kind.IDENTITIES).atMost(2);
        for (Optional<String> next = Optional.of(""); next.isPresent(); ) {
            Inventory inventory = cloud.inventory(page.after(next.get()));
            assertThat(inventory.things()).hasSizeLessThanOrEqualTo(2);
            inventory.things().forEach(thing -> found.add(thing.entity().id()));
            next = inventory.next();
        }
        assertThat(found).hasSize(6).doesNotHaveDuplicates().contains(ALICE);
    }

    @Test
    void anInventoryTellsWhatIsRelatedAndNotWhatIsGone() {
        SimulatedCloud cloud = account.record("iam", "DeleteUser", "{\"userName\":\"bob\"}", "null")
                .cloud();
        InventoryRequest keys = InventoryRequest.of(InventoryRequest.Kind.KEYS);
        assertThat(cloud.inventory(keys.about(Entity.of(EntityType.PRINCIPAL, ALICE)))
                        .things())
                .extracting(thing -> thing.entity().id())
                .containsExactly(KEY);
        assertThat(cloud.inventory(InventoryRequest.of(InventoryRequest.Kind.IDENTITIES))
                        .things())
                .extracting(thing -> thing.entity().id())
                .containsExactly(ALICE);
    }

    @Test
    void aPageThatWasNeverToldIsRefused() {
        SimulatedCloud cloud = account.cloud();
        assertThatThrownBy(() -> cloud.inventory(
                        InventoryRequest.of(InventoryRequest.Kind.HOSTS).after("../etc")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'../etc'");
    }

    @Test
    void aRegionThatDoesNotAnswerLeavesAGapInEveryAnswerAboutTheAccount() {
        SimulatedCloud cloud = account.cloud().withSilentRegion("eu-west-1");
        assertThat(List.of(
                        cloud.inventory(InventoryRequest.of(InventoryRequest.Kind.HOSTS))
                                .completeness(),
                        cloud.exposure(ExposureRequest.everything()).completeness(),
                        cloud.usage(UsageRequest.of(ALICE, DAY)).completeness(),
                        cloud.logs(LogQuery.audit(DAY)).completeness()))
                .allSatisfy(it -> assertThat(it.gaps().get(0).cause()).isEqualTo(Cause.UNREACHABLE))
                .allSatisfy(it -> assertThat(it.text()).contains("eu-west-1"));
    }

    @Test
    void usageNamesWhatWasReallyDoneInTheWindow() {
        SimulatedCloud cloud = account.record("s3", "ListBuckets", "null", "null")
                .record("2026-02-02T09:00:00Z", "ec2", "DescribeInstances", "null", "null")
                .record("lambda", "GetFunction20150331v2", "{\"functionName\":\"orders\"}", "null")
                .cloud();
        assertThat(cloud.usage(UsageRequest.of(ALICE, DAY)).permissions())
                .containsExactly("lambda:GetFunction", "s3:ListBuckets");
        assertThatThrownBy(() -> cloud.usage(UsageRequest.of("arn:aws:iam::123456789012:user/nobody", DAY)))
                .isInstanceOf(CloudException.NotFound.class);
    }

    @Test
    void anIdentityIsToldWithItsFactorItsGroupsAndWhatGrantsWhat() {
        SimulatedCloud cloud = account.record(
                        "iam", "EnableMFADevice", "{\"userName\":\"alice\",\"serialNumber\":\"m\"}", "null")
                .record("iam", "AddUserToGroup", "{\"userName\":\"alice\",\"groupName\":\"ops\"}", "null")
                .record(
                        "iam",
                        "PutUserPolicy",
                        "{\"userName\":\"alice\",\"policyName\":\"p\",\"policyDocument\":"
                                + "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"s3:GetObject\"],\"Resource\":\"*\"}]}}",
                        "null")
                .cloud();
        IdentityDetail alice = cloud.identity(IdentityRequest.of(ALICE));
        assertThat(alice.mfa()).contains(true);
        assertThat(alice.groups()).containsExactly("ops");
        assertThat(alice.grants()).containsExactly(new IdentityDetail.Grant("s3:GetObject", "p", ""));
        assertThat(alice.lastUsed()).contains(Instant.parse("2026-03-02T09:00:00Z"));
        assertThat(alice.keys().get(0).lastUsed()).contains(Instant.parse("2026-03-02T09:00:00Z"));
    }

    @Test
    void exposureNamesEachWayInAndThePieceOfStateThatIsToBlame() {
        SimulatedCloud cloud = account.record(
                        "ec2",
                        "RunInstances",
                        "null",
                        "{\"instancesSet\":{\"items\":[{\"instanceId\":\"" + HOST
                                + "\",\"groupSet\":{\"items\":[{\"groupId\":\"sg-1\"}]}}]}}")
                .record(
                        "ec2",
                        "AuthorizeSecurityGroupIngress",
                        "{\"groupId\":\"sg-1\",\"ipPermissions\":{\"items\":[{\"ipProtocol\":\"tcp\",\"fromPort\":22,"
                                + "\"toPort\":22,\"ipRanges\":{\"items\":[{\"cidrIp\":\"0.0.0.0/0\"}]}}]}}",
                        "null")
                .record(
                        "s3",
                        "PutBucketPolicy",
                        "{\"bucketName\":\"data\",\"bucketPolicy\":{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
                                + "\"Action\":\"s3:GetObject\"}]}}",
                        "null")
                .cloud();
        Exposure all = cloud.exposure(ExposureRequest.everything());
        assertThat(all.openings()).allMatch(Exposure.Opening::isPublic);
        assertThat(all.openings())
                .extracting(opening -> opening.to().id() + ' ' + opening.way() + ' ' + opening.state())
                .containsExactly(
                        "data bucket policy s3:bucket/data#policy",
                        HOST + " tcp/22-22 ec2:security-group/sg-1#ingress:tcp/22-22/0.0.0.0/0");
        assertThat(cloud.exposure(ExposureRequest.of(Entity.of(EntityType.HOST, HOST)))
                        .openings())
                .hasSize(1);
        assertThat(cloud.exposure(ExposureRequest.everything().atMost(1))
                        .completeness()
                        .gaps()
                        .get(0)
                        .cause())
                .isEqualTo(Cause.LIMIT);
        assertThatThrownBy(() -> cloud.exposure(ExposureRequest.of(Entity.of(EntityType.HOST, "i-none"))))
                .isInstanceOf(CloudException.NotFound.class);
    }

    @Test
    void aBlockedBucketIsNotExposedWhateverItsPolicySays() {
        SimulatedCloud cloud = account.record(
                        "s3",
                        "PutBucketPolicy",
                        "{\"bucketName\":\"data\",\"bucketPolicy\":{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\"}]}}",
                        "null")
                .record("s3", "PutBucketPublicAccessBlock", "{\"bucketName\":\"data\"}", "null")
                .cloud();
        assertThat(cloud.exposure(ExposureRequest.everything()).openings()).isEmpty();
    }

    @Test
    void aHostIsToldWithItsAgentAndItsPatches() {
        SimulatedCloud cloud = account.record(
                        "2026-03-02T11:30:00Z",
                        "ssm",
                        "UpdateInstanceInformation",
                        "{\"instanceId\":\"" + HOST + "\",\"platformName\":\"Debian 13\"}",
                        "null")
                .record(
                        "ssm",
                        "PutComplianceItems",
                        "{\"resourceId\":\"" + HOST
                                + "\",\"complianceType\":\"Patch\",\"items\":[{\"title\":\"openssl\","
                                + "\"status\":\"NON_COMPLIANT\"},{\"title\":\"bash\",\"status\":\"COMPLIANT\"}]}",
                        "null")
                .cloud();
        HostDetail host = cloud.host(HostRequest.of(HOST));
        assertThat(host.agent()).isEqualTo(HostDetail.Agent.REPORTING);
        assertThat(host.platform()).isEqualTo("Debian 13");
        assertThat(host.patches()).isEqualTo(HostDetail.Patches.MISSING);
        assertThat(host.missing()).containsExactly("openssl");

        account.pass(Duration.ofHours(2));
        assertThat(cloud.host(HostRequest.of(HOST)).agent()).isEqualTo(HostDetail.Agent.SILENT);
    }

    @Test
    void aLogThatIsNotKeptIsUnsupportedAndNotEmpty() {
        SimulatedCloud cloud = account.cloud();
        LogQuery flows = LogQuery.of(LogQuery.Kind.FLOW, DAY);
        assertThatThrownBy(() -> cloud.logs(flows)).isInstanceOf(CloudException.Unsupported.class);

        cloud.recorded(LogQuery.Kind.FLOW, TestAccount.NOON, "2 123456789012 eni-1 203.0.113.9 192.0.2.1 ACCEPT OK");
        RecordLines lines = cloud.logs(flows.about(Entity.of(EntityType.ADDRESS, "203.0.113.9")));
        assertThat(new String(lines.lines(), StandardCharsets.UTF_8)).endsWith("ACCEPT OK\n");
        assertThat(cloud.logs(flows.about(Entity.of(EntityType.ADDRESS, "03.0.113.9")))
                        .count())
                .isZero();
    }

    @Test
    void aQueryThatIsCancelledGivesWhatWasFoundAndSaysSo() {
        SimulatedCloud cloud = account.cloud();
        SimulatedActor alice = cloud.actAs(KEY, "203.0.113.9", "aws-cli/2");
        for (int call = 0; call < 3; call++) {
            alice.call("s3", "ListBuckets", Map.of());
        }
        AtomicInteger asked = new AtomicInteger();
        RecordLines some = cloud.logs(LogQuery.audit(DAY).until(() -> asked.incrementAndGet() > 2));
        assertThat(some.count()).isEqualTo(2);
        assertThat(some.completeness().gaps()).extracting(gap -> gap.cause()).containsExactly(Cause.CANCELLED);

        RecordLines limited = cloud.logs(LogQuery.audit(DAY).atMost(2));
        assertThat(limited.completeness().gaps()).extracting(gap -> gap.cause()).containsExactly(Cause.LIMIT);
        assertThat(cloud.logs(LogQuery.audit(DAY).atMost(3)).isComplete()).isTrue();
    }

    @Test
    void findingsWithoutADetectorAreNotComplete() {
        SimulatedCloud blind = account.cloud();
        assertThat(blind.findings(FindingQuery.during(DAY)).completeness().gaps())
                .extracting(gap -> gap.cause())
                .containsExactly(Cause.NOT_RECORDED);

        SimulatedCloud watched = account.record("guardduty", "GetDetector", "{\"detectorId\":\"d\"}", "null")
                .cloud()
                .found(TestAccount.NOON, "{\"id\":\"f-1\",\"severity\":8}");
        assertThat(watched.findings(FindingQuery.during(DAY)).count()).isEqualTo(1);
        assertThat(watched.findings(FindingQuery.during(DAY)).isComplete()).isTrue();
    }

    @Test
    void aLogGroupKeepsWhatItGetsForAsLongAsItsRetentionSaysAndForEverWithoutOne() {
        SimulatedCloud cloud = new TestAccount()
                .record("logs", "CreateLogGroup", "{\"logGroupName\":\"/app/all\"}", "null")
                .record(
                        "logs",
                        "PutRetentionPolicy",
                        "{\"logGroupName\":\"/app/month\",\"retentionInDays\":30}",
                        "null")
                .record("logs", "DeleteLogGroup", "{\"logGroupName\":\"/app/gone\"}", "null")
                .cloud();

        assertThat(cloud.controlPlane().checks())
                .filteredOn(check -> check.kind() == ControlPlane.Kind.LOG_STORE)
                .extracting(ControlPlane.Check::name, ControlPlane.Check::health, ControlPlane.Check::retention)
                .containsExactly(
                        tuple("log-group:/app/all", Health.HEALTHY, Optional.of(ChronoUnit.FOREVER.getDuration())),
                        tuple("log-group:/app/month", Health.HEALTHY, Optional.of(Duration.ofDays(30))));
    }
}
