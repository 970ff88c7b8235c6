package io.cloudir.detect;

import io.cloudir.detect.baseline.Season;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** Says in words when a period is. All in UTC. */
final class PeriodWords {
    private static final List<String> PARTS = List.of("night", "morning", "afternoon", "evening");
    private static final int HOURS_OF_PART = 6;

    private final Season season;
    private final ZonedDateTime start;

    PeriodWords(Season season, Instant time) {
        this.season = season;
        this.start = season.start(season.period(time)).atZone(ZoneOffset.UTC);
    }

    /** The period itself, such as {@code between 09:00 and 10:00 UTC on Tuesday, 2026-02-03}. */
    String itself() {
        String day = "on " + weekday() + ", " + start.toLocalDate();
        return season == Season.DAY
                ? day + " (UTC)"
                : "between " + hour(start.getHour()) + " and " + hour(start.getHour() + 1) + " UTC " + day;
    }

    /** Those that are like it, such as {@code on a Tuesday morning at that hour}. */
    String alike() {
        return switch (season) {
            case HOUR_OF_WEEK ->
                "on a " + weekday() + " " + PARTS.get(start.getHour() / HOURS_OF_PART) + " at that hour";
            case HOUR -> "at that hour of the day";
            case DAY -> "on a " + weekday();
        };
    }

    private String weekday() {
        return start.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String hour(int hour) {
        return String.format(Locale.ROOT, "%02d:00", hour);
    }
}
