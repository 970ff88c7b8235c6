package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Each shipped baseline that the simulated organisation has nothing to say about: a fortnight of little, then much in one hour. */
class ShippedBaselinesTest {
    private static final Instant START = Instant.parse("2026-02-02T09:00:00Z");
    private static final int DAYS = 14;

    /**
     * What the rules say of such a fortnight.
     *
     * @param line a record of a time and a number; numbers of the last hour begin with 100
     */
    private static List<String> titles(int usual, int much, BiFunction<Instant, Integer, String> line) {
        List<String> lines = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            for (int at = 0; at < usual; at++) {
                lines.add(line.apply(START.plus(Duration.ofDays(day)).plusSeconds(at), at));
            }
        }
        for (int at = 0; at < much; at++) {
            lines.add(line.apply(START.plus(Duration.ofDays(DAYS)).plusSeconds(20L * at), 100 + at));
        }
        return SourceRecords.titles(String.join("\n", lines) + "\n");
    }

    private static String flow(Instant time, String receiver, long bytes) {
        long second = time.getEpochSecond();
        return "2 123456789012 eni-0a1b2c3d 10.0.0.5 %s 49152 443 6 1000 %d %d %d ACCEPT OK"
                .formatted(receiver, bytes, second, second + 1);
    }

    private static String trail(Instant time, int number, String service, String call, String more) {
        return """
                {"eventVersion":"1.08","eventID":"%s-%d","eventTime":"%s","eventSource":"%s.amazonaws.com",\
                "eventName":"%s","awsRegion":"us-east-1","recipientAccountId":"123456789012",%s\
                "userIdentity":{"type":"IAMUser","userName":"u","accountId":"123456789012",\
                "arn":"arn:aws:iam::123456789012:user/u"}}""".formatted(time, number, time, service, call, more);
    }

    private static String audit(Instant time, int number, String place, String payload) {
        return """
                {"insertId":"%s-%d","logName":"projects/example-project/logs/cloudaudit.googleapis.com%%2Factivity",\
                "timestamp":"%s","resource":{"type":"gce_instance","labels":{"project_id":"example-project","location":"%s",\
                "zone":"%s-a"}},"protoPayload":{"@type":"type.googleapis.com/google.cloud.audit.AuditLog",%s,\
                "authenticationInfo":{"principalEmail":"u@example.com"}}}""".formatted(time, number, time, place, place, payload);
    }

    private static String insert() {
        return "\"serviceName\":\"compute.googleapis.com\",\"methodName\":\"v1.compute.instances.insert\"";
    }

    @Test
    void bytesSentOutOfTheNetwork() {
        assertThat(titles(3, 30, (time, at) -> flow(time, "192.0.2.7", at < 100 ? 200_000 : 30_000_000)))
                .containsExactly("Unusually much data sent out by one address");
    }

    @Test
    void receiversOutsideOfTheNetwork() {
        assertThat(titles(3, 120, (time, at) -> flow(time, "192.0.2." + at, 2_000)))
                .containsExactly("Unusually many receivers of one address");
    }

    @Test
    void secretsRead() {
        assertThat(titles(
                        2,
                        30,
                        (time, at) -> trail(
                                time,
                                at,
                                "secretsmanager",
                                "GetSecretValue",
                                "\"requestParameters\":{\"secretId\":\"secret-" + at + "\"},")))
                .contains("Unusually many secrets read by one identity");
    }

    @Test
    void failuresOfAService() {
        assertThat(titles(
                        1,
                        18,
                        (time, at) -> trail(
                                time, at, "kms", "Decrypt", at < 100 ? "" : "\"errorCode\":\"ServiceUnavailable\",")))
                .contains("Unusually many failures of a service");
    }

    @Test
    void kindsOfCalls() {
        assertThat(titles(4, 60, (time, at) -> trail(time, at, "ec2", at < 100 ? "DescribeVolumes" : "Call" + at, "")))
                .contains("Unusually many kinds of calls of one identity");
    }

    @Test
    void machinesOfAProject() {
        assertThat(titles(1, 18, (time, at) -> audit(time, at, "europe-west1", insert())))
                .contains("Unusually many machines or jobs started in a project");
    }

    @Test
    void changesOfAnIdentityInAProject() {
        assertThat(
                        titles(
                                2,
                                60,
                                (time, at) -> audit(
                                        time,
                                        at,
                                        "europe-west1",
                                        "\"serviceName\":\"compute.googleapis.com\",\"methodName\":\"v1.compute.instances.setLabels\"")))
                .contains("Unusually many changes by one identity in Google Cloud");
    }

    @Test
    void aNewRegionOfAProject() {
        assertThat(titles(2, 1, (time, at) -> audit(time, at, at < 100 ? "europe-west1" : "asia-east2", insert())))
                .containsExactly("First change in a region of Google Cloud");
    }

    @Test
    void callsRefusedInAProject() {
        assertThat(titles(
                        1,
                        30,
                        (time, at) -> audit(
                                time,
                                at,
                                "europe-west1",
                                "\"serviceName\":\"storage.googleapis.com\",\"methodName\":\"storage.buckets.get\",\"status\":{\"code\":"
                                        + (at < 100 ? 0 : 7) + "}")))
                .contains("Unusually many calls refused to one identity in Google Cloud");
    }

    @Test
    void failedSignInsOfAnOrganisation() {
        assertThat(titles(
                        1,
                        30,
                        (time, at) -> audit(
                                time,
                                at,
                                "global",
                                "\"serviceName\":\"login.googleapis.com\",\"methodName\":\"google.login.LoginService."
                                        + (at < 100 ? "loginSuccess" : "loginFailure") + "\"")))
                .contains("Unusually many failed sign-ins of an organisation");
    }
}
