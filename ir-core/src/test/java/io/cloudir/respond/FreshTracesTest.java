package io.cloudir.respond;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Completeness;
import io.cloudir.cloud.Completeness.Cause;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.FindingQuery;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.cloud.simulated.ForwardingCloud;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whether flow logs and detectors tell of what was contained, after it was. */
class FreshTracesTest {
    private static final String ADDRESS = "198.51.100.9";
    private static final String HOST = "i-0abc";
    private static final Instant BEFORE = Exercise.NOON.minusSeconds(30);
    private static final Instant AFTER = Exercise.NOON.plusSeconds(120);

    private final Exercise exercise = new Exercise(List.of(Exercise.record(
            1,
            "ec2",
            "RunInstances",
            "null",
            "{\"instancesSet\":{\"items\":[{\"instanceId\":\"i-0abc\",\"imageId\":\"ami-1\"}]}}")));

    private void execute(ChangeRequest request) {
        ActionPlan plan = exercise.approved(request);
        assertThat(exercise.runner().execute(exercise.id, plan.actionId(), Exercise.COMMANDER))
                .matches(ActionResult::isDone);
        exercise.pass(Duration.ofMinutes(5));
    }

    private void blocked() {
        execute(new Containment.BlockAddress(ADDRESS));
    }

    private void isolated() {
        execute(new Containment.IsolateHost(HOST, "case"));
    }

    private void suspended() {
        execute(new Containment.SuspendIdentity(Exercise.MALLORY));
    }

    private Validation look() {
        return look(exercise.cloud);
    }

    private Validation look(CloudAdapter cloud) {
        return new MitigationValidation(cloud, exercise.settings()).validate(exercise.incident());
    }

    private void flows(String line) {
        exercise.cloud.recorded(LogQuery.Kind.FLOW, AFTER.plusSeconds(60), line);
    }

    private void found(String finding) {
        exercise.cloud.found(AFTER.plusSeconds(60), finding);
    }

    private static String flow(Instant start, String action) {
        return "2 123456789012 eni-1235b8ca123456789 198.51.100.9 10.0.0.5 443 49152 6 20 4249 "
                + start.getEpochSecond() + " " + start.plusSeconds(60).getEpochSecond() + " " + action + " OK";
    }

    @Test
    void aFlowThatIsLetThroughFromABlockedAddressRefutesTheContainment() {
        blocked();
        flows(flow(AFTER, "ACCEPT"));

        assertThat(look().failures())
                .singleElement()
                .asString()
                .contains("198.51.100.9 is not cut off: 1 flow since", "let through");
    }

    @Test
    void aFlowThatBeganBeforeOrWasRefusedIsNoneThatWasLetThrough() {
        blocked();
        flows(flow(BEFORE, "ACCEPT"));
        flows(flow(AFTER, "REJECT"));

        assertThat(look().failures()).isEmpty();
        assertThat(look().isValid()).isTrue();
        assertThat(look().summary()).contains("the flow log about 198.51.100.9 tells nothing that was let through");
    }

    @Test
    void aPacketThatTheFlowLogToldLateIsNotHeldAgainstTheContainment() {
        blocked();
        flows(flow(Exercise.NOON.plusSeconds(40), "ACCEPT"));

        assertThat(look().failures()).isEmpty();
    }

    @Test
    void aFlowOfWhichOnlyTheSenderTellsIsNotTakenForOneThatWasLetThrough() {
        blocked();
        flows(googleFlow("SRC"));
        assertThat(look().failures()).isEmpty();
        assertThat(look().summary()).contains("it does not say so of 1 flow");

        flows(googleFlow("DEST"));
        assertThat(look().failures()).singleElement().asString().contains("is not cut off: 1 flow");
    }

    private static String googleFlow(String reporter) {
        return "{\"insertId\":\"f-" + reporter
                + "\",\"logName\":\"projects/p/logs/compute.googleapis.com%2Fvpc_flows\","
                + "\"timestamp\":\"2026-03-02T12:03:30Z\",\"resource\":{\"type\":\"gce_subnetwork\",\"labels\":{\"project_id\":\"p\"}},"
                + "\"jsonPayload\":{\"connection\":{\"src_ip\":\"198.51.100.9\",\"dest_ip\":\"10.0.0.5\"},\"reporter\":\""
                + reporter + "\",\"start_time\":\"2026-03-02T12:02:30Z\",\"end_time\":\"2026-03-02T12:03:00Z\"}}";
    }

    @Test
    void anAccountWithoutAFlowLogLeavesThatUnseenAndTellsIt() {
        blocked();

        assertThat(look().isValid()).isTrue();
        assertThat(look().summary())
                .contains(
                        "the flow log about 198.51.100.9 was not looked at: this account keeps no log",
                        "what detectors found about 198.51.100.9 is not all there, so that part was not looked at: no detector is on");
    }

    @Test
    void aFlowLogThatGivesOnlyAPartLeavesItOpenAndIsAskedAgainFirst() {
        blocked();
        RecordLines part = new RecordLines(
                new byte[0], 0, Completeness.COMPLETE.without(Cause.UNREACHABLE, "a zone did not answer"));
        Validation validation = look(flowsAre(() -> part));
        assertThat(validation.isValid()).isFalse();
        assertThat(validation.failures()).isEmpty();
        assertThat(validation.unanswered()).singleElement().asString().contains("could not be read to the end");

        int[] asked = {0};
        assertThat(look(flowsAre(() -> asked[0]++ < 2 ? part : new RecordLines(new byte[0], 0, Completeness.COMPLETE)))
                        .isValid())
                .isTrue();
    }

    @Test
    void aSourceThatTheResponderMayNotReadLeavesItOpenAndNamesThePermission() {
        blocked();
        CloudAdapter cloud = new ForwardingCloud(exercise.cloud) {
            @Override
            public RecordLines findings(FindingQuery query) {
                throw new CloudException.AccessDenied("guardduty:GetFindings", "reading findings");
            }
        };

        assertThat(look(cloud).failures()).isEmpty();
        assertThat(look(cloud).unanswered()).singleElement().asString().contains("guardduty:GetFindings");
    }

    private CloudAdapter flowsAre(Supplier<RecordLines> answer) {
        return new ForwardingCloud(exercise.cloud) {
            @Override
            public RecordLines logs(LogQuery query) {
                return query.kind() == LogQuery.Kind.FLOW ? answer.get() : super.logs(query);
            }
        };
    }

    /** A finding of GuardDuty, updated after the containment. */
    private static String finding(String resource, String service, Instant lastSeen) {
        return "{\"schemaVersion\":\"2.0\",\"accountId\":\"123456789012\",\"region\":\"us-east-1\",\"partition\":\"aws\","
                + "\"id\":\"f-1\",\"arn\":\"arn:aws:guardduty:us-east-1:123456789012:detector/d/finding/f-1\","
                + "\"type\":\"UnauthorizedAccess:IAMUser/MaliciousIPCaller\",\"severity\":8,\"createdAt\":\"2026-03-02T08:00:00Z\","
                + "\"updatedAt\":\"2026-03-02T12:03:00Z\",\"title\":\"t\",\"description\":\"d\",\"resource\":"
                + resource
                + ",\"service\":{\"serviceName\":\"guardduty\"," + service + "\"eventLastSeen\":\"" + lastSeen + "\"}}";
    }

    private static String byKeyOf(String user) {
        return "{\"resourceType\":\"AccessKey\",\"accessKeyDetails\":{\"userName\":\"" + user + "\",\"accessKeyId\":\""
                + Exercise.KEY + "\",\"userType\":\"IAMUser\"}}";
    }

    private static String calling(String error) {
        return "\"action\":{\"actionType\":\"AWS_API_CALL\",\"awsApiCallAction\":{\"api\":\"ListBuckets\",\"errorCode\":\""
                + error + "\",\"userAgent\":\"" + Exercise.MALLORY + "\"}},";
    }

    private static String connecting(boolean blocked) {
        return "\"action\":{\"networkConnectionAction\":{\"blocked\":" + blocked
                + ",\"remoteIpDetails\":{\"ipAddressV4\":\"198.51.100.44\"}}},";
    }

    private static final String ON_HOST =
            "{\"resourceType\":\"Instance\",\"instanceDetails\":{\"instanceId\":\"i-0abc\"}}";

    @Test
    void whatADetectorSawASuspendedIdentityDoSinceRefutesTheContainment() {
        suspended();
        found(finding(byKeyOf("mallory"), calling(""), AFTER));

        assertThat(look().failures())
                .singleElement()
                .asString()
                .contains("mallory is not contained: detectors saw it act since", "1 finding", "MaliciousIPCaller")
                .contains("last seen at " + AFTER);
    }

    @Test
    void aFindingThatWasOnlyUpdatedSinceTellsOfBefore() {
        suspended();
        found(finding(byKeyOf("mallory"), calling(""), BEFORE));

        assertThat(look().failures()).isEmpty();
        assertThat(look().summary()).doesNotContain("detectors name");
    }

    @Test
    void aSampleNeverCounts() {
        suspended();
        found(finding(byKeyOf("mallory"), calling("") + "\"additionalInfo\":{\"sample\":true},", AFTER));

        assertThat(look().failures()).isEmpty();
        assertThat(look().summary()).doesNotContain("detectors name");
    }

    @Test
    void aFindingOfACallThatWasDeniedOrOfSomebodyElseIsToldAndRefutesNothing() {
        suspended();
        found(finding(byKeyOf("mallory"), calling("AccessDenied"), AFTER));
        found(finding(byKeyOf("trent"), calling(""), AFTER));

        assertThat(look().failures()).isEmpty();
        assertThat(look().summary()).contains("detectors name " + Exercise.MALLORY, "finding", "see what they tell");
    }

    @Test
    void howAnIdentityIsSetUpIsNoSignThatItActs() {
        suspended();
        found(
                "{\"SchemaVersion\":\"2018-10-08\",\"Id\":\"c-1\",\"ProductArn\":\"arn:aws:securityhub:us-east-1::product/aws/securityhub\","
                        + "\"GeneratorId\":\"iam.3\",\"AwsAccountId\":\"123456789012\",\"Types\":[\"Software and Configuration Checks/AWS\"],"
                        + "\"LastObservedAt\":\"" + AFTER + "\",\"Resources\":[{\"Type\":\"AwsIamUser\",\"Id\":\""
                        + Exercise.MALLORY + "\"}]}");

        assertThat(look().failures()).isEmpty();
        assertThat(look().summary()).doesNotContain("detectors name");
    }

    @Test
    void onlyAConnectionThatCameAboutTellsThatAHostIsNotIsolated() {
        isolated();
        found(finding(ON_HOST, "\"action\":{\"dnsRequestAction\":{\"domain\":\"pool.example\"}},", AFTER));
        found(finding(ON_HOST, connecting(true), AFTER));
        assertThat(look().failures()).isEmpty();
        assertThat(look().summary()).contains("detectors name i-0abc", "do not show that isolate-host does not hold");

        found(finding(ON_HOST, connecting(false), AFTER));
        assertThat(look().failures()).singleElement().asString().contains("i-0abc is not contained");
    }

    @Test
    void whatANewSessionDidIsNotHeldAgainstCuttingOffTheOldOnes() {
        execute(new Containment.RevokeSessions(Exercise.MALLORY, Exercise.NOON));
        found(finding(byKeyOf("mallory"), calling(""), AFTER));

        assertThat(look().failures()).isEmpty();
        assertThat(look().summary()).contains("do not show that revoke-sessions does not hold");
    }
}
