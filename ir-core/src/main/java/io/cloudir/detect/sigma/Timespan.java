package io.cloudir.detect.sigma;

import io.cloudir.document.Faults;
import io.cloudir.document.Node;
import io.cloudir.model.Text;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads over how long something is counted. Months and years are the mean ones of the calendar. */
final class Timespan {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Pattern FORM = Pattern.compile("([0-9]{1,8})([smhdwMy])");

    /** Case matters: {@code m} is a minute, {@code M} a month. */
    private static final Map<String, Long> SECONDS =
            Map.of("s", 1L, "m", 60L, "h", 3_600L, "d", 86_400L, "w", 604_800L, "M", 2_629_746L, "y", 31_556_952L);

    private final Faults faults;

    Timespan(Faults faults) {
        this.faults = faults;
    }

    /** The time under a key; the longest if it has a fault. */
    Duration read(Node.Mapping mapping, String key) {
        String written = new Keys(faults).text(mapping, key);
        Matcher matcher = FORM.matcher(written);
        if (matcher.matches()) {
            Duration timespan = Duration.ofSeconds(
                    Math.multiplyExact(Long.parseLong(matcher.group(1)), SECONDS.getOrDefault(matcher.group(2), 0L)));
            if (!timespan.isZero() && timespan.compareTo(LONGEST) <= 0) {
                return timespan;
            }
        }
        faults.add(
                mapping.get(key).orElse(mapping).place(),
                "timespan",
                "'" + Text.printable(written) + "' is no timespan",
                "write a whole number and s, m, h, d, w, M or y, from 1s to 366d; m means minutes, M months");
        return LONGEST;
    }
}
