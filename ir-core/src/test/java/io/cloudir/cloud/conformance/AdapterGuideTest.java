package io.cloudir.cloud.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.IdentityRequest;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.simulated.FaultyCloud;
import io.cloudir.cloud.simulated.ForwardingCloud;
import io.cloudir.cloud.simulated.SimulatedActor;
import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.investigate.CitedActivities;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.telemetry.Activity;
import io.cloudir.testing.SettableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The code of {@code docs/adapters.md}: what stands between the marks stands there, and it runs. */
class AdapterGuideTest {
    private static final Path PAGE = Path.of("..", "docs", "adapters.md");
    private static final Path HERE = Path.of("src/test/java/io/cloudir/cloud/conformance/AdapterGuideTest.java");

    @Test
    void thePageShowsTheCodeThatRunsHere() throws IOException {
        String page = Files.readString(PAGE);
        String[] parts = Files.readString(HERE).split("// shown\n", -1);
        assertThat(parts).hasSizeGreaterThan(6);
        for (int at = 1; at + 1 < parts.length; at += 2) {
            String code = parts[at].stripIndent().strip();
            assertThat(page).contains("```java\n" + code + "\n```");
        }
    }

    /** What an adapter for a service of keys does when a key is to be deactivated. */
    static class KeyService extends ForwardingCloud {
        private final Map<String, String> statusOfKeys = new TreeMap<>();

        KeyService(CloudAdapter others) {
            super(others);
            statusOfKeys.put("key-1", "Active");
        }

        // shown
        @Override
        public ChangePlan plan(ChangeRequest request) {
            if (!(request instanceof Containment.DeactivateKey deactivate)) {
                throw new CloudException.Unsupported(request.type() + " is not among the capabilities of this cloud");
            }
            StateRef status = new StateRef("iam:access-key", deactivate.keyId(), "status");
            String present = read(status);
            if (present.equals(StateRef.ABSENT)) {
                throw new CloudException.NotFound("no key of that id");
            }
            List<StateChange> changes = present.equals("Inactive")
                    ? List.of()
                    : List.of(StateChange.reversible(
                            status, "iam:UpdateAccessKey", "iam:UpdateAccessKey", present, "Inactive"));
            return ChangePlan.of(request, changes, List.of(), List.of());
        }

        @Override
        public String read(StateRef target) {
            return statusOfKeys.getOrDefault(target.id(), StateRef.ABSENT);
        }

        @Override
        public synchronized ApplyResult apply(StateChange change) {
            String present = read(change.target());
            if (present.equals(change.after())) {
                return new ApplyResult.AlreadyDone();
            }
            if (!present.equals(change.before())) {
                return new ApplyResult.Differs(change.before(), change.after(), present);
            }
            statusOfKeys.put(change.target().id(), change.after());
            return new ApplyResult.Applied(change.call());
        }
        // shown
    }

    @Test
    void theAdapterOfThePageDeactivatesAndGivesBack() {
        KeyService adapter = new KeyService(
                SimulatedCloud.empty(new CloudAccount(Cloud.AWS, "123456789012"), new SettableClock(Instant.EPOCH)));
        ChangePlan plan = adapter.plan(new Containment.DeactivateKey("key-1"));
        StateChange change = plan.changes().get(0);
        assertThat(adapter.apply(change)).isEqualTo(new ApplyResult.Applied("iam:UpdateAccessKey"));
        assertThat(adapter.apply(change)).isEqualTo(new ApplyResult.AlreadyDone());
        assertThat(adapter.plan(plan.request()).changes()).isEmpty();
        adapter.apply(change.inverse().orElseThrow());
        assertThat(adapter.read(change.target())).isEqualTo("Active");
    }

    static class MyFixture {
        static SimulatedFixture open() {
            return new SimulatedFixture(Duration.ofSeconds(30), cloud -> cloud);
        }
    }

    // shown
    @TestFactory
    Stream<DynamicTest> itConforms() {
        return Conformance.of(MyFixture::open).checks().stream()
                .map(check -> DynamicTest.dynamicTest(check.name(), check::run));
    }
    // shown

    private final List<Activity> records = CitedActivities.parse(
            ("{\"eventVersion\":\"1.08\",\"eventID\":\"e-1\",\"eventTime\":\"2026-03-02T09:00:00Z\",\"eventSource\":"
                            + "\"s3.amazonaws.com\",\"eventName\":\"ListBuckets\",\"awsRegion\":\"us-east-1\","
                            + "\"recipientAccountId\":\"123456789012\",\"userIdentity\":{\"type\":\"IAMUser\",\"userName\":"
                            + "\"alice\",\"arn\":\"arn:aws:iam::123456789012:user/alice\",\"accessKeyId\":"
                            + "\"AKIAIOSFODNN7EXAMPLE\"}}")
                    .getBytes(StandardCharsets.UTF_8),
            "guide");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T12:00:00Z"));

    // shown
    @Test
    void ourBotStopsAKeyThatMakesAnother() {
        SimulatedCloud cloud =
                SimulatedCloud.fromActivities(new CloudAccount(Cloud.AWS, "123456789012"), records, clock);
        SimulatedActor intruder = cloud.actAs("AKIAIOSFODNN7EXAMPLE", "203.0.113.9", "aws-cli/2");
        intruder.call("iam", "CreateAccessKey", Map.of("userName", "alice"));

        ourBot(cloud);

        assertThat(intruder.call("s3", "ListBuckets", Map.of()).errorCode()).isEqualTo("AccessDenied");
    }
    // shown

    // shown
    @Test
    void ourBotReachesItsEndOnABadDay() {
        SimulatedCloud cloud =
                SimulatedCloud.fromActivities(new CloudAccount(Cloud.AWS, "123456789012"), records, clock);
        CloudAdapter badDay =
                FaultyCloud.of(cloud, 20260302, Set.of(FaultyCloud.Fault.FAILS, FaultyCloud.Fault.THROTTLES), 3);

        ourBot(badDay);

        assertThat(cloud.read(StateRef.parse("iam:access-key/AKIAIOSFODNN7EXAMPLE#status")))
                .isEqualTo("Inactive");
    }
    // shown

    /** Deactivates every key of alice, and tries again as long as the cloud may answer later. */
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
}
