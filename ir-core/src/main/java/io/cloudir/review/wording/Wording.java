package io.cloudir.review.wording;

import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Precision;
import io.cloudir.model.Text;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Says times, lengths and names in words. All times are UTC. */
public final class Wording {
    private static final DateTimeFormatter DAY = form("uuuu-MM-dd");
    private static final DateTimeFormatter MINUTE = form("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter SECOND = form("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MILLI = form("uuuu-MM-dd HH:mm:ss.SSS");

    private static final String FLOOR = "floor:";

    private Wording() {}

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    /** To the second, such as {@code 2026-03-01 10:00:05 UTC}. */
    public static String time(Instant at) {
        return SECOND.format(at) + " UTC";
    }

    /** To the second and without the zone, for a column that names it. */
    public static String clock(Instant at) {
        return SECOND.format(at);
    }

    /** As exactly as it is known, to the millisecond at most; a vaguer one says so. */
    public static String time(Instant at, Precision precision) {
        return switch (precision) {
            case NANOSECOND, MICROSECOND, MILLISECOND ->
                (at.get(ChronoField.NANO_OF_SECOND) == 0 ? SECOND : MILLI).format(at);
            case SECOND -> SECOND.format(at);
            case MINUTE -> MINUTE.format(at) + " (to the minute)";
            case HOUR -> MINUTE.format(at) + " (to the hour)";
            case DAY -> DAY.format(at) + " (to the day)";
            case MONTH -> DAY.format(at) + " (to the month)";
            case YEAR -> DAY.format(at) + " (to the year)";
        };
    }

    /** To the minute and without the zone, for the labels of an axis. */
    public static String minute(Instant at) {
        return MINUTE.format(at);
    }

    /** In its two largest units, such as {@code 2 h 5 min}. */
    public static String length(Duration length) {
        if (length.isNegative()) {
            return "-" + length(length.negated());
        }
        if (length.toSeconds() == 0) {
            return length.isZero() ? "0 s" : "under 1 s";
        }
        if (length.toDays() > 0) {
            return two(length.toDays(), "d", length.toHoursPart(), "h");
        }
        if (length.toHours() > 0) {
            return two(length.toHours(), "h", length.toMinutesPart(), "min");
        }
        return two(length.toMinutes(), "min", length.toSecondsPart(), "s");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        if (large == 0) {
            return small + " " + smallUnit;
        }
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    /** A number with its noun: {@code 1 signal}, {@code 2 signals}. */
    public static String count(long number, String noun) {
        return Text.count(number, noun);
    }

    /** A constant's words: {@code ACCOUNT_COMPROMISE} and {@code account-compromise} as {@code account compromise}. */
    public static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }

    public static String words(Enum<?> constant) {
        return words(constant.name());
    }

    /** With its first letter large. */
    public static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** What decided a severity: the score, or the fact behind a floor such as {@code floor:DATA_EXFILTRATED}. */
    public static Phrase decider(String decidedBy) {
        return decidedBy.startsWith(FLOOR)
                ? Phrase.text("a fact: " + words(decidedBy.substring(FLOOR.length())))
                : Phrase.text("the " + words(decidedBy));
    }

    /** The same as a sentence that goes on after a colon. */
    public static String decided(String decidedBy) {
        return decidedBy.startsWith(FLOOR)
                ? "a fact decided, not the score: " + words(decidedBy.substring(FLOOR.length())) + "."
                : "the " + words(decidedBy) + " decided.";
    }

    /** What kind of thing it is and its id. */
    public static Phrase entity(Entity entity) {
        return entity.type() == EntityType.NONE
                ? Phrase.text("everything at once")
                : Phrase.text(kind(entity.type()) + " ").and(Look.CODE, entity.id());
    }

    /** An entity's kind and short name, for running text: of an ARN the part after the account. */
    public static Phrase shortly(Entity entity) {
        String id = entity.id();
        int colon = id.startsWith("arn:") ? id.lastIndexOf(':') : -1;
        return Phrase.text(kind(entity.type()) + " ").and(Look.CODE, id.substring(colon + 1));
    }

    public static String kind(EntityType type) {
        return type == EntityType.ACCESS_KEY ? "access key" : type.code();
    }
}
