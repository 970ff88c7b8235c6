package io.cloudir.cloud.conformance;

// shown
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.simulated.FaultyCloud;
import io.cloudir.cloud.simulated.SimulatedActor;
import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.ActivitySink;
import io.cloudir.telemetry.LogReader;
import io.cloudir.telemetry.LogSource;
import io.cloudir.telemetry.Malformed;
import io.cloudir.telemetry.ReadLimits;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OurBotTest {
    /** One call of alice, from which the account learns that she and her key are there. */
    private static final String LOG = """
            {"eventVersion":"1.08","eventID":"e-1","eventTime":"2026-03-02T09:00:00Z","eventSource":"s3.amazonaws.com",\
            "eventName":"ListBuckets","awsRegion":"us-east-1","recipientAccountId":"123456789012","userIdentity":\
            {"type":"IAMUser","userName":"alice","arn":"arn:aws:iam::123456789012:user/alice",\
            "accessKeyId":"AKIAIOSFODNN7EXAMPLE"}}
            """;

    private final SimulatedCloud cloud = SimulatedCloud.fromActivities(
            new CloudAccount(Cloud.AWS, "123456789012"),
            records(LOG),
            Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC));

    @Test
    void itStopsAKeyThatMakesAnother() {
        SimulatedActor intruder = cloud.actAs("AKIAIOSFODNN7EXAMPLE", "203.0.113.9", "aws-cli/2");
        intruder.call("iam", "CreateAccessKey", Map.of("userName", "alice"));

        ourBot(cloud);

        assertThat(intruder.call("s3", "ListBuckets", Map.of()).errorCode()).isEqualTo("AccessDenied");
    }

    @Test
    void itReachesItsEndOnABadDay() {
        CloudAdapter badDay =
                FaultyCloud.of(cloud, 20260302, Set.of(FaultyCloud.Fault.FAILS, FaultyCloud.Fault.THROTTLES), 3);

        ourBot(badDay);

        assertThat(cloud.read(StateRef.parse("iam:access-key/AKIAIOSFODNN7EXAMPLE#status")))
                .isEqualTo("Inactive");
    }

    /** What is tested: it turns off every key of alice, and tries again as long as the cloud may answer later. */
    private static void ourBot(CloudAdapter cloud) {
        for (int attempt = 0; attempt < 100; attempt++) {
            try {
                cloud.identity(IdentityRequest.of("arn:aws:iam::123456789012:user/alice"))
                        .keys()
                        .forEach(key -> cloud.plan(new Containment.DeactivateKey(key.id()))
                                .changes()
                                .forEach(cloud::apply));
                return;
            } catch (CloudException e) {
                assertThat(e.retryable()).isTrue();
            }
        }
        throw new AssertionError("the bad day did not end");
    }

    private static List<Activity> records(String log) {
        List<Activity> records = new ArrayList<>();
        LogReader reader = new LogReader(LogSource.CLOUDTRAIL, ReadLimits.DEFAULT, new ActivitySink() {
            @Override
            public void activity(Activity activity) {
                records.add(activity);
            }

            @Override
            public void malformed(Malformed malformed) {
                throw new AssertionError(malformed.toString());
            }
        });
        reader.read(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)), "the test's log");
        return records;
    }
}
// shown
