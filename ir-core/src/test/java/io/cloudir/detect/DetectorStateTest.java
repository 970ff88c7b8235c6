package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudir.detect.DetectorState.Counted;
import io.cloudir.detect.DetectorState.OfKey;
import io.cloudir.detect.DetectorState.OfRule;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.CloudTrailRecords;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a detector takes up of a state, and what not. */
class DetectorStateTest {
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    private final List<Detection> found = new ArrayList<>();

    @Test
    void aDetectorAtWorkTakesUpNoState() {
        Detector detector = detector(rule("3"));
        detector.accept(ping(0));

        assertThatThrownBy(() -> detector.restore(detector.state()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("make a new one");
    }

    @Test
    void savingChangesNothing() {
        Detector detector = detector(rule("3"));
        detector.accept(ping(0));
        detector.accept(ping(1));
        assertThat(detector.state()).isEqualTo(detector.state());
        detector.accept(ping(2));
        detector.flush();

        assertThat(found).hasSize(1);
    }

    @Test
    void aRuleGoesOnIfOnlyItsLayoutChanged() {
        String otherLayout =
                rule("3").replace("{gte: 3}", "\n    gte:   3 # three").replace("title: T\n", "title: 'T'\n");
        assertThat(otherLayout).isNotEqualTo(rule("3"));

        assertThat(detector(otherLayout).restore(saved(rule("3"), 2))).isEmpty();
    }

    @Test
    void aRuleStartsAfreshIfItOrOneThatItCountsSaysSomethingElse() {
        for (String other :
                List.of(rule("4"), rule("3").replace("Ping", "Pong"), rule("3").replace("10m", "11m"))) {
            assertThat(detector(other).restore(saved(rule("3"), 2)))
                    .containsExactly(new DetectorState.Dropped("counted", true));
        }
        assertThat(detector(Detecting.rule("s: {a: b}\ncondition: s")).restore(saved(rule("3"), 2)))
                .containsExactly(new DetectorState.Dropped("counted", false));
    }

    @Test
    void aRuleStartsAfreshIfItsPlaceholdersOrAFilterSaySomethingElse() {
        RuleDocument expanding =
                new RuleDocument("r.yml", rule("3").replace("eventName: Ping", "eventName|expand: '%call%'"));
        RuleSet ping =
                RuleSet.none().withPlaceholders(Map.of("call", List.of("Ping"))).with(List.of(expanding));
        RuleSet pong = RuleSet.none()
                .withPlaceholders(Map.of("call", List.of("Ping", "Pong")))
                .with(List.of(expanding));
        RuleSet filtered = ping.with(List.of(
                new RuleDocument("f.yml", "title: F\nfilter: {rules: any, s: {eventName: Pang}, condition: not s}\n")));
        Detector first = new Detector(ping, DetectorSettings.stream(), found::add);
        first.accept(ping(0));
        DetectorState saved = first.state();

        assertThat(new Detector(ping, DetectorSettings.stream(), found::add).restore(saved))
                .isEmpty();
        for (RuleSet other : List.of(pong, filtered)) {
            assertThat(new Detector(other, DetectorSettings.stream(), found::add).restore(saved))
                    .containsExactly(new DetectorState.Dropped("counted", true));
        }
    }

    @Test
    void whatTheRuleCannotHaveCountedIsNotTakenUp() {
        DetectorState saved = saved(rule("3"), 2);
        OfRule rule = saved.rules().get(0);
        OfKey key = rule.keys().get(0);
        Counted hit = key.counted().get(0);
        for (List<Counted> counted : List.of(
                Collections.nCopies(3, hit),
                List.of(new Counted(-1, List.of("a value"), BigDecimal.ONE, hit.time(), hit.records())),
                List.of(new Counted(1, List.of(), BigDecimal.ONE, hit.time(), hit.records())),
                List.of(new Counted(-1, List.of(), new BigDecimal(2), hit.time(), hit.records())))) {
            OfKey other = new OfKey(key.key(), key.lastTime(), key.lastHit(), key.until(), counted);
            DetectorState edited = new DetectorState(
                    saved.newest(),
                    saved.counted(),
                    List.of(new OfRule(rule.id(), rule.digest(), List.of(other), List.of())),
                    List.of(),
                    saved.seen());
            assertThat(detector(rule("3")).restore(edited)).containsExactly(new DetectorState.Dropped("counted", true));
        }
    }

    @Test
    void aCopyIsKnownAfterARestoreAndARecordThatBorrowsItsIdIsNot() {
        Activity borrowed = CloudTrailRecords.parse(
                new String(ping(1).raw(), StandardCharsets.UTF_8)
                        .replace("1.08", "1.09")
                        .getBytes(StandardCharsets.UTF_8),
                "log:1");
        assertThat(borrowed.id()).isEqualTo(ping(1).id());
        for (Activity again : List.of(ping(1), borrowed)) {
            Detector detector = detector(rule("3"));
            detector.restore(saved(rule("3"), 2));
            detector.accept(again);
            detector.flush();
        }

        assertThat(found).hasSize(1);
    }

    @Test
    void keysThatCanCountNoMoreAreNotSaved() {
        Detector detector = detector(rule("3"));
        detector.accept(ping(0));
        detector.accept(ping(10_000));
        detector.flush(Duration.ofSeconds(9_400));
        assertThat(detector.state().rules().get(0).keys()).as("600 seconds ago").hasSize(1);
        detector.flush(Duration.ofSeconds(9_399));
        assertThat(detector.state().rules().get(0).keys()).isEmpty();
    }

    @Test
    void aRestoredCountCitesAsEvidenceOnlyWhatCameSince() {
        Detector detector = detector(rule("3"));
        detector.restore(saved(rule("3"), 2));
        detector.accept(ping(5));
        detector.flush();

        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.signal().records()).hasSize(3);
            assertThat(one.cited()).extracting(Activity::id).containsExactly("ping-5");
        });
    }

    private static DetectorState saved(String rule, int pings) {
        Detector detector = new Detector(Detecting.rules(rule), DetectorSettings.files(), one -> {});
        for (int second = 0; second < pings; second++) {
            detector.accept(ping(second));
        }
        detector.flush();
        return detector.state();
    }

    private Detector detector(String rule) {
        return new Detector(Detecting.rules(rule), DetectorSettings.files(), found::add);
    }

    private static String rule(String least) {
        return "name: base\n" + Detecting.rule("sel: {eventName: Ping}\ncondition: sel") + """
                ---
                title: T
                id: counted
                correlation:
                  type: event_count
                  rules: [base]
                  timespan: 10m
                  condition: {gte: %s}
                """.formatted(least);
    }

    private static Activity ping(int second) {
        return Records.cloudTrail("""
                {"eventID":"ping-%d","eventTime":"%s","eventName":"Ping"}
                """.formatted(second, START.plusSeconds(second)));
    }
}
