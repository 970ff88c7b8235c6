package io.cloudir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.model.TimeRange;
import io.cloudir.model.Trigger;
import io.cloudir.telemetry.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselinesTest {
    /** A Monday. */
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");

    private static final String CALLS = """
            name: call
            """ + Detecting.rule("call: {eventSource: ec2.amazonaws.com}\ncondition: call");

    private final List<Activity> records = new ArrayList<>();
    private int number;

    private static String baseline(String lines) {
        return """
                title: Out of the ordinary
                id: baseline
                level: medium
                tags: [attack.t1078]
                description: Somebody else may be at work.
                baseline:
                  rules: [call]
                """ + lines.stripIndent().indent(2) + "cloudir: {trigger: UNUSUAL_BEHAVIOR, unit: calls}\n";
    }

    private static final String RATE = baseline("type: rate\ngroup-by: [cloudir.principal]");

    private void call(String user, Instant time, String field, Object value) {
        String quoted = value instanceof String ? '"' + value.toString() + '"' : value.toString();
        records.add(Records.cloudTrail("""
                {"eventID":"r-%d","eventTime":"%s","eventName":"Call","awsRegion":"eu-west-1",\
                "recipientAccountId":"123456789012","userIdentity":{"type":"IAMUser","accountId":"123456789012",\
                "arn":"arn:aws:iam::123456789012:user/%s","userName":"%s"},"requestParameters":{"%s":%s}}""".formatted(number++, time, user, user, field, quoted)));
    }

    private void calls(String user, int day, int hour, int times) {
        for (int at = 0; at < times; at++) {
            call(user, time(day, hour).plusSeconds(at), "x", at);
        }
    }

    private static Instant time(int day, int hour) {
        return MONDAY.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour));
    }

    /** Two calls at nine on each of so many days. */
    private void ordinary(String user, int days) {
        for (int day = 0; day < days; day++) {
            calls(user, day, 9, 2);
        }
    }

    private List<Signal> signals(String... rules) {
        return Detecting.signals(Detecting.rules(rules), DetectorSettings.stream(), inOrder());
    }

    private List<Activity> inOrder() {
        return records.stream().sorted(Comparator.comparing(Activity::time)).toList();
    }

    @Test
    void farMoreThanAtThatHourOfTheWeekIsUnusualAndToldInWords() {
        ordinary("one", 22);
        calls("one", 22, 9, 30);

        List<Signal> signals = signals(CALLS, RATE);

        assertThat(signals).hasSize(1);
        Signal signal = signals.get(0);
        assertThat(signal.trigger()).isEqualTo(Trigger.UNUSUAL_BEHAVIOR);
        assertThat(signal.explanation())
                .isEqualTo(signal.observed().value()
                        + " calls for one between 09:00 and 10:00 UTC on Tuesday, 2026-01-27; usual for it on a Tuesday"
                        + " morning at that hour: 0 to "
                        + signal.expected().orElseThrow().max()
                        + ", as learned from 22 days. Somebody else may be at work.");
        assertThat(signal.expected().orElseThrow().unit()).isEqualTo("calls");
        assertThat(signal.recordCount()).isEqualTo((int) signal.observed().value());
    }

    @Test
    void itFiresOnceAPeriod() {
        ordinary("one", 22);
        calls("one", 22, 9, 300);
        calls("one", 22, 10, 300);

        assertThat(signals(CALLS, RATE)).hasSize(2);
    }

    @Test
    void whatIsUsualAtOneHourIsUnusualAtAnother() {
        for (int day = 0; day < 28; day++) {
            calls("one", day, 9, 25);
            calls("one", day, 3, 1);
        }
        calls("one", 28, 9, 25);
        calls("one", 28, 3, 25);

        assertThat(signals(CALLS, RATE))
                .singleElement()
                .satisfies(signal -> assertThat(signal.explanation())
                        .contains("between 03:00 and 04:00 UTC on Monday", "a Monday night"));
    }

    @Test
    void nothingIsSaidBeforeTheWarmUpIsOver() {
        ordinary("one", 6);
        calls("one", 6, 9, 400);

        assertThat(signals(CALLS, RATE)).isEmpty();
    }

    @Test
    void daysWithoutAnyRecordAreNoPartOfTheWarmUp() {
        calls("one", 0, 9, 2);
        calls("one", 20, 9, 400);

        assertThat(signals(CALLS, RATE)).isEmpty();
    }

    @Test
    void whatHappenedOnOneDayOnlyTeachesNothing() {
        ordinary("one", 21);
        calls("one", 21, 9, 40);
        Signal without = signals(CALLS, RATE).get(0);
        calls("one", 10, 14, 500);
        List<Signal> with = signals(CALLS, RATE);

        assertThat(with).hasSize(2);
        assertThat(with.get(1).expected()).isEqualTo(without.expected());
        assertThat(with.get(1).observed()).isEqualTo(without.observed());
    }

    @Test
    void whatComesBackIsLearned() {
        ordinary("one", 27);
        for (int day : new int[] {3, 8, 11, 16, 20, 24}) {
            calls("one", day, 9, 40);
        }
        calls("one", 27, 9, 40);

        assertThat(signals(CALLS, RATE)).noneMatch(signal -> signal.time().isAfter(time(27, 0)));
    }

    @Test
    void whoeverIsNewIsJudgedByPeersThatAreKnown() {
        for (String user : List.of("a", "b", "c", "d", "e")) {
            ordinary(user, 14);
        }
        calls("new", 14, 9, 60);

        assertThat(signals(CALLS, RATE))
                .singleElement()
                .satisfies(signal -> assertThat(signal.explanation())
                        .contains(
                                "for new ",
                                "; not enough is known of it; usual for its peers in any such period: 0 to "));
    }

    @Test
    void peersAreThoseOfTheSameField() {
        for (String user : List.of("a", "b", "c", "d", "e")) {
            for (int day = 0; day < 14; day++) {
                for (int at = 0; at < 30; at++) {
                    call(user, time(day, 9).plusSeconds(at), "team", "busy");
                }
            }
        }
        for (int at = 0; at < 30; at++) {
            call("new", time(14, 9).plusSeconds(at), "team", "busy");
            call("other", time(14, 9).plusSeconds(at), "team", "idle");
        }

        assertThat(signals(CALLS, baseline("type: rate\ngroup-by: [cloudir.principal]\npeers: requestParameters.team")))
                .extracting(signal -> signal.entity().id())
                .containsExactly("arn:aws:iam::123456789012:user/other");
    }

    @Test
    void whereFewAreKnownOneIsUnusualWhoDoesAloneWhatIsTooMuchForAll() {
        ordinary("one", 14);
        calls("new", 14, 9, 40);

        assertThat(signals(CALLS, RATE))
                .singleElement()
                .satisfies(signal ->
                        assertThat(signal.explanation()).contains("usual for all together on a Monday morning"));
    }

    @Test
    void differentValuesAreCounted() {
        ordinary("one", 14);
        for (int at = 0; at < 120; at++) {
            call("one", time(14, 9).plusSeconds(at), "x", "value-" + at % 40);
        }
        String distinct = baseline("type: distinct\ngroup-by: [cloudir.principal]\nfield: requestParameters.x");

        assertThat(signals(CALLS, distinct))
                .singleElement()
                .satisfies(signal -> assertThat(signal.observed().value()).isBetween(5L, 40L));
    }

    @Test
    void amountsAreAddedUp() {
        for (int day = 0; day < 21; day++) {
            call("one", time(day, 9), "bytes", 1_000_000 + 20_000 * (day % 5));
        }
        call("one", time(21, 9), "bytes", 1_400_000);
        call("one", time(22, 9), "bytes", 90_000_000);
        String sum = baseline(
                "type: sum\ngroup-by: [cloudir.principal]\nfield: requestParameters.bytes\nminimum: 1000\nper: hour");

        assertThat(signals(CALLS, sum)).singleElement().satisfies(signal -> {
            assertThat(signal.observed().value()).isEqualTo(90_000_000);
            assertThat(signal.expected().orElseThrow().max()).isBetween(1_000_000L, 10_000_000L);
        });
    }

    private static final String COUNTRY = baseline(
            "type: first_seen\ngroup-by: [cloudir.principal]\nfield: requestParameters.country\nminimum: 5\nprobability: 0.1");

    @Test
    void aValueThatWasNeverMetIsToldOnceThatDay() {
        for (int day = 0; day < 20; day++) {
            call("one", time(day, 9), "country", day % 2 == 0 ? "NL" : "BE");
        }
        call("one", time(20, 9), "country", "NL");
        call("one", time(20, 10), "country", "KP");
        call("one", time(20, 11), "country", "KP");
        call("one", time(21, 11), "country", "KP");

        assertThat(signals(CALLS, COUNTRY))
                .singleElement()
                .satisfies(signal -> assertThat(signal.explanation())
                        .isEqualTo(
                                "1 calls for one on Sunday, 2026-01-25 (UTC): 'KP'; never met in 20 days on which it was active."
                                        + " Somebody else may be at work."));
    }

    @Test
    void rareValuesAreToldWhereThatIsAskedFor() {
        for (int day = 0; day < 25; day++) {
            call("one", time(day, 9), "country", "NL");
        }
        call("one", time(10, 10), "country", "KP");
        call("one", time(25, 10), "country", "KP");
        String rare = COUNTRY.replace("first_seen", "rare");

        assertThat(signals(CALLS, rare))
                .last()
                .satisfies(signal ->
                        assertThat(signal.explanation()).contains("'KP'; met on 1 of 25 days on which it was active"));
    }

    @Test
    void whoeverIsMetWithSomethingNewAllTheTimeIsNotTold() {
        for (int day = 0; day < 25; day++) {
            call("one", time(day, 9), "country", "country-" + day);
        }

        assertThat(signals(CALLS, COUNTRY)).isEmpty();
    }

    @Test
    void whatPeersKnowIsNotNew() {
        for (int day = 0; day < 20; day++) {
            call("one", time(day, 9), "country", "NL");
            call("two", time(day, 9), "country", "BE");
        }
        call("one", time(20, 9), "country", "BE");
        call("one", time(20, 9), "country", "KP");
        call("new", time(20, 9), "country", "KR");
        call("new", time(20, 9), "country", "NL");
        String peers = COUNTRY.replace("minimum", "peers: cloudir.account\n  minimum");

        assertThat(signals(CALLS, peers))
                .extracting(Signal::explanation)
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one).contains("for one ", "'KP'", "no better known to its peers"),
                        one -> assertThat(one).contains("for new ", "'KR'", "its peers never met that in 20 days"));
    }

    @Test
    void withoutAFieldTheHourIsTheValueAndThoseBesideItAreAsGood() {
        for (int day = 0; day < 25; day++) {
            calls("one", day, 9 + day % 3, 1);
        }
        calls("one", 25, 12, 1);
        calls("one", 26, 3, 1);
        String hours = baseline("type: first_seen\ngroup-by: [cloudir.principal]\nper: hour\nprobability: 0.1");

        assertThat(signals(CALLS, hours))
                .singleElement()
                .satisfies(signal -> assertThat(signal.explanation())
                        .contains("between 03:00 and 04:00 UTC on Saturday, 2026-01-31; never met in 26 days"));
    }

    @Test
    void aBaselineMayHaveADetectionOfItsOwnAndACorrelationMayCountIt() {
        ordinary("one", 22);
        calls("one", 22, 9, 300);
        calls("one", 22, 10, 300);
        String own = RATE.replace("  rules: [call]\n", "").replace("level: medium", "name: burst\nlevel: medium")
                + "logsource: {product: aws, service: cloudtrail}\ndetection:\n  call: {eventSource: ec2.amazonaws.com}\n"
                + "  condition: call\n";
        String twice = """
                title: Twice
                id: twice
                correlation:
                  type: event_count
                  rules: [burst]
                  group-by: [cloudir.principal]
                  timespan: 1d
                  condition: {gte: 2}
                """;

        assertThat(signals(own)).hasSize(2);
        assertThat(signals(own, twice)).extracting(signal -> signal.rule().id()).containsExactly("twice");
    }

    @Test
    void aCopyOfARecordCountsOnce() {
        ordinary("one", 22);
        calls("one", 22, 9, 5);
        List<Activity> thrice = new ArrayList<>(records);
        thrice.addAll(records);
        thrice.addAll(records);

        assertThat(Detecting.signals(Detecting.rules(CALLS, RATE), DetectorSettings.files(), thrice))
                .isEmpty();
    }

    @Test
    void nothingIsLearnedOfTimesThatAreLeftOut() {
        ordinary("one", 28);
        for (int day = 14; day < 28; day++) {
            calls("one", day, 15, 200);
        }
        calls("one", 28, 15, 200);
        TimeRange incident = new TimeRange(time(14, 15), time(28, 0));

        assertThat(last(Learning.EVERYTHING)).isBefore(time(28, 0));
        assertThat(last(id -> id.endsWith("user/one") ? List.of(incident) : List.of()))
                .isAfter(time(28, 15));
    }

    private Instant last(Learning learning) {
        List<Signal> found = new ArrayList<>();
        Detector detector = new Detector(
                Detecting.rules(CALLS, RATE),
                DetectorSettings.stream(),
                Sensitivity.STANDARD,
                learning,
                detection -> found.add(detection.signal()));
        inOrder().forEach(detector::accept);
        detector.flush();
        return found.stream().map(Signal::time).max(Instant::compareTo).orElse(Instant.MIN);
    }

    @Test
    void whoeverIsWatchedIsLookedAtMoreClosely() {
        for (int day = 0; day < 22; day++) {
            calls("one", day, 9, 2 + day % 7);
        }
        calls("one", 22, 9, 16);
        List<Signal> found = new ArrayList<>();
        Detector detector = new Detector(
                Detecting.rules(CALLS, RATE),
                DetectorSettings.stream(),
                head -> 3,
                detection -> found.add(detection.signal()));
        inOrder().forEach(detector::accept);
        detector.flush();

        assertThat(signals(CALLS, RATE)).isEmpty();
        assertThat(found).isNotEmpty();
    }

    @Test
    void theKeyThatWasMetTheLongestTimeAgoIsForgottenFirst() {
        for (int user = 0; user < 30; user++) {
            calls("user-" + user, user, 9, 1);
        }
        String longest = RATE.replace("type: rate", "type: rate\n  history: 62d");
        Detector byNumber = new Detector(
                Detecting.rules(CALLS, longest), DetectorSettings.stream().withMaxKeys(10), it -> {});
        Detector bySize = new Detector(
                Detecting.rules(CALLS, longest), DetectorSettings.stream().withMaxBaselineBytes(4_000), it -> {});
        for (Detector detector : List.of(byNumber, bySize)) {
            inOrder().forEach(detector::accept);
            detector.flush();
        }

        assertThat(byNumber.counts().forgottenKeys()).isEqualTo(20);
        assertThat(byNumber.state().baselines().get(0).counts())
                .hasSize(10)
                .allSatisfy(known -> assertThat(known.key()).containsPattern("user-2[0-9]"));
        assertThat(bySize.counts().forgottenKeys()).isBetween(10L, 25L);
    }
}
