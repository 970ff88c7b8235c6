package io.cloudir.cloud.simulated.day;

import io.cloudir.cloud.simulated.record.TrailRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A day while it is being written. */
final class DayDraft {
    private static final int HOURS = 24;

    private final Organisation organisation;
    private final LocalDate date;
    private final long seed;
    private final List<Written> records = new ArrayList<>();

    private record Written(TrailRecord record, boolean planted, int order) {}

    DayDraft(Organisation organisation, LocalDate date, long seed) {
        this.organisation = organisation;
        this.date = date;
        this.seed = seed;
    }

    Organisation organisation() {
        return organisation;
    }

    /** Chance for one purpose on this day. */
    Chance chance(String purpose) {
        return Chance.of(seed, date + "\n" + purpose);
    }

    Instant at(int hour, int minute) {
        return date.atTime(hour, minute).toInstant(ZoneOffset.UTC);
    }

    /** Some second within an hour of the day. */
    Instant within(int hour, Chance chance) {
        return at(hour % HOURS, 0).plusSeconds(chance.between(0, 3599));
    }

    boolean isWeekend() {
        return date.getDayOfWeek().getValue() > 5;
    }

    void routine(Caller caller, Instant time, TrailRecord record) {
        add(caller, time, record, false);
    }

    void planted(Caller caller, Instant time, TrailRecord record) {
        add(caller, time, record, true);
    }

    private void add(Caller caller, Instant time, TrailRecord record, boolean planted) {
        String region =
                record.service().equals("iam") || record.service().equals("signin") ? "us-east-1" : caller.region();
        Instant second = time.truncatedTo(ChronoUnit.SECONDS);
        Instant last = date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusSeconds(1);
        record.at(second.isAfter(last) ? last : second).in(organisation.account(), region);
        records.add(new Written(record, planted, records.size()));
    }

    int size() {
        return records.size();
    }

    SimulatedDay day() {
        records.sort(Comparator.comparing((Written written) -> written.record().time())
                .thenComparingInt(Written::order));
        List<SimulatedDay.Entry> entries = new ArrayList<>();
        List<String> planted = new ArrayList<>();
        for (Written written : records) {
            Map<String, Object> record = written.record().write(seed + "-" + date + '-' + written.order());
            entries.add(new SimulatedDay.Entry(
                    written.record().time(), written.record().region(), TrailRecord.json(record)));
            if (written.planted()) {
                planted.add(String.valueOf(record.get("eventID")));
            }
        }
        return new SimulatedDay(organisation.account(), date, entries, planted);
    }
}
