package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.detect.json.SignalJson;
import io.cloudir.model.Measure;
import io.cloudir.model.RecordSummary;
import io.cloudir.telemetry.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowedRulesTest {
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void aCountFiresWhenItsThresholdIsReachedWithinTheTimespan() {
        RuleSet rules = counting("event_count", "{gte: 3}");
        assertThat(run(rules, at(0), at(300), at(601)))
                .as("the first is too old")
                .isEmpty();
        assertThat(run(rules, at(0), at(300), at(600)))
                .as("both ends belong to it")
                .hasSize(1);
    }

    @Test
    void moreThanIsOneMoreThanAtLeast() {
        assertThat(run(counting("event_count", "{gt: 2}"), at(0), at(1))).isEmpty();
        Signal signal =
                run(counting("event_count", "{gt: 2}"), at(0), at(1), at(2)).get(0);
        assertThat(signal.expected()).contains(new Signal.Expected(0, 2, "records"));
        assertThat(signal.explanation()).isEqualTo("3 records for alice within 10 minutes; more than 2 is unusual.");
    }

    @Test
    void aSignalTellsWhatItRestsOn() {
        Signal signal = run(counting("event_count", "{gte: 2}"), at(10), at(20)).get(0);
        assertThat(signal.records()).extracting(RecordSummary::id).containsExactly("alice-10-x", "alice-20-x");
        assertThat(signal.recordCount()).isEqualTo(2);
        assertThat(signal.time()).isEqualTo(START.plusSeconds(20));
        assertThat(signal.span().from()).isEqualTo(START.plusSeconds(10));
        assertThat(signal.observed()).isEqualTo(new Measure(2, "records"));
        assertThat(signal.entity().id()).isEqualTo("arn:aws:iam::123456789012:user/alice");
    }

    @Test
    void itFiresOncePerKeyAndTimespanAndThenCountsAnew() {
        List<Activity> records = new ArrayList<>();
        for (int second = 0; second <= 1_800; second += 10) {
            records.add(at(second));
            records.add(record("bob", second, "x", 1));
        }
        List<Signal> signals =
                Detecting.signals(counting("event_count", "{gte: 3}"), DetectorSettings.files(), records);
        assertThat(signals)
                .extracting(signal -> signal.entity().id().replaceAll(".*/", "") + " "
                        + Duration.between(START, signal.time()).toSeconds())
                .containsExactlyInAnyOrder("alice 20", "bob 20", "alice 650", "bob 650", "alice 1280", "bob 1280");
    }

    @Test
    void differentValuesAreCountedNotRecords() {
        RuleSet rules = counting("value_count", "{field: requestParameters.v, gte: 3}");
        assertThat(run(rules, value(0, "a"), value(1, "b"), value(2, "a"), value(3, "b")))
                .isEmpty();
        List<Signal> fired = run(rules, value(0, "a"), value(1, "b"), value(2, "a"), value(3, "c"));
        assertThat(fired).hasSize(1);
        assertThat(fired.get(0).recordCount())
                .as("the latest record of each value")
                .isEqualTo(3);
        assertThat(run(rules, value(0, "a"), value(400, "b"), value(700, "c")))
                .as("a has gone")
                .isEmpty();
    }

    @Test
    void everyMemberOfAListIsAValue() {
        RuleSet rules = counting("value_count", "{field: requestParameters.v, gte: 3}");
        assertThat(run(rules, value(0, "a\",\"b"))).isEmpty();
        assertThat(run(rules, value(0, "a\",\"b"), value(1, "b\",\"c"))).hasSize(1);
    }

    @Test
    void amountsAreAddedUp() {
        RuleSet rules = counting("value_sum", "{field: requestParameters.n, gte: 100}");
        assertThat(run(rules, amount(0, 40), amount(1, 59))).isEmpty();
        assertThat(run(rules, amount(0, 60), amount(700, 60)))
                .as("too far apart")
                .isEmpty();
        assertThat(run(rules, amount(0, 40), amount(1, 60)).get(0).observed().value())
                .isEqualTo(100);
    }

    @Test
    void whatIsNoPositiveNumberAddsNothing() {
        RuleSet rules = counting("value_sum", "{field: requestParameters.n, gte: 1}");
        for (String odd : List.of("\"many\"", "-5", "0.5", "1e-999999999", "null", "\"1e999999999999999999\"")) {
            assertThat(run(rules, record("alice", 0, "x", odd))).as(odd).isEmpty();
        }
        assertThat(run(rules, record("alice", 0, "x", "1e300"))
                        .get(0)
                        .observed()
                        .value())
                .isEqualTo(1L << 53);
    }

    @Test
    void theOrderOfArrivalDoesNotMatterWithinTheLateness() {
        Random random = new Random(11);
        List<Activity> records = new ArrayList<>();
        for (int at = 0; at < 600; at++) {
            records.add(record(
                    "user" + random.nextInt(5), random.nextInt(3_600), "v" + random.nextInt(9), random.nextInt(50)));
        }
        RuleSet rules = Detecting.rules(
                document("event_count", "{gte: 9}", "one"),
                document("value_count", "{field: requestParameters.v, gte: 6}", "two"),
                document("value_sum", "{field: requestParameters.n, gte: 300}", "three"));
        List<String> expected = null;
        for (int round = 0; round < 10; round++) {
            Collections.shuffle(records, random);
            List<String> lines = Detecting.signals(rules, DetectorSettings.files(), records).stream()
                    .map(SignalJson::line)
                    .toList();
            assertThat(lines).hasSizeGreaterThan(20);
            expected = expected == null ? lines : expected;
            assertThat(lines).isEqualTo(expected);
        }
    }

    @Test
    void aStreamAnswersAsSoonAsNoOlderRecordCanComeAndCountsThoseThatComeTooLate() {
        List<Detection> found = new ArrayList<>();
        Detector detector = new Detector(
                counting("event_count", "{gte: 2}"),
                DetectorSettings.stream().withLateness(Duration.ofSeconds(60)),
                found::add);
        detector.accept(at(100));
        detector.accept(at(41));
        assertThat(found).isEmpty();
        detector.accept(record("bob", 161, "x", 1));
        assertThat(found).as("41 and 100 can no longer be preceded").hasSize(1);
        detector.accept(at(20));
        assertThat(detector.counts().lateHits()).isEqualTo(1);
        detector.flush();
        assertThat(found).hasSize(1);
    }

    @Test
    void aRecordFromTheFutureDoesNotMakeThoseThatFollowLate() {
        List<Detection> found = new ArrayList<>();
        Detector detector = new Detector(
                counting("event_count", "{gte: 2}"),
                DetectorSettings.stream().withLateness(Duration.ofSeconds(60)),
                found::add);
        Instant now = at(0).time();
        detector.accept(record("eve", 1_000_000_000, "x", 1), now);
        detector.accept(at(1), now.plusSeconds(1));
        detector.accept(at(2), now.plusSeconds(2));
        detector.accept(record("bob", 200, "x", 1), now.plusSeconds(200));

        assertThat(found)
                .singleElement()
                .satisfies(one -> assertThat(one.signal().time()).isEqualTo(at(2).time()));
        assertThat(detector.counts().lateHits()).isZero();
    }

    @Test
    void aRecordThatComesTwiceCountsOnce() {
        assertThat(run(counting("event_count", "{gte: 2}"), at(5), at(5), at(5)))
                .isEmpty();
        assertThat(run(counting("value_sum", "{field: requestParameters.n, gte: 100}"), amount(5, 60), amount(5, 60)))
                .isEmpty();
    }

    @Test
    void recordsOfOneIdAndTimeThatSayOtherThingsAllCount() {
        Activity one = amount(5, 60);
        Activity other = amount(5, 61);
        assertThat(other.id()).isEqualTo(one.id());

        assertThat(run(counting("event_count", "{gte: 2}"), one, other)).hasSize(1);
        assertThat(run(counting("event_count", "{gte: 3}"), one, other, one, other, one))
                .as("copies that came between")
                .isEmpty();
    }

    @Test
    void aRecordThatTwoOfItsRulesMatchCountsOnce() {
        String rules = "name: a\n" + Detecting.rule("s: {eventName: Ping}\ncondition: s") + "---\nname: b\n"
                + Detecting.rule("s: {awsRegion: us-east-1}\ncondition: s")
                + "---\ntitle: C\ncorrelation: {type: event_count, rules: [a, b], timespan: 10m, condition: {gte: 2}}\n";
        assertThat(run(Detecting.rules(rules), at(0))).isEmpty();
        assertThat(run(Detecting.rules(rules), at(0), at(1))).hasSize(1);
    }

    @Test
    void aRecordWithoutTheGroupingFieldIsNotCountedAndSaidToBe() {
        String rules =
                document("event_count", "{gte: 1}", "one").replace("cloudir.principal", "requestParameters.none");
        Detector detector = new Detector(Detecting.rules(rules), DetectorSettings.files(), found -> {
            throw new AssertionError(found);
        });
        detector.accept(at(0));
        detector.flush();
        assertThat(detector.counts().keylessHits()).isEqualTo(1);
    }

    @Test
    void rulesThatAreCountedStaySilentUnlessToldToGenerate() {
        String rules = document("event_count", "{gte: 2}", "one");
        assertThat(run(Detecting.rules(rules), at(0))).isEmpty();
        assertThat(run(Detecting.rules(rules.replace("timespan", "generate: true\n  timespan")), at(0)))
                .hasSize(1);
    }

    @Test
    void aUsersCorrelationDoesNotSilenceAShippedRule() {
        String shipped = RuleSet.shipped().rules().stream()
                .filter(rule -> rule.title().equals("Trail stopped or deleted"))
                .findFirst()
                .orElseThrow()
                .id();
        String mine = "title: Twice\ncorrelation: {type: event_count, rules: [" + shipped
                + "], timespan: 1h, condition: {gte: 2}}\n";
        RuleSet rules = RuleSet.shipped().with(List.of(new RuleDocument("mine.yml", mine)));
        Activity stop = Records.cloudTrail(
                "{\"eventID\":\"s\",\"eventName\":\"StopLogging\",\"eventSource\":\"cloudtrail.amazonaws.com\"}");
        assertThat(Detecting.run(rules, DetectorSettings.files(), List.of(stop)))
                .hasSize(1);
    }

    @Test
    void keysAreBoundedAndTheLongestIdleOneIsForgotten() {
        List<Detection> found = new ArrayList<>();
        Detector detector = new Detector(
                counting("event_count", "{gte: 2}"), DetectorSettings.files().withMaxKeys(3), found::add);
        for (int user = 0; user < 10; user++) {
            detector.accept(record("user" + user, user, "x", 1));
        }
        detector.accept(record("user9", 20, "y", 1));
        detector.accept(record("user0", 21, "y", 1));
        detector.flush();
        assertThat(found)
                .extracting(one -> one.signal().entity().id())
                .containsExactly("arn:aws:iam::123456789012:user/user9");
        assertThat(detector.counts().forgottenKeys()).isPositive();
    }

    @Test
    void hitsAreBoundedOverAllKeysAndTheLongestIdleKeyIsForgotten() {
        List<Detection> found = new ArrayList<>();
        Detector detector = new Detector(
                counting("value_avg", "{field: requestParameters.n, gte: 50}"),
                DetectorSettings.files().withMaxHits(10),
                found::add);
        for (int second = 0; second < 8; second++) {
            detector.accept(amount(second, 1));
        }
        for (int second = 8; second < 12; second++) {
            detector.accept(record("bob", second, "x", 1));
        }
        detector.accept(amount(20, 99));
        detector.flush();
        assertThat(detector.counts().forgottenKeys()).isEqualTo(1);
        assertThat(found).as("what alice had before is forgotten").hasSize(1);
    }

    @Test
    void tooManyWaitingHitsAreCountedBeforeTheirTime() {
        Detector detector = new Detector(
                counting("event_count", "{gte: 100}"), DetectorSettings.files().withMaxWaiting(5), found -> {});
        for (int second = 0; second < 20; second++) {
            detector.accept(at(second));
        }
        assertThat(detector.counts().hurriedHits()).isEqualTo(15);
    }

    @Test
    void rawRecordsAreKeptWithinTheBoundAndSummariesAlways() {
        RuleSet rules = counting("event_count", "{gte: 5}");
        List<Activity> records = List.of(at(0), at(1), at(2), at(3), at(4));
        Detection whole =
                Detecting.run(rules, DetectorSettings.files(), records).get(0);
        assertThat(whole.cited())
                .extracting(Activity::id)
                .containsExactlyElementsOf(
                        whole.signal().records().stream().map(RecordSummary::id).toList());
        int two = records.get(0).raw().length * 2 + 10;
        Detection bounded = Detecting.run(rules, DetectorSettings.files().withMaxPendingBytes(two), records)
                .get(0);
        assertThat(bounded.cited()).hasSize(2);
        assertThat(bounded.signal()).isEqualTo(whole.signal());
    }

    @Test
    void atMostAHundredRecordsAreCited() {
        List<Activity> records = new ArrayList<>();
        for (int second = 0; second < 250; second++) {
            records.add(at(second));
        }
        Detection detection = Detecting.run(counting("event_count", "{gte: 250}"), DetectorSettings.files(), records)
                .get(0);
        assertThat(detection.signal().records()).hasSize(100);
        assertThat(detection.cited()).hasSize(100);
        assertThat(detection.signal().recordCount()).isEqualTo(250);
    }

    private static List<Signal> run(RuleSet rules, Activity... records) {
        return Detecting.signals(rules, DetectorSettings.files(), List.of(records));
    }

    private static RuleSet counting(String type, String condition) {
        return Detecting.rules(document(type, condition, "one"));
    }

    private static String document(String type, String condition, String name) {
        return "name: " + name + "\n" + Detecting.rule("sel: {eventName: Ping}\ncondition: sel")
                + """
                ---
                title: Counted %s
                correlation:
                  type: %s
                  rules: [%s]
                  group-by: [cloudir.principal]
                  timespan: 10m
                  condition: %s
                """.formatted(name, type, name, condition);
    }

    private static Activity at(int second) {
        return record("alice", second, "x", 1);
    }

    private static Activity value(int second, String value) {
        return record("alice", second, value, 1);
    }

    private static Activity amount(int second, int amount) {
        return record("alice", second, "x", amount);
    }

    private static Activity record(String user, int second, String value, Object amount) {
        return Records.cloudTrail("""
                {"eventID":"%s-%d-%s","eventTime":"%s","eventName":"Ping","awsRegion":"us-east-1",
                 "userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::123456789012:user/%s","userName":"%s"},
                 "requestParameters":{"v":["%s"],"n":%s}}
                """.formatted(
                user, second, value.replaceAll("\\W", ""), START.plusSeconds(second), user, user, value, amount));
    }
}
