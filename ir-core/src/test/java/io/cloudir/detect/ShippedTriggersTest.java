package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.model.Trigger;
import io.cloudir.telemetry.Activity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Each trigger on records made for it, just above and just below what the rule calls unusual. */
class ShippedTriggersTest {
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void failedSignInsOfOneIdentity() {
        IntFunction<String> failed = at -> login("alice", "Failure", "No", "203.0.113." + at);
        assertThat(titles(11, 60, failed)).containsExactly("Many failed console sign-ins of one identity");
        assertThat(titles(10, 60, failed)).isEmpty();
        assertThat(titles(11, 600, failed)).as("spread over two hours").isEmpty();
    }

    @Test
    void failedSignInsFromOneAddress() {
        assertThat(titles(5, 60, at -> login("user" + at, "Failure", "No", "203.0.113.9")))
                .containsExactly("Failed console sign-ins of many users from one address");
        assertThat(titles(20, 60, at -> login("user" + at % 4, "Failure", "No", "203.0.113.9")))
                .containsExactly("Many failed console sign-ins from one address");
        assertThat(titles(4, 60, at -> login("user" + at, "Failure", "No", "203.0.113.9")))
                .isEmpty();
    }

    @Test
    void failedSignInsOfTheRootUser() {
        IntFunction<String> failed = at -> """
                {"eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin","recipientAccountId":"123456789012",
                 "userIdentity":{"type":"Root","accountId":"123456789012","arn":"arn:aws:iam::123456789012:root"},
                 "sourceIPAddress":"203.0.113.9","responseElements":{"ConsoleLogin":"Failure"}}""";
        assertThat(titles(5, 60, failed)).containsExactly("Failed console sign-ins of the root user");
        assertThat(titles(4, 60, failed)).isEmpty();
    }

    @Test
    void failuresOfTheSecondFactor() {
        IntFunction<String> failed = at -> login("alice", "Failure", "Yes", "203.0.113.9");
        assertThat(triggers(3, 60, failed)).containsExactly(Trigger.MFA_FAILURES);
        assertThat(titles(2, 60, failed)).isEmpty();
    }

    @Test
    void servicesStopped() {
        IntFunction<String> stopped =
                at -> call("ecs", "UpdateService", "{\"service\":\"s" + at + "\",\"desiredCount\":0}");
        assertThat(titles(3, 60, stopped)).containsExactly("Many services stopped");
        assertThat(titles(2, 60, stopped)).isEmpty();
        assertThat(titles(9, 60, at -> call("ecs", "UpdateService", "{\"service\":\"s\",\"desiredCount\":2}")))
                .isEmpty();
        assertThat(titles(3, 60, at -> call("rds", "StopDBInstance", "{\"dBInstanceIdentifier\":\"d" + at + "\"}")))
                .containsExactly("Many services stopped");
        assertThat(titles(
                        3,
                        60,
                        at -> call("lambda", "PutFunctionConcurrency20171031", "{\"reservedConcurrentExecutions\":0}")))
                .containsExactly("Many services stopped");
    }

    @Test
    void bucketsReadOneAfterTheOther() {
        assertThat(titles(10, 60, at -> call("s3", "GetObject", "{\"bucketName\":\"b" + at + "\",\"key\":\"k\"}")))
                .containsExactly("Data read out of many buckets");
        assertThat(titles(40, 60, at -> call("s3", "GetObject", "{\"bucketName\":\"b" + at % 9 + "\",\"key\":\"k\"}")))
                .isEmpty();
    }

    @Test
    void secondFactorsRemoved() {
        assertThat(titles(4, 60, at -> call("iam", "DeactivateMFADevice", "{\"userName\":\"u" + at + "\"}")))
                .contains("Several second factors removed by one identity")
                .contains("Multi-factor device of a user removed");
    }

    @Test
    void rootAtWorkIsSaidOnceAnHour() {
        IntFunction<String> root = at -> """
                {"eventSource":"iam.amazonaws.com","eventName":"TagUser","readOnly":false,
                 "userIdentity":{"type":"Root","accountId":"123456789012","arn":"arn:aws:iam::123456789012:root"}}""";
        assertThat(titles(30, 60, root)).containsExactly("Root user at work");
    }

    @Test
    void surgeOfMachines() {
        assertThat(titles(20, 60, at -> call("ec2", "RunInstances", "{\"instanceType\":\"t3.micro\"}")))
                .containsExactly("Many machines or computing jobs started");
        assertThat(titles(19, 60, at -> call("ec2", "RunInstances", "{\"instanceType\":\"t3.micro\"}")))
                .isEmpty();
        assertThat(titles(4, 60, at -> call("ec2", "RunInstances", "{}").replace("us-east-1", "region-" + at)))
                .contains("Machines started in many regions");
    }

    @Test
    void muchDataReadOutOfBuckets() {
        IntFunction<String> gigabyte = at -> call("s3", "GetObject", "{\"bucketName\":\"b\",\"key\":\"k\"}")
                .replace(
                        "\"awsRegion\"",
                        "\"additionalEventData\":{\"bytesTransferredOut\":1073741824.0},\"awsRegion\"");
        assertThat(triggers(10, 60, gigabyte)).containsExactly(Trigger.ABNORMAL_TRAFFIC);
        assertThat(titles(9, 60, gigabyte)).isEmpty();
    }

    @Test
    void callsRefused() {
        IntFunction<String> refused = at -> call("s3", "ListBuckets", "{}")
                .replace("\"awsRegion\"", "\"errorCode\":\"AccessDenied\",\"awsRegion\"");
        assertThat(triggers(15, 30, refused)).containsExactly(Trigger.SERVICE_ERRORS);
        assertThat(titles(14, 30, refused)).isEmpty();
        assertThat(titles(6, 30, at -> refused.apply(at).replace("s3.", "service" + at + ".")))
                .containsExactly("Calls to many services refused to one identity");
    }

    @Test
    void credentialsOfAMachineUsedFromTwoPlaces() {
        IntFunction<String> abroad = at -> """
                {"eventSource":"sts.amazonaws.com","eventName":"GetCallerIdentity","sourceIPAddress":"203.0.113.%d",
                 "userIdentity":{"type":"AssumedRole","principalId":"AROAEXAMPLE:i-0123456789abcdef0",
                 "arn":"arn:aws:sts::123456789012:assumed-role/web/i-0123456789abcdef0"}}""".formatted(at);
        assertThat(triggers(2, 60, abroad)).containsExactly(Trigger.UNUSUAL_BEHAVIOR);
        assertThat(titles(1, 60, abroad)).isEmpty();
    }

    @Test
    void anOrdinaryMorningIsQuiet() {
        List<String> usual =
                List.of("DescribeInstances", "ListBuckets", "GetObject", "PutObject", "AssumeRole", "GetUser");
        assertThat(titles(300, 20, at -> call("ec2", usual.get(at % usual.size()), "{}")))
                .isEmpty();
    }

    private static List<String> titles(int count, int seconds, IntFunction<String> record) {
        return signals(count, seconds, record).stream()
                .map(signal -> signal.rule().title())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Trigger> triggers(int count, int seconds, IntFunction<String> record) {
        return signals(count, seconds, record).stream()
                .map(Signal::trigger)
                .distinct()
                .toList();
    }

    private static List<Signal> signals(int count, int seconds, IntFunction<String> record) {
        List<Activity> records = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            ObjectNode one = Records.object(record.apply(at));
            one.put("eventID", "event-" + at);
            one.put("eventTime", START.plusSeconds((long) at * seconds).toString());
            records.add(Records.cloudTrail(one.toString()));
        }
        return Detecting.signals(RuleSet.shipped(), DetectorSettings.files(), records);
    }

    private static String login(String user, String outcome, String mfa, String address) {
        return """
                {"eventSource":"signin.amazonaws.com","eventName":"ConsoleLogin","sourceIPAddress":"%s",
                 "userIdentity":{"type":"IAMUser","accountId":"123456789012","userName":"%s"},
                 "responseElements":{"ConsoleLogin":"%s"},"additionalEventData":{"MFAUsed":"%s"}}""".formatted(address, user, outcome, mfa);
    }

    private static String call(String service, String name, String parameters) {
        return """
                {"eventSource":"%s.amazonaws.com","eventName":"%s","sourceIPAddress":"203.0.113.9","awsRegion":"us-east-1",
                 "userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::123456789012:user/alice","userName":"alice"},
                 "requestParameters":%s}""".formatted(service, name, parameters);
    }
}
