package io.cloudir.cloud.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudir.cloud.simulated.day.SimulatedDays;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.CloudTrailRecords;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of records until a cloud is built from them. */
class AccountHistoryTest {
    private final List<Activity> records =
            SimulatedDays.ofSeed(20260302).takeoverDay(LocalDate.parse("2026-03-02"), 600).records().stream()
                    .map(record -> CloudTrailRecords.parse(record.getBytes(StandardCharsets.UTF_8), "day"))
                    .toList();

    @Test
    void anExcerptTellsTheAccountWhatTheWholeRecordTells() {
        States whole = new States();
        States brief = new States();
        int effects = 0;
        for (Activity activity : records) {
            LogRecord record = LogRecord.of(activity);
            Learning.from(record, whole);
            Learning.from(Excerpt.of(record, new SharedTexts()), brief);

            assertThat(brief.effectsOf(record.id())).isEqualTo(whole.effectsOf(record.id()));
            assertThat(brief.tasksAfter(record.id())).isEqualTo(whole.tasksAfter(record.id()));
            effects += whole.effectsOf(record.id()).size();
        }
        assertThat(effects).isPositive();
        for (String kind : List.of(Refs.USER, Refs.ROLE, Refs.KEY, Refs.SESSION, Refs.HOST, Refs.TRAIL, Refs.BUCKET)) {
            assertThat(brief.ids(kind)).isEqualTo(whole.ids(kind));
        }
    }

    @Test
    void changesBeyondTheLimitAreLeftOutAndCounted() {
        AccountHistory all = new AccountHistory();
        AccountHistory none = new AccountHistory(0);

        records.forEach(all::add);
        records.forEach(none::add);

        assertThat(all.leftOut()).isZero();
        assertThat(none.leftOut()).isPositive();
        assertThat(none.busiest()).isEqualTo(all.busiest()).isPresent();
    }

    @Test
    void afterTheFirstChangeThatDoesNotFitNoneIsTaken() {
        AccountHistory some = new AccountHistory(4_000);
        AccountHistory none = new AccountHistory(0);
        int first = 0;
        for (int at = 0; at < records.size(); at++) {
            some.add(records.get(at));
            first = some.leftOut() == 0 ? at + 1 : first;
            none.add(records.get(at));
        }
        AccountHistory rest = new AccountHistory(0);
        records.subList(first, records.size()).forEach(rest::add);

        assertThat(some.leftOut()).isPositive().isLessThan(none.leftOut()).isEqualTo(rest.leftOut());
    }
}
