package io.cloudir.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lengths of time in words. */
final class Lengths {
    private Lengths() {}

    /** Such as {@code 1 h 5 min}, with its two largest units. */
    static String words(Duration length) {
        List<String> parts = new ArrayList<>();
        add(parts, length.toDays(), "d");
        add(parts, length.toHoursPart(), "h");
        add(parts, length.toMinutesPart(), "min");
        add(parts, length.toSecondsPart(), "s");
        return parts.isEmpty() ? "0 s" : String.join(" ", parts.subList(0, Math.min(2, parts.size())));
    }

    private static void add(List<String> parts, long amount, String unit) {
        if (amount > 0) {
            parts.add(amount + " " + unit);
        }
    }
}
