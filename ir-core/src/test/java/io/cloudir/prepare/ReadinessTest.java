package io.cloudir.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Completeness;
import io.cloudir.cloud.ControlPlane;
import io.cloudir.cloud.ControlPlane.Check;
import io.cloudir.cloud.ControlPlane.Health;
import io.cloudir.cloud.ControlPlane.Kind;
import io.cloudir.cloud.HostDetail;
import io.cloudir.cloud.HostDetail.Agent;
import io.cloudir.cloud.HostRequest;
import io.cloudir.cloud.Inventory;
import io.cloudir.cloud.Inventory.Thing;
import io.cloudir.cloud.InventoryRequest;
import io.cloudir.cloud.simulated.ForwardingCloud;
import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.prepare.Readiness.Finding;
import io.cloudir.prepare.Readiness.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether an account is ready for what the plan demands. */
class ReadinessTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);
    private static final ResponsePlan PLAN = ResponsePlan.example();
    private static final CloudAccount ACCOUNT = new CloudAccount(Cloud.AWS, "123456789012");

    private static Finding trailWith(Check... checks) {
        return findingOf("organisation-trail", PLAN, watchedBy(checks));
    }

    private static Finding findingOf(String source, ResponsePlan plan, CloudAdapter cloud) {
        return Readiness.of(plan, cloud).findings().stream()
                .filter(finding -> finding.source().equals(source))
                .findFirst()
                .orElseThrow();
    }

    private static CloudAdapter watchedBy(Check... checks) {
        return new ForwardingCloud(SimulatedCloud.fromActivities(ACCOUNT, List.of(), CLOCK)) {
            @Override
            public ControlPlane controlPlane() {
                return new ControlPlane(List.of(checks));
            }
        };
    }

    private static Check trail(Health health) {
        return Check.of(Kind.AUDIT_LOG, "audit-trail:main", health, "as seen");
    }

    @Test
    void aSourceThatWorksAndKeepsLongEnoughIsReady() {
        assertThat(trailWith(trail(Health.HEALTHY).keeping(Duration.ofDays(365))))
                .returns(State.READY, Finding::state)
                .returns(List.of(), Finding::reasons);
        assertThat(trailWith(trail(Health.HEALTHY).keeping(ChronoUnit.FOREVER.getDuration())))
                .returns(State.READY, Finding::state);
    }

    @Test
    void aSourceThatForgetsTooEarlyIsAGapWithBothLengths() {
        assertThat(trailWith(trail(Health.HEALTHY).keeping(Duration.ofDays(90))))
                .returns(State.GAP, Finding::state)
                .returns("security-analyst", Finding::owner)
                .returns(
                        List.of("audit-trail:main: kept for 90 days, and the plan demands 365 days"), Finding::reasons);
    }

    @Test
    void aSourceThatIsOffOrMissingIsAGap() {
        assertThat(trailWith(trail(Health.OFF))).returns(State.GAP, Finding::state);
        assertThat(trailWith(trail(Health.DEGRADED))).returns(State.GAP, Finding::state);
        assertThat(trailWith())
                .returns(State.GAP, Finding::state)
                .returns(List.of("the account has nothing of the kind"), Finding::reasons);
    }

    @Test
    void whatTheCloudDoesNotTellIsUnknownAndNoGap() {
        assertThat(trailWith(trail(Health.HEALTHY))).returns(State.UNKNOWN, Finding::state);
        assertThat(trailWith(trail(Health.UNKNOWN))).returns(State.UNKNOWN, Finding::state);
    }

    @Test
    void sourcesOfOtherAccountsAndWithoutAnyAreLeftOut() {
        assertThat(Readiness.of(PLAN, watchedBy()).findings())
                .extracting(Finding::source)
                .containsExactly("organisation-trail", "flow-logs", "guardduty");
    }

    @Test
    void aServiceThatNoSourceCountsOnIsToldIfItDoesNotDoItsWork() {
        Check alarm = Check.of(Kind.ALARM, "alarm:errors", Health.OFF, "its actions are off");

        assertThat(Readiness.of(PLAN, watchedBy(alarm)).findings())
                .contains(new Finding("", "", "alarm:errors", State.GAP, List.of("its actions are off")));
    }

    @Test
    void anAgentThatIsCountedOnMustReportFromEveryHost() {
        Finding found = findingOf(
                "endpoint-agent",
                covering("endpoint-agent"),
                hosts(
                        HostDetail.of("i-1", "running").agent(Agent.REPORTING, Optional.empty(), "linux"),
                        HostDetail.of("i-2", "running").agent(Agent.SILENT, Optional.empty(), "linux"),
                        HostDetail.of("i-3", "running").agent(Agent.NONE, Optional.empty(), "linux"),
                        HostDetail.of("i-4", "running")));

        assertThat(found.state()).isEqualTo(State.GAP);
        assertThat(found.reasons())
                .containsExactly(
                        "i-2: its agent is silent",
                        "i-3: it has no agent",
                        "i-4: the cloud does not tell whether it has an agent");
    }

    @Test
    void hostsThatCannotBeListedAreUnknown() {
        CloudAdapter silent = new ForwardingCloud(watchedBy()) {
            @Override
            public Inventory inventory(InventoryRequest request) {
                throw new CloudException.Unavailable("no answer");
            }
        };

        assertThat(findingOf("endpoint-agent", covering("endpoint-agent"), silent))
                .returns(State.UNKNOWN, Finding::state)
                .returns(List.of("the hosts cannot be listed: no answer"), Finding::reasons);
    }

    @Test
    void whatLivesOutsideOfTheCloudIsLeftToItsOwner() {
        assertThat(findingOf("siem", covering("siem"), watchedBy()))
                .returns(State.UNKNOWN, Finding::state)
                .returns("security-analyst", Finding::owner);
    }

    @Test
    void theResultIsOneLineOfJson() throws IOException {
        String line = ReadinessJson.write(Readiness.of(PLAN, watchedBy(trail(Health.OFF))));

        JsonNode json = new JsonMapper().readTree(line);
        assertThat(line).doesNotContain("\n");
        assertThat(json.get("account").asText()).isEqualTo("aws:123456789012");
        assertThat(json.get("ready").asBoolean()).isFalse();
        assertThat(json.at("/findings/0/state").asText()).isEqualTo("gap");
        assertThat(json.at("/findings/0/reasons/0").asText()).isEqualTo("audit-trail:main: as seen");
    }

    /** The example plan, but with a source that names the account. */
    private static ResponsePlan covering(String source) {
        String marker = "  - id: " + source + "\n";
        String text = ResponsePlan.exampleText();
        int kind = text.indexOf("    retention:", text.indexOf(marker));
        String covering = text.substring(0, kind) + "    accounts: [\"aws:123456789012\"]\n" + text.substring(kind);
        return ResponsePlan.read("plan.yaml", covering.getBytes(StandardCharsets.UTF_8));
    }

    private static CloudAdapter hosts(HostDetail... details) {
        Map<String, HostDetail> byId =
                Stream.of(details).collect(Collectors.toMap(HostDetail::host, Function.identity()));
        return new ForwardingCloud(watchedBy()) {
            @Override
            public Inventory inventory(InventoryRequest request) {
                List<Thing> things = Stream.of(details)
                        .map(it -> new Thing(
                                Entity.of(EntityType.HOST, it.host()), "ec2:instance", "", Optional.empty(), List.of()))
                        .toList();
                return new Inventory(things, Optional.empty(), Completeness.COMPLETE);
            }

            @Override
            public HostDetail host(HostRequest request) {
                return Objects.requireNonNull(byId.get(request.host()));
            }
        };
    }

    @Test
    void aSourceIsJudgedByWhatItNamesAndTheOthersByTheRest() {
        String two = ResponsePlan.exampleText().replace("name: CloudTrail of the organisation", """
                        name: CloudTrail of the organisation
                            kind: cloud-log
                            accounts: ["aws:123456789012"]
                            retention: 90d
                            owner: security-analyst
                          - id: short-trail
                            name: The trail called short""");
        ResponsePlan plan = ResponsePlan.read("plan.yaml", two.getBytes(StandardCharsets.UTF_8));
        CloudAdapter cloud = watchedBy(
                trail(Health.HEALTHY).keeping(Duration.ofDays(365)),
                Check.of(Kind.AUDIT_LOG, "audit-trail:short", Health.OFF, "it is off"));

        assertThat(findingOf("organisation-trail", plan, cloud)).returns(State.READY, Finding::state);
        assertThat(findingOf("short-trail", plan, cloud))
                .returns(State.GAP, Finding::state)
                .returns(List.of("audit-trail:short: it is off"), Finding::reasons);
    }
}
