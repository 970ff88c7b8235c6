package io.cloudir.cloud.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.ApplyResult;
import io.cloudir.cloud.ChangePlan;
import io.cloudir.cloud.ChangeRequest;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Containment;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.simulated.ForwardingCloud;
import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code of {@code docs/adapters.md}: what stands between the marks here and in {@link OurBotTest} stands there, and it runs. */
class AdapterGuideTest {
    private static final Path PAGE = Path.of("..", "docs", "adapters.md");
    private static final Path HERE = Path.of("src/test/java/io/cloudir/cloud/conformance");

    @ParameterizedTest
    @ValueSource(strings = {"AdapterGuideTest.java", "OurBotTest.java"})
    void thePageShowsTheCodeThatRunsHere(String file) throws IOException {
        String page = Files.readString(PAGE);
        String[] parts = Files.readString(HERE.resolve(file)).split("// shown\n", -1);
        assertThat(parts).hasSizeGreaterThan(2);
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
            if (!change.call().equals("iam:UpdateAccessKey")) {
                throw new CloudException.Unsupported(change.call() + " does not set " + change.target());
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
}
