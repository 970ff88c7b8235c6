package io.cloudir;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.detect.DetectorState;
import io.cloudir.detect.RuleDocument;
import io.cloudir.detect.RuleSet;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.store.MemoryJournalStore;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.telemetry.CloudTrailRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Baselines do not learn from what incidents are about, as their journals tell it. */
class LearningFromIncidentsTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final RuleSet RULES = RuleSet.none().with(List.of(new RuleDocument("rules.yml", """
            title: Call
            name: call
            logsource: {product: aws, service: cloudtrail}
            detection: {call: {eventName: DescribeInstances}, condition: call}
            ---
            title: Many calls
            id: many-calls
            level: high
            baseline: {type: rate, rules: [call], group-by: [cloudir.principal]}
            cloudir: {trigger: UNUSUAL_BEHAVIOR, unit: calls}
            """)));

    private final Scene.TestClock clock = new Scene.TestClock(MONDAY);
    private final JournalStore store = MemoryJournalStore.open("default", JournalSettings.reproducible(clock));
    private final List<Instant> signals = new ArrayList<>();
    private IncidentResponse response = response(Optional.empty());
    private int number;

    private IncidentResponse response(Optional<DetectorState> state) {
        IncidentResponseBuilder builder = IncidentResponse.builder()
                .store(store)
                .plan(ResponsePlan.example())
                .clock(clock)
                .rules(RULES);
        state.ifPresent(builder::detectorState);
        return builder.listener((signal, placement) -> signals.add(signal.time()))
                .build();
    }

    private void calls(int day, int hour, int times) {
        for (int at = 0; at < times; at++) {
            Instant time = MONDAY.plus(Duration.ofDays(day))
                    .plus(Duration.ofHours(hour))
                    .plusSeconds(at);
            clock.moveTo(time);
            response.ingest(
                    CloudTrailRecords.parse("""
                    {"eventVersion":"1.08","eventID":"r-%d","eventTime":"%s","eventSource":"ec2.amazonaws.com",\
                    "eventName":"DescribeInstances","awsRegion":"us-east-1","recipientAccountId":"123456789012",\
                    "userIdentity":{"type":"IAMUser","userName":"u","accountId":"123456789012",\
                    "arn":"arn:aws:iam::123456789012:user/u"}}""".formatted(number++, time).getBytes(StandardCharsets.UTF_8), "log"));
        }
    }

    /** A fortnight of two calls each morning, then a week of forty each noon; the days on which something was told. */
    private void aFortnightAndAWeek() {
        for (int day = 0; day < 14; day++) {
            calls(day, 9, 2);
        }
        for (int day = 14; day < 21; day++) {
            calls(day, 9, 2);
            calls(day, 12, 40);
        }
        calls(21, 9, 1);
    }

    private Set<Long> daysTold() {
        Set<Long> days = new TreeSet<>();
        signals.forEach(time -> days.add(Duration.between(MONDAY, time).toDays()));
        return days;
    }

    private Incident only() {
        return response.incidents().get(0);
    }

    @Test
    void whatAnOpenIncidentIsAboutNeverBecomesUsual() {
        aFortnightAndAWeek();

        assertThat(daysTold()).containsExactly(14L, 15L, 16L, 17L, 18L, 19L, 20L);
        assertThat(response.incidents()).hasSize(1);
        assertThat(only().phase().isOver()).isFalse();
    }

    @Test
    void ofAFalsePositiveAllIsLearned() {
        aFortnightAndAWeek();
        PhaseChanged judged =
                new PhaseChanged(Phase.DETECTED.code(), Phase.FALSE_POSITIVE.code(), "a new report at noon");
        store.appendFacts(only().id(), List.of(Draft.of(judged, clock.instant(), Scene.COMMANDER)));
        assertThat(only().phase()).isEqualTo(Phase.FALSE_POSITIVE);
        signals.clear();

        calls(21, 12, 40);
        calls(22, 9, 1);

        assertThat(signals).isEmpty();
    }

    @Test
    void afterARestartTheJournalsTellWhatIsLeftOut() {
        aFortnightAndAWeek();
        response = response(Optional.of(response.detectorState()));
        signals.clear();

        calls(21, 12, 40);
        calls(22, 9, 1);

        assertThat(daysTold()).containsExactly(21L);
    }
}
