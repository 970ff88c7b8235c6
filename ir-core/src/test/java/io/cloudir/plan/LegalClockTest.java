package io.cloudir.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LegalClockTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final BusinessCalendar CALENDAR =
            new BusinessCalendar(PARIS, Set.of(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1)));
    private static final LegalClock CLOCK = new LegalClock(CALENDAR);

    @Test
    void hoursPassWhateverClocksOnWallsDo() {
        // In the night of 29 March 2026 clocks in Paris go from two to three.
        Instant known = at("2026-03-28T10:00");

        Instant due = LegalPeriod.of("72 hours").endAfter(known, CALENDAR);

        assertThat(Duration.between(known, due)).hasHours(72);
        assertThat(due).isEqualTo(at("2026-03-31T11:00"));
    }

    @Test
    void aDayKeepsTheTimeOfDay() {
        assertThat(LegalPeriod.of("2 days").endAfter(at("2026-03-28T10:00"), CALENDAR))
                .isEqualTo(at("2026-03-30T10:00"));
    }

    @Test
    void aMonthFromTheLastOfJanuaryEndsOnTheLastOfFebruary() {
        assertThat(LegalPeriod.of("1 month").endAfter(at("2027-01-31T09:30"), CALENDAR))
                .isEqualTo(at("2027-02-28T09:30"));
        assertThat(LegalPeriod.of("1 month").endAfter(at("2028-01-31T09:30"), CALENDAR))
                .isEqualTo(at("2028-02-29T09:30"));
    }

    @Test
    void fourBusinessDaysStepOverAWeekend() {
        // Thursday: Friday, Monday, Tuesday, Wednesday.
        assertThat(LegalPeriod.of("4 business days").endAfter(at("2026-11-19T16:00"), CALENDAR))
                .isEqualTo(at("2026-11-25T16:00"));
    }

    @Test
    void holidaysAreNoBusinessDays() {
        // Wednesday 23 December: Thursday, Monday, Tuesday, Wednesday; Friday is a holiday.
        assertThat(LegalPeriod.of("4 business days").endAfter(at("2026-12-23T08:00"), CALENDAR))
                .isEqualTo(at("2026-12-30T08:00"));
    }

    @Test
    void whatBeginsOnASaturdayCountsFromMonday() {
        assertThat(LegalPeriod.of("4 business days").endAfter(at("2026-11-21T12:00"), CALENDAR))
                .isEqualTo(at("2026-11-26T12:00"));
    }

    @Test
    void aFinalReportCountsFromWhenTheNotificationWasReallySubmitted() {
        LegalRegime nis2 = regime("nis2");
        Instant known = at("2026-11-02T08:00");
        Instant notified = at("2026-11-04T20:00");

        assertThat(CLOCK.running(nis2, Map.of("significant-incident-known", known)))
                .extracting(due -> due.obligation().id(), LegalClock.Due::due)
                .containsExactly(
                        tuple("early-warning", at("2026-11-03T08:00")),
                        tuple("incident-notification", at("2026-11-05T08:00")));
        assertThat(CLOCK.running(nis2, Map.of("significant-incident-known", known, "incident-notification", notified)))
                .last()
                .isEqualTo(new LegalClock.Due(nis2.obligations().get(2), at("2026-12-04T20:00")));
    }

    @Test
    void theEarlierOfTwoClocksCounts() {
        LegalObligation initial = regime("dora").obligations().get(0);
        Instant known = at("2026-11-02T08:00");

        // Classified early: four hours. Late on the first day: the day ends first. After the day: four hours from then.
        assertThat(due(initial, known, at("2026-11-02T10:00"))).isEqualTo(at("2026-11-02T14:00"));
        assertThat(due(initial, known, at("2026-11-03T06:00"))).isEqualTo(at("2026-11-03T08:00"));
        assertThat(due(initial, known, at("2026-11-03T09:00"))).isEqualTo(at("2026-11-03T13:00"));
    }

    @Test
    void aClockThatHasNotBegunDoesNotRun() {
        assertThat(CLOCK.running(regime("sec-8k"), Map.of())).isEmpty();
        assertThat(CLOCK.running(regime("gdpr-authority"), Map.of("significant-incident-known", Instant.EPOCH)))
                .isEmpty();
    }

    @Test
    void withoutUndueDelayIsDueAtOnce() {
        assertThat(LegalPeriod.of("without undue delay").endAfter(Instant.EPOCH, CALENDAR))
                .isEqualTo(Instant.EPOCH);
    }

    @Test
    void periodsReadAsTheyAreWritten() {
        for (String text : List.of(
                "1 hour", "72 hours", "1 day", "30 days", "1 month", "4 business days", "without undue delay")) {
            assertThat(LegalPeriod.of(text)).hasToString(text);
        }
        assertThatThrownBy(() -> LegalPeriod.of("3 weeks"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'3 weeks' is no legal period; expected 72 hours, 30 days, 1 month, 4 business days or "
                        + "without undue delay");
        assertThatThrownBy(() -> new LegalPeriod(0, LegalPeriod.Unit.HOURS))
                .hasMessage("a period of 0 HOURS; expected 1 or more, or 0 without delay");
    }

    @Test
    void businessDaysAddUpAndEndOnBusinessDays() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 2_000; round++) {
            LocalDate day = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(800));
            int first = 1 + random.nextInt(30);
            int second = 1 + random.nextInt(30);

            LocalDate end = CALENDAR.plusBusinessDays(day, first + second);

            assertThat(end).isEqualTo(CALENDAR.plusBusinessDays(CALENDAR.plusBusinessDays(day, first), second));
            assertThat(CALENDAR.isBusinessDay(end)).isTrue();
            assertThat(end.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        }
    }

    @Test
    void aLaterBeginNeverEndsEarlier() {
        SplittableRandom random = new SplittableRandom(5);
        List<LegalPeriod> periods = List.of(
                LegalPeriod.of("72 hours"),
                LegalPeriod.of("30 days"),
                LegalPeriod.of("1 month"),
                LegalPeriod.of("4 business days"));
        for (int round = 0; round < 2_000; round++) {
            Instant begin = at("2026-01-01T00:00").plusSeconds(random.nextInt(60_000_000));
            // Within one day a later hour is a later end; over a weekend the day of the end may stand still.
            Instant later = begin.plus(Duration.ofDays(4 + random.nextInt(60)));
            for (LegalPeriod period : periods) {
                assertThat(period.endAfter(later, CALENDAR)).isAfterOrEqualTo(period.endAfter(begin, CALENDAR));
            }
        }
    }

    private static Instant due(LegalObligation initial, Instant known, Instant classified) {
        return CLOCK.due(initial, Map.of("ict-incident-known", known, "classified-major", classified))
                .orElseThrow();
    }

    private static LegalRegime regime(String id) {
        return ExampleText.whole()
                .with(
                        "regime: nis2, owner: data-protection-officer, contact: national-csirt",
                        "regime: nis2, owner: service-owner")
                .with("{regime: customer-contract,", regimes())
                .plan()
                .legal()
                .stream()
                .map(AppliedRegime::regime)
                .filter(regime -> regime.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String regimes() {
        return "{regime: dora, owner: service-owner}\n  - {regime: sec-8k, owner: service-owner}\n  - {regime: customer-contract,";
    }

    private static Instant at(String local) {
        return ZonedDateTime.of(LocalDateTime.parse(local), PARIS).toInstant();
    }
}
