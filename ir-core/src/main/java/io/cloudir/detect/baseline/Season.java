package io.cloudir.detect.baseline;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How long a period is over which is counted, and which periods of the past are like the present one. All in UTC. */
public enum Season {
    /** An hour, against the same hour of the same day of the week. */
    HOUR_OF_WEEK(3_600, 168),
    /** An hour, against the same hour of each day. */
    HOUR(3_600, 24),
    /** A day, against the same day of the week. */
    DAY(86_400, 7);

    private static final long DAY_SECONDS = 86_400;
    /** 1970 began on a Thursday, the fourth day of the week. */
    private static final int DAYS_INTO_WEEK = 3;

    private final long seconds;
    private final int slots;

    Season(long seconds, int slots) {
        this.seconds = seconds;
        this.slots = slots;
    }

    /** The season by the name that a document gives it, such as {@code hour-of-week}. */
    public static Optional<Season> of(String name) {
        return Arrays.stream(values()).filter(it -> it.code().equals(name)).findFirst();
    }

    /** What a document calls it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The number of the period that an instant lies in, counted from 1970. */
    public long period(Instant time) {
        return period(time.getEpochSecond());
    }

    /** The number of the period that a second since 1970 lies in. */
    public long period(long second) {
        return Math.floorDiv(second, seconds);
    }

    /** When a period begins. */
    public Instant start(long period) {
        return Instant.ofEpochSecond(period * seconds);
    }

    /** How many periods a day has. */
    public int perDay() {
        return (int) (DAY_SECONDS / seconds);
    }

    /** The day, counted from 1970, that a period belongs to. */
    public long day(long period) {
        return Math.floorDiv(period, (long) perDay());
    }

    /** How many kinds of periods there are, such as 168 hours of the week. */
    int slots() {
        return slots;
    }

    /** Which of the {@link #slots} a period is. */
    int slot(long period) {
        return (int) Math.floorMod(period + (long) DAYS_INTO_WEEK * perDay(), (long) slots);
    }
}
