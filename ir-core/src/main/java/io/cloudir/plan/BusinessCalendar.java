package io.cloudir.plan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;

/**
 * The days on which an organisation works: Monday to Friday but holidays.
 *
 * @param zone where its days begin and end
 * @param holidays days off that are no weekend
 */
public record BusinessCalendar(ZoneId zone, Set<LocalDate> holidays) {
    public BusinessCalendar {
        Objects.requireNonNull(zone, "zone");
        holidays = Set.copyOf(holidays);
    }

    /** Whether it is a working day. */
    public boolean isBusinessDay(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !holidays.contains(day);
    }

    /**
     * The last of that many business days after a day; the day itself does not count.
     *
     * @throws IllegalArgumentException if the number is below 1
     */
    public LocalDate plusBusinessDays(LocalDate day, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(number + " business days; count at least 1");
        }
        LocalDate last = day;
        int counted = 0;
        while (counted < number) {
            last = last.plusDays(1);
            if (isBusinessDay(last)) {
                counted++;
            }
        }
        return last;
    }
}
