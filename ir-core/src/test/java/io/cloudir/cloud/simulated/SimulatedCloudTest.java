package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.simulated.TestAccount.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudir.cloud.Capture;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.DescribeRequest;
import io.cloudir.cloud.EvidenceRequest;
import io.cloudir.cloud.IdentityDetail;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.cloud.Recovery;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.TimeRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedCloudTest {
    private static final String ALICE = "arn:aws:iam::123456789012:user/alice";
    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";
    private static final TimeRange EVER =
            new TimeRange(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"));

    private final TestAccount account = new TestAccount().record("s3", "ListBuckets", "null", "null");

    @Test
    void everyChangeIsRecordedAsCloudTrailWould() throws IOException {
        SimulatedCloud cloud = account.cloud();
        execute(cloud, new Containment.SuspendIdentity(ALICE));
        RecordLines records = cloud.logs(LogQuery.audit(EVER));
        assertThat(records.count()).isEqualTo(2);
        String first = new String(records.lines(), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow();
        JsonNode record = new ObjectMapper().readTree(first);
        assertThat(record.path("eventName").asText()).isEqualTo("PutUserPolicy");
        assertThat(record.path("eventSource").asText()).isEqualTo("iam.amazonaws.com");
        assertThat(record.path("eventTime").asText()).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(record.at("/requestParameters/userName").asText()).isEqualTo("alice");
        assertThat(record.at("/userIdentity/sessionContext/sessionIssuer/userName")
                        .asText())
                .isEqualTo("IncidentResponder");
        assertThat(record.path("eventID").asText()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    @Test
    void aServiceThatIsFloodedSlowsCallersDownAndThenFails() {
        SimulatedActor alice = account.cloud().actAs(KEY, "203.0.113.9", "aws-cli/2");
        List<String> errors = new ArrayList<>();
        for (int call = 0; call < 201; call++) {
            errors.add(alice.call("lambda", "ListFunctions", Map.of()).errorCode());
        }

        assertThat(errors.subList(0, 100)).containsOnly("");
        assertThat(errors.subList(100, 200)).containsOnly("ThrottlingException");
        assertThat(errors.get(200)).isEqualTo("ServiceUnavailableException");
        assertThat(alice.call("s3", "ListBuckets", Map.of()).succeeded()).isTrue();
    }

    @Test
    void whatItRecordsTheReaderReads() {
        SimulatedCloud cloud = account.cloud();
        execute(cloud, new Containment.SuspendIdentity(ALICE));
        cloud.actAs(KEY, "203.0.113.9", "aws-cli/2").call("s3", "ListBuckets", Map.of());
        assertThat(Reading.lines(cloud.logs(LogQuery.audit(EVER)).lines()))
                .extracting(activity -> activity.head().action()
                        + ' '
                        + activity.head().principal().orElseThrow().name()
                        + ' '
                        + activity.head().errorCode())
                .containsExactly(
                        "PutUserPolicy IncidentResponder ",
                        "UpdateAccessKey IncidentResponder ",
                        "ListBuckets alice AccessDenied");
    }

    @Test
    void recordsOfSeveralRegionsAreTakenInTimeOrder() {
        SimulatedCloud cloud = account.record("cloudtrail", "StopLogging", "{\"name\":\"main\"}", "null")
                .record("2026-03-02T08:00:00Z", "cloudtrail", "StartLogging", "{\"name\":\"main\"}", "null")
                .record("2026-03-02T07:00:00Z", "cloudtrail", "CreateTrail", "{\"name\":\"main\"}", "null")
                .cloud();
        assertThat(cloud.read(TestAccount.ref("cloudtrail:trail/main#logging"))).isEqualTo("false");
        execute(cloud, new Containment.RollBack("e-2"));
        assertThat(cloud.read(TestAccount.ref("cloudtrail:trail/main#logging"))).isEqualTo("true");
    }

    @Test
    void whatWasUsedBeforeItsCreationIsReadWasStillMade() {
        SimulatedCloud cloud = account.record(
                        "2026-03-02T08:00:00Z", "iam", "CreateUser", "{\"userName\":\"alice\"}", "null")
                .cloud();
        assertThat(cloud.plan(new Containment.RollBack("e-2")).changes()).hasSize(2);
    }

    @Test
    void theSameCallsGiveTheSameBytes() {
        assertThat(story()).isEqualTo(story());
    }

    private static String story() {
        SimulatedCloud cloud =
                new TestAccount().record("s3", "ListBuckets", "null", "null").cloud();
        cloud.actAs(KEY, "203.0.113.9", "aws-cli/2").call("iam", "CreateAccessKey", Map.of("userName", "alice"));
        execute(cloud, new Containment.SuspendIdentity(ALICE));
        cloud.actAs(KEY, "203.0.113.9", "aws-cli/2").call("s3", "ListBuckets", Map.of());
        return new String(cloud.logs(LogQuery.audit(EVER)).lines(), StandardCharsets.UTF_8);
    }

    @Test
    void aSuspendedActorIsRecordedAsDenied() {
        SimulatedCloud cloud = account.cloud();
        execute(cloud, new Containment.SuspendIdentity(ALICE));
        account.pass(Duration.ofMinutes(1));
        cloud.actAs(KEY, "203.0.113.9", "aws-cli/2").call("s3", "ListBuckets", Map.of());
        LogQuery since = LogQuery.audit(new TimeRange(account.now(), account.now()))
                .about(Entity.of(EntityType.ACCESS_KEY, KEY));
        RecordLines fresh = cloud.logs(since);
        assertThat(fresh.count()).isEqualTo(1);
        assertThat(new String(fresh.lines(), StandardCharsets.UTF_8)).contains("\"errorCode\":\"AccessDenied\"");
    }

    @Test
    void anActorsChangesCanBeRolledBackByTheirRecord() throws IOException {
        SimulatedCloud cloud = account.cloud();
        SimulatedResponse made = cloud.actAs(KEY, "203.0.113.9", "aws-cli/2")
                .call("iam", "CreateAccessKey", Map.of("userName", "alice"));
        String id = new ObjectMapper().readTree(made.record()).path("eventID").asText();
        execute(cloud, new Containment.RollBack(id));
        IdentityDetail alice = cloud.identity(IdentityRequest.of(ALICE));
        assertThat(alice.keys())
                .extracting(IdentityDetail.Key::id, IdentityDetail.Key::active)
                .containsExactlyInAnyOrder(tuple(made.newKeyId(), false), tuple(KEY, true));
    }

    @Test
    void aMissingPermissionIsNamedAndNothingIsChanged() {
        SimulatedCloud cloud = account.cloud().withoutPermission("iam:UpdateAccessKey");
        var change = cloud.plan(new Containment.DeactivateKey(KEY)).changes().get(0);
        assertThatThrownBy(() -> cloud.apply(change))
                .isInstanceOfSatisfying(CloudException.AccessDenied.class, denied -> {
                    assertThat(denied.permission()).isEqualTo("iam:UpdateAccessKey");
                    assertThat(denied.retryable()).isFalse();
                });
        assertThat(cloud.read(change.target())).isEqualTo("Active");
    }

    @Test
    void everyPlanNamesOnlyPermissionsThatItsCapabilityDeclares() {
        SimulatedCloud cloud = account.cloud();
        var plan = cloud.plan(new Containment.SuspendIdentity(ALICE));
        assertThat(cloud.capabilities())
                .filteredOn(
                        capability -> capability.name().equals(plan.request().type()))
                .singleElement()
                .satisfies(capability -> assertThat(capability.permissions()).containsAll(plan.permissions()));
    }

    @Test
    void stateIsTakenAsEvidence() throws IOException {
        SimulatedCloud cloud = account.cloud();
        Capture capture = cloud.capture(EvidenceRequest.stateOf(Entity.of(EntityType.PRINCIPAL, ALICE)));
        try (InputStream content = capture.content().open()) {
            assertThat(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("iam:user/alice#exists");
        }
    }

    @Test
    void theDisksOfAHostAreCopiedOnce() {
        SimulatedCloud cloud = account.record("ec2", "DescribeInstanceStatus", "{\"instanceId\":\"i-1\"}", "null")
                .cloud();
        Entity host = Entity.of(EntityType.HOST, "i-1");
        cloud.capture(EvidenceRequest.diskOf(host));
        cloud.capture(EvidenceRequest.diskOf(host));
        assertThat(cloud.logs(LogQuery.audit(EVER)).count()).isEqualTo(1);
        assertThat(cloud.describe(DescribeRequest.of(host)).relations()).hasSize(2);
    }

    @Test
    void aHostIsRebuiltFromAnImageOlderThanTheCompromise() {
        SimulatedCloud cloud = account.record(
                        "ec2",
                        "RunInstances",
                        "null",
                        "{\"instancesSet\":{\"items\":[{\"instanceId\":\"i-1\",\"imageId\":\"ami-1\"}]}}")
                .record("2026-03-02T10:00:00Z", "ec2", "CreateImage", "null", "{\"imageId\":\"ami-2\"}")
                .record(
                        "2026-03-02T10:30:00Z",
                        "ec2",
                        "RunInstances",
                        "null",
                        "{\"instancesSet\":{\"items\":[{\"instanceId\":\"i-2\",\"imageId\":\"ami-2\"}]}}")
                .cloud();
        Instant compromised = Instant.parse("2026-03-02T09:30:00Z");
        assertThat(execute(cloud, new Recovery.RebuildHost("i-1", compromised))
                        .changes()
                        .get(0)
                        .after())
                .isEqualTo("image ami-1");
        assertThatThrownBy(() -> cloud.plan(new Recovery.RebuildHost("i-2", compromised)))
                .isInstanceOf(CloudException.Conflict.class)
                .hasMessageContaining("template that you trust");
    }

    @Test
    void hardeningTurnsOnTheAccountsOwnGuards() {
        SimulatedCloud cloud = account.record("cloudtrail", "GetTrailStatus", "{\"name\":\"main\"}", "null")
                .cloud();
        assertThat(execute(cloud, new Recovery.Harden(TestAccount.ID)).changes())
                .hasSize(4);
        assertThat(cloud.plan(new Recovery.Harden(TestAccount.ID)).changes()).isEmpty();
    }

    @Test
    void twoRespondersMakeAChangeOnce() throws Exception {
        SimulatedCloud cloud = account.cloud();
        var change = cloud.plan(new Containment.DeactivateKey(KEY)).changes().get(0);
        ExecutorService responders = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> respond = () -> cloud.apply(change).holds();
            assertThat(responders.invokeAll(
                            IntStream.range(0, 32).mapToObj(i -> respond).toList()))
                    .allMatch(done -> done.isDone());
        } finally {
            responders.shutdown();
        }
        assertThat(cloud.logs(LogQuery.audit(EVER)).count()).isEqualTo(1);
    }

    @Test
    void hostileNamesBecomeOnePrintableLine() {
        SimulatedCloud cloud = account.record(
                        "iam", "CreateUser", "{\"userName\":\"\\u001b[31mred\\u202egnp.exe#status\"}", "null")
                .cloud();
        var plan = cloud.plan(new Containment.RollBack("e-2"));
        assertThat(plan.changes().get(0).target().toString().codePoints())
                .allMatch(codePoint -> codePoint >= 0x20 && codePoint != 0x202e);
        assertThat(io.cloudir.cloud.StateRef.parse(
                        plan.changes().get(0).target().toString()))
                .isEqualTo(plan.changes().get(0).target());
    }
}
