package io.cloudir.investigate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.Completeness;
import io.cloudir.cloud.HostDetail;
import io.cloudir.cloud.HostRequest;
import io.cloudir.cloud.LogQuery;
import io.cloudir.cloud.RecordLines;
import io.cloudir.cloud.simulated.ForwardingCloud;
import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.respond.Exercise;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the logs of the cloud tell an investigation: calls, flows, agents and findings. */
class LogStepsTest extends StepScene {
    @Test
    void theAuditLogTellsWhatNoSignalRestsOn() {
        String line = new String(
                Chain.record(
                                20,
                                Chain.session(Chain.ADMIN, "two", Chain.SECOND),
                                "s3",
                                "DeleteBucket",
                                "{\"bucketName\":\"archive\"}",
                                "null",
                                "")
                        .raw(),
                StandardCharsets.UTF_8);
        CloudAdapter telling = new ForwardingCloud(exercise.cloud) {
            @Override
            public RecordLines logs(LogQuery query) {
                boolean asked = query.kind() == LogQuery.Kind.AUDIT
                        && query.about().id().equals(Chain.SECOND);
                return asked
                        ? new RecordLines((line + '\n').getBytes(StandardCharsets.UTF_8), 1, Completeness.COMPLETE)
                        : super.logs(query);
            }
        };
        InvestigationResult result = investigate(telling, settings);

        assertThat(result.scope().affected()).contains(Entity.of(EntityType.RESOURCE, "archive"));
        assertThat(result.sequence().moments())
                .last()
                .satisfies(moment -> assertThat(moment.record().id()).isEqualTo("e-20"));
        assertThat(result.findings())
                .filteredOn(finding -> finding.statement().contains("that no signal rests on"))
                .anySatisfy(finding -> assertThat(finding.recordIds()).containsExactly("e-20"));
    }

    @Test
    void aHostIsToldWithItsAgentAndWhatTheAgentSaw() {
        CloudAdapter telling =
                new ForwardingCloud(exercise.cloud
                        .recorded(
                                LogQuery.Kind.HOST,
                                Instant.parse("2026-03-02T09:07:00Z"),
                                "{\"host\":\"" + HOST + "\"}")
                        .recorded(
                                LogQuery.Kind.FLOW,
                                Instant.parse("2026-03-02T09:07:00Z"),
                                "{\"from\":\"203.0.113.7\"}")) {
                    @Override
                    public HostDetail host(HostRequest request) {
                        return HostDetail.of(request.host(), "running")
                                .agent(HostDetail.Agent.SILENT, Optional.of(Exercise.NOON), "linux")
                                .patches(HostDetail.Patches.MISSING, List.of("kb1"));
                    }
                };

        assertThat(investigate(telling, settings).findings())
                .extracting(FindingRecorded::statement)
                .contains(
                        "Host " + HOST
                                + " is running; visibility lost: the state of its agent is silent, last heard of at "
                                + "2026-03-02T12:00:00Z; it lacks kb1.",
                        "The agent of " + HOST + " reported 1 event around the incident. 1 line cannot be read.",
                        "The flow log about 203.0.113.7 around the incident: 1 line. 1 line cannot be read.");
    }

    @Test
    void flowsAreAddedUpAndWhatTheRulesSayToThemIsAFindingThatCitesThem() {
        SimulatedCloud cloud = exercise.cloud;
        for (int minute = 1; minute <= 3; minute++) {
            cloud.recorded(
                    LogQuery.Kind.FLOW,
                    Instant.parse("2026-03-02T09:07:00Z"),
                    flow("203.0.113.7 10.0.0.5 40000 443 6 10 2048", minute, "ACCEPT"));
            cloud.recorded(
                    LogQuery.Kind.FLOW,
                    Instant.parse("2026-03-02T09:07:00Z"),
                    flow("10.0.0.5 203.0.113.7 443 40000 6 900000 1073741824", minute, "ACCEPT"));
        }
        cloud.recorded(
                LogQuery.Kind.FLOW,
                Instant.parse("2026-03-02T09:07:00Z"),
                flow("203.0.113.7 10.0.0.6 40000 22 6 1 40", 1, "REJECT"));

        List<FindingRecorded> findings = investigate(cloud, settings).findings();

        assertThat(findings)
                .filteredOn(finding -> finding.statement()
                        .equals("The flow log about 203.0.113.7 around the incident: 7 flows: 3.0 GiB sent to 1 address"
                                + " outside, most to 203.0.113.7 (3.0 GiB); 1 refused."))
                .singleElement()
                .satisfies(finding -> assertThat(finding.recordIds()).hasSize(7));
        assertThat(findings)
                .filteredOn(finding -> finding.statement().contains("Much data sent to one address outside"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.recordIds()).isNotEmpty());
    }

    @Test
    void whatTheAgentOfAHostSawIsToldByTheRules() {
        SimulatedCloud cloud = exercise.cloud.recorded(
                LogQuery.Kind.HOST,
                Instant.parse("2026-03-02T09:07:00Z"),
                "{\"name\":\"process_events\",\"hostIdentifier\":\"" + HOST
                        + "\",\"unixTime\":1772442420,\"action\":\"added\",\"columns\":{\"path\":\"/dev/shm/.x\"}}");

        assertThat(investigate(cloud, settings).findings())
                .filteredOn(finding -> finding.statement()
                        .startsWith("Agent of " + HOST + ": Process started from where programs do not belong."))
                .singleElement()
                .satisfies(finding -> assertThat(finding.recordIds()).hasSize(1));
    }

    @Test
    void eachFindingOfTheCloudsDetectorsIsToldWithWhatItIsAbout() {
        SimulatedCloud cloud = exercise.cloud.found(Instant.parse("2026-03-02T09:07:00Z"), """
                {"schemaVersion":"2.0","accountId":"123456789012","region":"us-east-1","id":"f1","severity":8,\
                "type":"CryptoCurrency:EC2/BitcoinTool.B","updatedAt":"2026-03-02T09:07:00Z",\
                "arn":"arn:aws:guardduty:us-east-1:123456789012:detector/1/finding/f1",\
                "resource":{"instanceDetails":{"instanceId":"i-0abcdef1234567890"}},"service":{"count":1}}""");

        assertThat(investigate(cloud, settings).findings())
                .filteredOn(finding -> finding.recordIds().equals(List.of("f1"))
                        && finding.statement().startsWith("guardduty found"))
                .extracting(FindingRecorded::statement)
                .containsExactly(
                        "guardduty found CryptoCurrency:EC2/BitcoinTool.B about i-0abcdef1234567890, last seen at"
                                + " 2026-03-02T09:07:00Z.");
    }

    private static String flow(String flow, int minute, String action) {
        long at = Instant.parse("2026-03-02T09:00:00Z").getEpochSecond() + 60L * minute;
        return "2 123456789012 eni-1235b8ca123456789 " + flow + " " + at + " " + at + " " + action + " OK";
    }
}
