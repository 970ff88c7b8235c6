package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.LogSource;
import io.cloudir.telemetry.MalformedRecordException;
import io.cloudir.telemetry.RecordScan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Records that are looked at where they lie give the same signals as those that are parsed. */
class InPlaceTest {
    private static final String CREATES = Detecting.rule("""
            selection:
                eventName: CreateUser
            condition: selection
            """);

    private final List<Signal> signals = new ArrayList<>();

    @Test
    void aRecordInAnotherBufferFiresTheSameRule() {
        Detector detector = detector(Detecting.rules(CREATES));
        Activity record = Records.cloudTrail("{\"eventName\":\"CreateUser\"}");
        accept(detector, record, Instant.MAX);

        assertThat(signals)
                .isEqualTo(Detecting.signals(Detecting.rules(CREATES), DetectorSettings.stream(), List.of(record)));
    }

    @Test
    void windowedRulesCountThem() {
        String twice = CREATES.replace("title: Test rule", "title: Test rule\nname: creates") + """
                ---
                title: Two
                correlation:
                    type: event_count
                    rules: [creates]
                    timespan: 1m
                    condition: {gte: 2}
                """;
        Detector detector = detector(Detecting.rules(twice));
        for (int second = 10; second < 12; second++) {
            accept(
                    detector,
                    Records.cloudTrail("{\"eventName\":\"CreateUser\",\"eventTime\":\"2026-01-31T12:00:" + second
                            + "Z\",\"eventID\":\"e" + second + "\"}"),
                    Instant.MAX);
        }
        assertThat(signals).isEmpty();

        accept(detector, Records.cloudTrail("{\"eventTime\":\"2026-01-31T13:00:00Z\"}"), Instant.MAX);

        assertThat(signals).extracting(Signal::recordCount).containsExactly(2);
    }

    @Test
    void oneFromTheFutureDoesNotMoveTimeOn() {
        Detector detector = detector(Detecting.rules(CREATES));
        Instant now = Instant.parse("2026-01-31T12:00:00.5Z");
        accept(detector, Records.cloudTrail("{\"eventTime\":\"2026-01-31T12:00:01Z\"}"), now);

        assertThat(detector.state().newest()).isEqualTo(now);

        accept(detector, Records.cloudTrail("{\"eventTime\":\"2026-01-31T12:00:01Z\"}"), Instant.MAX);

        assertThat(detector.state().newest()).isEqualTo("2026-01-31T12:00:01Z");
        assertThat(detector.state().counted())
                .isEqualTo(Instant.parse("2026-01-31T12:00:01Z").minus(Duration.ofMinutes(10)));
    }

    @Test
    void oneThatTurnsOutToBeBrokenIsNotLookedAt() {
        Detector detector = detector(Detecting.rules(CREATES));
        byte[] broken = "{\"x\":1,\"x\":2,\"eventName\":\"CreateUser\",\"eventTime\":\"2026-01-31T12:00:00Z\"}"
                .getBytes(StandardCharsets.UTF_8);
        RecordScan scan = detector.scan(LogSource.CLOUDTRAIL);
        scan.read(broken, 0, broken.length, "topic");

        assertThatThrownBy(() -> detector.accept(scan)).isInstanceOf(MalformedRecordException.class);
        assertThat(detector.counts().records()).isZero();
        assertThat(signals).isEmpty();
    }

    @Test
    void aScanThatWasMadeForOtherRulesIsRefused() {
        RecordScan scan = detector(RuleSet.none()).scan(LogSource.CLOUDTRAIL);
        byte[] record = Records.cloudTrail("{}").raw();
        scan.read(record, 0, record.length, "topic");

        assertThatThrownBy(() -> detector(Detecting.rules(CREATES)).accept(scan))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other fields");
    }

    @Test
    void aPublicAttackGivesTheSameSignals() throws IOException {
        List<Activity> records = PublicEvents.delivered("invictus-aws", UnaryOperator.identity());
        Detector detector = detector(RuleSet.shipped());
        records.forEach(record -> accept(detector, record, Instant.MAX));
        detector.flush();

        assertThat(signals.stream().sorted().toList())
                .isEqualTo(Detecting.signals(RuleSet.shipped(), DetectorSettings.stream(), records));
    }

    private Detector detector(RuleSet rules) {
        return new Detector(rules, DetectorSettings.stream(), found -> signals.add(found.signal()));
    }

    private static void accept(Detector detector, Activity record, Instant now) {
        byte[] raw = record.raw();
        byte[] buffer = new byte[raw.length + 20];
        System.arraycopy(raw, 0, buffer, 7, raw.length);
        RecordScan scan = detector.scan(LogSource.CLOUDTRAIL);
        scan.read(buffer, 7, 7 + raw.length, record.head().location());
        detector.accept(scan, now);
    }
}
