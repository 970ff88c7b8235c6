package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.cloud.simulated.day.SimulatedDays;
import io.cloudir.model.Trigger;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.CloudTrailRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the shipped baselines say of ordinary days, and of a day on which something happens that no ordinary day has. */
class BaselinesOnOrdinaryDaysTest {
    /** A Monday. */
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

    private static final int DAYS = 30;
    private static final LocalDate LAST = FIRST.plusDays(DAYS);
    private static final SimulatedDays ORGANISATION = SimulatedDays.ofSeed(7);

    private static final Set<String> BASELINES = RuleSet.shipped().loaded().stream()
            .filter(rule -> rule.document().endsWith("baselines.yml"))
            .map(rule -> rule.info().id())
            .collect(Collectors.toSet());

    private static DetectorState learned;

    @BeforeAll
    static void monthOfOrdinaryDays() {
        List<Signal> alarms = new ArrayList<>();
        Detector detector = detector(alarms);
        for (int day = 0; day < DAYS; day++) {
            ordinary(FIRST.plusDays(day)).forEach(detector::accept);
        }
        learned = detector.state();
    }

    @Test
    void aMonthOfOrdinaryDaysOfThreeSizesGivesLessThanOneFalseAlarmInFiftyThousandRecords() {
        long records = 0;
        List<Signal> alarms = new ArrayList<>();
        for (int size : new int[] {400, 1_000, 2_500}) {
            Detector detector = detector(alarms);
            SimulatedDays days = SimulatedDays.ofSeed(size);
            for (int day = 0; day < DAYS; day++) {
                for (String record : days.ordinaryDay(FIRST.plusDays(day), size).records()) {
                    detector.accept(parse(record));
                    records++;
                }
            }
            detector.flush();
        }
        assertThat(records).isGreaterThan(100_000);
        assertThat(alarms).as("of %d records", records).hasSizeLessThanOrEqualTo((int) (records / 50_000));
    }

    @Test
    void theDayAfterTheMonthIsQuietToo() {
        assertThat(signalsOf(List.of())).isEmpty();
    }

    @Test
    void aBurstOfCallsIsFound() {
        List<Activity> burst =
                repeated("developer-01", 400, at(10, 0), 5, record -> record.put("eventName", "DescribeInstances"));

        Signal signal = only(signalsOf(burst), "Unusually many calls of one identity");
        assertThat(signal.trigger()).isEqualTo(Trigger.UNUSUAL_BEHAVIOR);
        assertThat(signal.entity().id()).endsWith("user/developer-01");
        assertThat(signal.explanation())
                .startsWith(
                        signal.observed().value()
                                + " calls for developer-01 between 10:00 and 11:00 UTC on Wednesday, 2026-04-01; usual for it on a Wednesday morning at that hour: 0 to ");
        assertThat(signal.expected().orElseThrow().max()).isLessThan(100);
        assertThat(signal.records()).hasSizeLessThanOrEqualTo(Signal.RECORD_LIMIT);
        assertThat(signal.recordCount()).isEqualTo((int) signal.observed().value());
    }

    @Test
    void manyResourcesAreFound() {
        List<Activity> burst = repeated(
                "developer-02",
                40,
                at(11, 0),
                20,
                record -> record.put("eventName", "CreateUser")
                        .put("eventSource", "iam.amazonaws.com")
                        .put("readOnly", false));

        assertThat(titles(signalsOf(burst))).contains("Unusually many resources made by one identity");
    }

    @Test
    void machinesInNumbersAreFound() {
        List<Activity> burst = repeated(
                "developer-02",
                15,
                at(11, 0),
                20,
                record -> record.put("eventName", "RunInstances")
                        .put("eventSource", "ec2.amazonaws.com")
                        .put("readOnly", false));

        assertThat(titles(signalsOf(burst))).contains("Unusually many machines or jobs started in an account");
    }

    @Test
    void aChangeInANewRegionIsFound() {
        List<Activity> change = repeated(
                "operator-01",
                1,
                at(11, 0),
                1,
                record -> record.put("eventName", "CreateKeyPair")
                        .put("readOnly", false)
                        .put("awsRegion", "ap-southeast-3"));

        Signal signal = only(signalsOf(change), "First change in a region");
        assertThat(signal.explanation()).contains("'ap-southeast-3'; never met in ", "no better known to its peers");
    }

    @Test
    void aNewAddressIsFound() {
        List<Activity> call =
                repeated("operator-01", 1, at(11, 0), 1, record -> record.put("sourceIPAddress", "203.0.113.9"));

        assertThat(titles(signalsOf(call))).containsExactly("First calls from an address");
    }

    @Test
    void workAtNightOfAPersonIsFound() {
        List<Activity> call = repeated("analyst-01", 3, at(2, 30), 30, record -> {});

        assertThat(titles(signalsOf(call))).containsExactly("Work at an hour at which an identity rests");
    }

    @Test
    void bytesReadOutOfBucketsAreFound() {
        List<Activity> reads = repeated("analyst-01", 30, at(11, 0), 30, record -> {
            record.put("eventName", "GetObject").put("eventSource", "s3.amazonaws.com");
            record.putObject("additionalEventData").put("bytesTransferredOut", 20_000_000);
        });

        Signal signal = only(signalsOf(reads), "Unusually much data read out of buckets by one identity");
        assertThat(signal.observed().value()).isGreaterThanOrEqualTo(104_857_600);
    }

    @Test
    void moreThanUsualOfWhoReadsEveryDayIsFound() {
        List<Activity> reads = repeated("OrdersApplication", 200, at(11, 0), 10, record -> {
            record.put("eventName", "GetObject").put("eventSource", "s3.amazonaws.com");
            record.putObject("additionalEventData").put("bytesTransferredOut", 5_000_000);
        });

        Signal signal = only(signalsOf(reads), "Unusually much data read out of buckets by one identity");
        assertThat(signal.expected().orElseThrow().max()).isBetween(1_000_000L, 104_857_600L);
    }

    @Test
    void refusedCallsAreFound() {
        List<Activity> calls =
                repeated("support-01", 14, at(11, 0), 60, record -> record.put("errorCode", "AccessDenied"));

        assertThat(titles(signalsOf(calls))).contains("Unusually many calls refused to one identity");
    }

    @Test
    void failedSignInsAreFound() {
        List<Activity> logins = repeated("support-01", 12, at(11, 0), 200, record -> {
            record.put("eventName", "ConsoleLogin").put("eventSource", "signin.amazonaws.com");
            record.putObject("responseElements").put("ConsoleLogin", "Failure");
        });

        assertThat(titles(signalsOf(logins))).contains("Unusually many failed console sign-ins in an account");
    }

    /** What the baselines say of the day after the month, with some records put into it. */
    private static List<Signal> signalsOf(List<Activity> planted) {
        List<Signal> found = new ArrayList<>();
        Detector detector = detector(found);
        assertThat(detector.restore(learned)).isEmpty();
        List<Activity> day = new ArrayList<>(ordinary(LAST));
        day.addAll(planted);
        day.sort(Comparator.comparing(Activity::time));
        day.forEach(detector::accept);
        detector.flush();
        return found;
    }

    private static Detector detector(List<Signal> found) {
        return new Detector(RuleSet.shipped(), DetectorSettings.stream(), detection -> {
            if (BASELINES.contains(detection.signal().rule().id())) {
                found.add(detection.signal());
            }
        });
    }

    private static List<Activity> ordinary(LocalDate day) {
        return ORGANISATION.ordinaryDay(day, 1_000).records().stream()
                .map(BaselinesOnOrdinaryDaysTest::parse)
                .toList();
    }

    /** A record of somebody of that day so many times, each so many seconds after the one before, with something else in it. */
    private static List<Activity> repeated(
            String who, int times, Instant from, int seconds, Consumer<ObjectNode> change) {
        String model = ORGANISATION.ordinaryDay(LAST, 1_000).records().stream()
                .filter(record ->
                        record.contains(who) && !record.contains("errorCode") && !record.contains("ConsoleLogin"))
                .findFirst()
                .orElseThrow();
        List<Activity> records = new ArrayList<>();
        for (int at = 0; at < times; at++) {
            ObjectNode record = Records.object(model);
            record.put("eventID", "planted-" + at);
            record.put(
                    "eventTime",
                    from.plus(Duration.ofSeconds((long) at * seconds)).toString());
            change.accept(record);
            records.add(parse(record.toString()));
        }
        return records;
    }

    private static Instant at(int hour, int minute) {
        return LAST.atTime(hour, minute).toInstant(ZoneOffset.UTC);
    }

    private static Activity parse(String record) {
        return CloudTrailRecords.parse(record.getBytes(StandardCharsets.UTF_8), "day");
    }

    private static List<String> titles(List<Signal> signals) {
        return signals.stream().map(signal -> signal.rule().title()).toList();
    }

    private static Signal only(List<Signal> signals, String title) {
        List<Signal> those = signals.stream()
                .filter(signal -> signal.rule().title().equals(title))
                .toList();
        assertThat(those).as(titles(signals).toString()).hasSize(1);
        return those.get(0);
    }
}
