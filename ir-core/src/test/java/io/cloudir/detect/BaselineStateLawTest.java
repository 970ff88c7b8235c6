package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cloudir.detect.json.DetectorStateJson;
import io.cloudir.detect.json.SignalJson;
import io.cloudir.model.Digest;
import io.cloudir.telemetry.Activity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The laws of what baselines have learned. Saved and restored anywhere, they give the signals and the state of one run. What was learned
 * from parts of the records, parted by key or by time, is together what one run learns from all of them.
 */
class BaselineStateLawTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private static final RuleSet RULES = Detecting.rules(
            "name: call\n" + Detecting.rule("call: {eventSource: ec2.amazonaws.com}\ncondition: call"),
            learned("rate", "group-by: [cloudir.principal]"),
            learned("rate", "group-by: [cloudir.account]\nper: hour\nhistory: 9d\nid: all"),
            learned("distinct", "group-by: [cloudir.principal]\nfield: requestParameters.v"),
            learned(
                    "sum",
                    "group-by: [cloudir.principal]\nfield: requestParameters.n\npeers: requestParameters.team\nper: day"),
            learned(
                    "first_seen",
                    "group-by: [cloudir.principal]\nfield: requestParameters.v\npeers: cloudir.account\nprobability: 0.5"),
            learned("first_seen", "group-by: [cloudir.principal]\nhistory: 9d\nprobability: 0.5\nid: hours"),
            learned(
                    "rare",
                    "group-by: [cloudir.principal]\nfield: [requestParameters.v, requestParameters.n]\nprobability: 0.5"));

    private static String learned(String type, String lines) {
        String id = lines.contains("id: ") ? lines.replaceFirst("(?s).*id: ", "") : "";
        return """
                title: Learned
                id: %s%s
                baseline:
                  type: %s
                  rules: [call]
                  warm-up: 3d
                  minimum: 2
                """.formatted(type, id, type)
                + lines.replaceFirst("\nid: .*", "").indent(2);
    }

    @Test
    void savedAndRestoredAnywhereItGivesTheSignalsAndStateOfOneRun() {
        long signals = 0;
        for (int seed = 0; seed < 4; seed++) {
            List<Activity> records = stream(seed, 900, true);
            Run whole = new Run().over(records);
            for (int cut = 50 + 7 * seed; cut < records.size(); cut += 101) {
                Run parts = new Run()
                        .over(records.subList(0, cut))
                        .savedAndRestored()
                        .over(records.subList(cut, records.size()));
                assertThat(parts.signals).as("seed %d cut at %d", seed, cut).isEqualTo(whole.signals);
                assertThat(parts.state()).as("seed %d cut at %d", seed, cut).isEqualTo(whole.state());
            }
            signals += whole.signals.size();
        }
        assertThat(signals).isGreaterThan(50);
    }

    @Test
    void everyKindOfBaselineSpeaks() {
        List<String> rules = IntStream.range(0, 4)
                .mapToObj(seed -> new Run().over(stream(seed, 900, true)))
                .flatMap(run -> run.signals.stream())
                .map(signal -> signal.replaceFirst(".*\"rule\":\\{\"id\":\"([^\"]*)\".*", "$1"))
                .distinct()
                .sorted()
                .toList();

        assertThat(rules)
                .containsExactly("distinct", "first_seen", "first_seenhours", "rare", "rate", "rateall", "sum");
    }

    @Test
    void partsThatAreMadeByKeyAreTogetherWhatOneRunLearns() {
        for (int seed = 0; seed < 6; seed++) {
            List<Activity> records = stream(seed, 900, false);
            DetectorState first = learnedFrom(records, user -> user % 3 == 0);
            DetectorState second = learnedFrom(records, user -> user % 3 == 1);
            DetectorState third = learnedFrom(records, user -> user % 3 == 2);

            DetectorState whole = learnedFrom(records, user -> true);
            assertThat(untold(first.learning(second).learning(third)))
                    .as("seed %d", seed)
                    .isEqualTo(untold(whole));
            assertThat(untold(third.learning(first).learning(second))).isEqualTo(untold(whole));
            assertThat(untold(third.learning(second.learning(first)))).isEqualTo(untold(whole));
        }
    }

    @Test
    void partsThatAreMadeByTimeAreTogetherWhatOneRunLearns() {
        for (int seed = 0; seed < 6; seed++) {
            List<Activity> records = stream(seed, 900, false);
            Instant cut = START.plus(Duration.ofDays(10 + seed));
            DetectorState early =
                    run(records.stream().filter(it -> it.time().isBefore(cut)).toList());
            DetectorState late =
                    run(records.stream().filter(it -> !it.time().isBefore(cut)).toList());

            assertThat(untold(early.learning(late))).as("seed %d", seed).isEqualTo(untold(run(records)));
            assertThat(untold(late.learning(early))).as("seed %d", seed).isEqualTo(untold(run(records)));
        }
    }

    @Test
    void whatWasLearnedOfSomethingElseIsNotPutTogether() {
        BaselineState one = run(stream(1, 50, false)).baselines().get(0);
        BaselineState other = new BaselineState(
                one.id(), Digest.ZERO, one.history(), one.latest(), one.looked(), List.of(), List.of(), List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.merge(other, START))
                .withMessageContaining("'" + one.id() + "' has learned other things there");
    }

    @Test
    void aThresholdMayChangeWithoutForgettingWhatWasLearned() {
        String rule = learned("rate", "group-by: [cloudir.principal]");
        String call = "name: call\n" + Detecting.rule("call: {eventSource: ec2.amazonaws.com}\ncondition: call");
        Detector before = new Detector(Detecting.rules(call, rule), DetectorSettings.stream(), it -> {});
        stream(1, 100, false).forEach(before::accept);
        Detector closer = new Detector(
                Detecting.rules(call, rule.replace("minimum: 2", "minimum: 9\n  probability: 1e-3")),
                DetectorSettings.stream(),
                it -> {});
        Detector other = new Detector(
                Detecting.rules(call, rule.replace("cloudir.principal", "cloudir.region")),
                DetectorSettings.stream(),
                it -> {});

        assertThat(closer.restore(before.state())).isEmpty();
        assertThat(closer.state().baselines()).isEqualTo(before.state().baselines());
        assertThat(other.restore(before.state())).containsExactly(new DetectorState.Dropped("rate", true));
    }

    /** What was learned, without what each part told of the latest period by what it knew then. */
    private static DetectorState untold(DetectorState state) {
        List<BaselineState> learned = state.baselines().stream()
                .map(baseline -> baseline.withCounts(baseline.counts().stream()
                        .map(it -> new BaselineState.Counts(
                                it.key(),
                                it.first(),
                                it.lastTime(),
                                it.lastHit(),
                                it.counts(),
                                false,
                                it.values(),
                                List.of()))
                        .toList()))
                .toList();
        return new DetectorState(state.newest(), state.counted(), List.of(), learned, state.seen());
    }

    private static DetectorState learnedFrom(List<Activity> records, IntPredicate users) {
        return run(records.stream()
                .filter(record -> users.test(Integer.parseInt(
                        record.head().principal().orElseThrow().name().substring(1))))
                .toList());
    }

    private static DetectorState run(List<Activity> records) {
        return new Run().over(records).flushed().state();
    }

    private static final class Run {
        private final List<String> signals = new ArrayList<>();
        private Detector detector = new Detector(RULES, DetectorSettings.stream(), this::told);

        private void told(Detection detection) {
            signals.add(SignalJson.line(detection.signal()));
        }

        Run over(List<Activity> records) {
            records.forEach(detector::accept);
            return this;
        }

        Run flushed() {
            detector.flush();
            return this;
        }

        DetectorState state() {
            return detector.state();
        }

        Run savedAndRestored() {
            byte[] bytes = DetectorStateJson.write(detector.state());
            DetectorState read = DetectorStateJson.read(bytes, "state");
            assertThat(read).isEqualTo(detector.state());
            assertThat(new String(DetectorStateJson.write(read), StandardCharsets.US_ASCII))
                    .isEqualTo(new String(bytes, StandardCharsets.US_ASCII));
            detector = new Detector(RULES, DetectorSettings.stream(), this::told);
            assertThat(detector.restore(read)).isEmpty();
            return this;
        }
    }

    /** Twenty days of seven users; some days busy, some records twice and out of order if that is asked for. */
    private static List<Activity> stream(int seed, int count, boolean disorder) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Activity> records = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            int user = at % 8 == 0 ? 3 : random.nextInt(7);
            boolean busy = random.nextInt(3) == 0;
            long hours =
                    busy ? 24L * (12 + random.nextInt(5)) + user : 24L * random.nextInt(20) + 8 + random.nextInt(6);
            Instant time = busy && at % 8 == 0
                    ? START.plusSeconds(3600L * (24 * 18 + 3) + at)
                    : START.plusSeconds(3600 * hours + random.nextInt(3600));
            records.add(record(user, time, at, random));
        }
        records.sort(Comparator.comparing(Activity::time)
                .thenComparing(record -> record.head().id()));
        if (disorder) {
            for (int at = 20; at < records.size(); at += 9) {
                records.add(at, records.get(at - 1 - random.nextInt(2)));
            }
        }
        return records;
    }

    private static Activity record(int user, Instant time, int number, SplittableRandom random) {
        String values = IntStream.range(0, 1 + random.nextInt(2))
                .mapToObj(it -> "\"v"
                        + (random.nextInt(12) == 0 || number % 8 == 0 ? random.nextInt(50) : random.nextInt(3)) + '"')
                .collect(Collectors.joining(","));
        return Records.cloudTrail("""
                {"eventID":"id-%05d","eventTime":"%s","eventName":"Call","awsRegion":"us-east-1",\
                "recipientAccountId":"123456789012","userIdentity":{"type":"IAMUser","accountId":"123456789012",\
                "arn":"arn:aws:iam::123456789012:user/u%d","userName":"u%d"},\
                "requestParameters":{"v":[%s],"n":%d,"team":"t%d"}}""".formatted(
                number, time, user, user, values, random.nextInt(40) == 0 ? 4_000 : random.nextInt(9), user % 2));
    }
}
