package io.cloudir.telemetry;

import java.time.Instant;

/**
 * Reads times of the form {@code 2026-01-31T12:00:00Z}, with or without a fraction, from bytes and without making anything of
 * them. What has another form, or is not believed, is left to {@link RecordTime}.
 */
final class ScannedTime {
    private static final String FORM = "0000-00-00T00:00:00";
    private static final int NANO_DIGITS = 9;
    private static final int DAYS_TO_2000 = 10_957;
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};

    private long second;
    private int nano;

    long second() {
        return second;
    }

    int nano() {
        return nano;
    }

    /** Takes a time that was read otherwise. */
    void set(Instant time) {
        second = time.getEpochSecond();
        nano = time.getNano();
    }

    /** Whether the bytes are such a time; tells it. */
    boolean read(byte[] text, int from, int to) {
        int length = FORM.length();
        if (to - from <= length || text[to - 1] != 'Z') {
            return false;
        }
        for (int at = 0; at < length; at++) {
            byte next = text[from + at];
            char form = FORM.charAt(at);
            if (form == '0' ? next < '0' || next > '9' : next != form) {
                return false;
            }
        }
        return fraction(text, from + length, to - 1) && date(text, from);
    }

    private boolean fraction(byte[] text, int from, int to) {
        nano = 0;
        if (from == to) {
            return true;
        }
        int digits = to - from - 1;
        if (text[from] != '.' || digits < 1 || digits > NANO_DIGITS) {
            return false;
        }
        for (int at = from + 1; at <= from + NANO_DIGITS; at++) {
            int digit = at < to ? text[at] - '0' : 0;
            if (digit < 0 || digit > 9) {
                return false;
            }
            nano = 10 * nano + digit;
        }
        return true;
    }

    private boolean date(byte[] text, int from) {
        int year = two(text, from) * 100 + two(text, from + 2);
        int month = two(text, from + 5);
        int day = two(text, from + 8);
        int hour = two(text, from + 11);
        int minute = two(text, from + 14);
        int rest = two(text, from + 17);
        // From 2000 to 2099 every fourth year is a leap year.
        if (year < 2000 || year > 2099 || month < 1 || month > 12 || hour > 23 || minute > 59 || rest > 59) {
            return false;
        }
        int leap = year % 4 == 0 ? 1 : 0;
        int longest = DAYS_BEFORE_MONTH[month] - DAYS_BEFORE_MONTH[month - 1] + (month == 2 ? leap : 0);
        if (day < 1 || day > longest) {
            return false;
        }
        int before = DAYS_BEFORE_MONTH[month - 1] + (month > 2 ? leap : 0);
        long days = DAYS_TO_2000 + 365L * (year - 2000) + (year - 2000 + 3) / 4 + before + day - 1;
        second = ((days * 24 + hour) * 60 + minute) * 60 + rest;
        return true;
    }

    private static int two(byte[] text, int at) {
        return 10 * (text[at] - '0') + text[at + 1] - '0';
    }
}
