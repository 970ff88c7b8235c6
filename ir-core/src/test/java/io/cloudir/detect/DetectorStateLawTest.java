package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.detect.json.DetectorStateJson;
import io.cloudir.detect.json.SignalJson;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.ActivitySink;
import io.cloudir.telemetry.LogReader;
import io.cloudir.telemetry.LogSource;
import io.cloudir.telemetry.Malformed;
import io.cloudir.telemetry.ReadLimits;
import io.cloudir.telemetry.SeenRecords;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The law of saved state. Records split into runs, the state saved as bytes between them, give the signals that one run
 * gives, each once. A stream may be split whatever the order of its records; runs over files, in which order says
 * nothing, as long as no record is older than the newest of the runs before it by more than the lateness.
 */
class DetectorStateLawTest {
    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    private static final Duration LATENESS = Duration.ofSeconds(60);
    /** Each stream is split at every so-many-th place, all streams together at every place. */
    private static final int STRIDE = 3;

    private static final RuleSet RULES = Detecting.rules(
            rules("one", "event_count", "{gte: 3}"),
            rules("two", "value_count", "{field: requestParameters.v, gte: 3}"),
            rules("three", "value_sum", "{field: requestParameters.n, gt: 90}"),
            rules("four", "value_avg", "{field: requestParameters.n, gt: 40}"),
            rules("five", "value_percentile", "{field: requestParameters.n, percentile: 90, gte: 45}"),
            rules("six", "event_count", "{lt: 4}"),
            rules("seven", "value_count", "{field: [requestParameters.v, requestParameters.n], gte: 4}"),
            rules("eight", "value_median", "{field: requestParameters.n, lte: 15}"),
            "name: seldom\n" + Detecting.rule("sel: {eventName: Stop}\ncondition: sel"),
            both("nine", "temporal", "one and (two or seldom)", "[one, two, seldom]"),
            both("ten", "temporal_ordered", "", "[seldom, one]"),
            both("eleven", "temporal", "one and not seldom", "[one, seldom]"),
            both("twelve", "event_count", "{gte: 2}", "[counted-two, counted-three, counted-six]"),
            both("thirteen", "temporal_ordered", "", "[counted-two, one]"));

    @Test
    void aStreamSplitAnywhereGivesTheSignalsCountsAndStateOfOneRun() {
        long signals = 0;
        long late = 0;
        long quiet = 0;
        Set<String> rules = new TreeSet<>();
        for (int seed = 0; seed < 12; seed++) {
            List<String> records = stream(seed, 80, 150);
            DetectorSettings settings = DetectorSettings.stream().withLateness(LATENESS);
            Run whole = new Run(settings).over(records);
            for (int at = seed % STRIDE; at <= records.size(); at += STRIDE) {
                Run parts = new Run(settings)
                        .over(records.subList(0, at))
                        .savedAndRestored()
                        .over(records.subList(at, records.size()));
                assertThat(parts.outcome()).as("seed %d split at %d", seed, at).isEqualTo(whole.outcome());
            }
            signals += whole.outcome().signals().size();
            whole.outcome()
                    .signals()
                    .forEach(signal -> rules.add(signal.replaceFirst(".*\"rule\":\\{\"id\":\"([^\"]*)\".*", "$1")));
            late += whole.outcome().late();
            quiet += whole.outcome().quiet();
        }
        assertThat(rules).as("every windowed rule, and those told to generate").hasSize(16);
        assertThat(signals).as("signals").isGreaterThan(100);
        assertThat(late).as("late hits").isPositive();
        assertThat(quiet).as("quiet hits").isPositive();
    }

    @Test
    void aStreamSplitIntoManyRunsGivesTheSameToo() {
        for (int seed = 100; seed < 120; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> records = borrowing(stream(seed, 200, 150));
            DetectorSettings settings = DetectorSettings.stream().withLateness(LATENESS);
            Run parts = new Run(settings);
            int at = 0;
            while (at < records.size()) {
                int end = Math.min(records.size(), at + random.nextInt(20));
                parts.over(records.subList(at, end)).savedAndRestored();
                at = end;
            }
            assertThat(parts.outcome())
                    .as("seed %d", seed)
                    .isEqualTo(new Run(settings).over(records).outcome());
        }
    }

    @Test
    void keysThatAreForgottenAndHitsThatAreHurriedAreSoInTheSamePlaces() {
        DetectorSettings settings =
                DetectorSettings.stream().withLateness(LATENESS).withMaxKeys(2).withMaxWaiting(3);
        for (int seed = 0; seed < 6; seed++) {
            List<String> records = stream(seed, 60, 150);
            Run whole = new Run(settings).over(records);
            assertThat(whole.outcome().forgotten()).isPositive();
            assertThat(whole.outcome().hurried()).isPositive();
            for (int at = seed % STRIDE; at <= records.size(); at += STRIDE) {
                Run parts = new Run(settings)
                        .over(records.subList(0, at))
                        .savedAndRestored()
                        .over(records.subList(at, records.size()));
                assertThat(parts.outcome()).as("seed %d split at %d", seed, at).isEqualTo(whole.outcome());
            }
        }
    }

    @Test
    void runsOverFilesGiveWhatOneRunOverAllOfThemGives() {
        int signals = 0;
        for (int seed = 0; seed < 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> records = stream(seed, 120, 60);
            Run whole = new Run(DetectorSettings.files()).over(records);
            whole.detector.flush();
            Run parts = new Run(DetectorSettings.files());
            int at = 0;
            while (at < records.size()) {
                int end = Math.min(records.size(), at + 1 + random.nextInt(40));
                List<String> file = new ArrayList<>(records.subList(at, end));
                file.sort(Comparator.comparing(record -> record.substring(record.length() / 2)));
                parts.over(file);
                parts.detector.flush(LATENESS);
                parts.savedAndRestored();
                at = end;
            }
            parts.detector.flush();
            assertThat(parts.outcome().late()).isZero();
            assertThat(parts.signals)
                    .as("seed %d", seed)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(whole.signals);
            signals += whole.signals.size();
        }
        assertThat(signals).isGreaterThan(300);
    }

    /** The same, but every seventh record bears the id of the one before. */
    private static List<String> borrowing(List<String> records) {
        List<String> borrowing = new ArrayList<>(records);
        for (int at = 7; at < records.size(); at += 7) {
            String lender = records.get(at - 1).replaceFirst(".*(\"eventID\":\"id-\\d+\").*", "$1");
            borrowing.set(at, records.get(at).replaceFirst("\"eventID\":\"id-\\d+\"", lender));
        }
        return borrowing;
    }

    /** Records of a few users who ping and rarely stop; some come twice, some late, some after a long pause. */
    private static List<String> stream(int seed, int count, int disorder) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> records = new ArrayList<>();
        int newest = 0;
        for (int at = 0; at < count; at++) {
            if (at > 0 && random.nextInt(8) == 0) {
                String again = records.get(Math.max(0, records.size() - 1 - random.nextInt(5)));
                records.add(again);
                continue;
            }
            newest += random.nextInt(30) == 0 ? 900 : random.nextInt(40);
            int second = Math.max(0, newest - random.nextInt(disorder + 1));
            records.add(record(random.nextInt(4), second, at, random));
            newest = Math.max(newest, second);
        }
        return records;
    }

    private static String record(int user, int second, int number, SplittableRandom random) {
        return """
                {"eventVersion":"1.08","eventID":"id-%d","eventTime":"%s","eventName":"%s",\
                "eventSource":"ec2.amazonaws.com","awsRegion":"us-east-1","userIdentity":{"type":"IAMUser",\
                "arn":"arn:aws:iam::123456789012:user/u%d","accountId":"123456789012","userName":"u%d"},\
                "requestParameters":{"v":["v%d","w%d"],"n":%d}}""".formatted(
                        number,
                        START.plusSeconds(second),
                        random.nextInt(12) == 0 ? "Stop" : "Ping",
                        user,
                        user,
                        random.nextInt(3),
                        random.nextInt(2),
                        random.nextInt(60));
    }

    /** A correlation over the rules and correlations above; those go on speaking for themselves. */
    private static String both(String name, String type, String condition, String rules) {
        return """
                title: Joined %s
                id: joined-%s
                correlation:
                  type: %s
                  rules: %s
                  group-by: [cloudir.principal]
                  timespan: 5m
                  generate: true
                """.formatted(name, name, type, rules) + (condition.isEmpty() ? "" : "  condition: " + condition + "\n");
    }

    private static String rules(String name, String type, String condition) {
        return "name: " + name + "\n" + Detecting.rule("sel: {eventName: Ping}\ncondition: sel")
                + """
                ---
                title: Counted %s
                name: counted-%s
                correlation:
                  type: %s
                  rules: [%s]
                  group-by: [cloudir.principal]
                  timespan: 5m
                  condition: %s
                """.formatted(name, name, type, name, condition);
    }

    /** What is told in all runs together, and what is remembered after the last. */
    private record Outcome(List<String> signals, String state, long late, long quiet, long forgotten, long hurried) {}

    /** A reader and a detector, and others in their place after each break. */
    private static final class Run implements ActivitySink {
        private final DetectorSettings settings;
        private final List<String> signals = new ArrayList<>();
        private SeenRecords seen = SeenRecords.none();
        private Detector detector;
        private LogReader reader;
        private long late;
        private long quiet;
        private long forgotten;
        private long hurried;

        Run(DetectorSettings settings) {
            this.settings = settings;
            this.detector = fresh(Optional.empty());
            this.reader = reader();
        }

        Run over(List<String> records) {
            String lines = records.stream().collect(Collectors.joining("\n", "", "\n"));
            if (!records.isEmpty()) {
                reader.read(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), "log");
            }
            return this;
        }

        Run savedAndRestored() {
            byte[] saved = state();
            Outcome before = outcome();
            late = before.late();
            quiet = before.quiet();
            forgotten = before.forgotten();
            hurried = before.hurried();
            DetectorState state = DetectorStateJson.read(saved, "state");
            seen = state.seen();
            detector = fresh(Optional.of(state));
            reader = reader();
            assertThat(state()).as("restoring loses nothing").isEqualTo(saved);
            return this;
        }

        Outcome outcome() {
            DetectorCounts last = detector.counts();
            return new Outcome(
                    signals,
                    // Where a record was read differs with the split, and with it the file's own digest.
                    new String(state(), StandardCharsets.US_ASCII)
                            .replaceAll("\"location\":\"[^\"]*\"|\"sha256\":.*", ""),
                    late + last.lateHits(),
                    quiet + last.quietHits(),
                    forgotten + last.forgottenKeys(),
                    hurried + last.hurriedHits());
        }

        private byte[] state() {
            return DetectorStateJson.write(detector.state().withSeen(reader.seen()));
        }

        private Detector fresh(Optional<DetectorState> state) {
            Detector made = new Detector(RULES, settings, found -> signals.add(SignalJson.line(found.signal())));
            state.ifPresent(saved -> assertThat(made.restore(saved)).isEmpty());
            return made;
        }

        private LogReader reader() {
            return new LogReader(LogSource.CLOUDTRAIL, ReadLimits.DEFAULT, this, seen);
        }

        @Override
        public void activity(Activity activity) {
            detector.accept(activity);
        }

        @Override
        public void malformed(Malformed malformed) {
            throw new AssertionError(malformed);
        }
    }
}
