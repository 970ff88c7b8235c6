package io.cloudir.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a legal clock runs.
 *
 * <p>Where a law lets a period end at the close of its last day, this ends at the time of day at which it began: never
 * later than the law.
 *
 * @param amount how many units; 0 only for {@link Unit#WITHOUT_DELAY}
 * @param unit of what
 */
public record LegalPeriod(int amount, Unit unit) {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,3}) (hour|day|month|business day)s?");
    private static final String WITHOUT_DELAY = "without undue delay";

    /** What legal periods count. */
    public enum Unit {
        /** Hours that pass, whatever clocks on walls do. */
        HOURS,
        /** Calendar days: the same time of day so many days later. */
        DAYS,
        /** Calendar months: the same day and time, or the last day of a shorter month. */
        MONTHS,
        /** Working days after the day on which it began. */
        BUSINESS_DAYS,
        /** At once; there is no number to count. */
        WITHOUT_DELAY
    }

    public LegalPeriod {
        Objects.requireNonNull(unit, "unit");
        if (amount < 0 || (amount == 0) != (unit == Unit.WITHOUT_DELAY)) {
            throw new IllegalArgumentException(
                    "a period of " + amount + " " + unit + "; expected 1 or more, or 0 without delay");
        }
    }

    /**
     * Reads {@code 72 hours}, {@code 30 days}, {@code 1 month}, {@code 4 business days} or {@code without undue delay}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static LegalPeriod of(String text) {
        if (text.equals(WITHOUT_DELAY)) {
            return new LegalPeriod(0, Unit.WITHOUT_DELAY);
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text
                    + "' is no legal period; expected 72 hours, 30 days, 1 month, 4 business days or " + WITHOUT_DELAY);
        }
        String unit = form.group(2).toUpperCase(Locale.ROOT).replace(' ', '_') + "S";
        return new LegalPeriod(Integer.parseInt(form.group(1)), Unit.valueOf(unit));
    }

    /** When a clock that began then runs out; the beginning itself if there is no number to count. */
    public Instant endAfter(Instant begin, BusinessCalendar calendar) {
        ZonedDateTime local = begin.atZone(calendar.zone());
        return switch (unit) {
            case HOURS -> begin.plus(Duration.ofHours(amount));
            case DAYS -> local.plusDays(amount).toInstant();
            case MONTHS -> local.plusMonths(amount).toInstant();
            case BUSINESS_DAYS -> {
                LocalDate last = calendar.plusBusinessDays(local.toLocalDate(), amount);
                yield local.with(last).toInstant();
            }
            case WITHOUT_DELAY -> begin;
        };
    }

    @Override
    public String toString() {
        if (unit == Unit.WITHOUT_DELAY) {
            return WITHOUT_DELAY;
        }
        String name = unit.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return amount + " " + (amount == 1 ? name.substring(0, name.length() - 1) : name);
    }
}
