package io.cloudir.detect;

import io.cloudir.detect.sigma.Threshold;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A windowed rule has fired.
 *
 * @param window the rule's place among the windowed rules
 * @param rule the rule
 * @param key whom or what it counted for
 * @param value the count
 * @param threshold what it met, which may be lower than the rule's own
 * @param time when that was known, in event time
 * @param cites the records it rests on, in event time, at least one
 * @param unusual if it is a baseline, why
 */
record Fired(
        int window,
        LoadedRule rule,
        String key,
        BigDecimal value,
        Threshold threshold,
        Instant time,
        List<Cite> cites,
        Optional<Unusual> unusual) {
    private static final Comparator<Cite> ORDER = Comparator.comparing(
                    (Cite cite) -> cite.head().time())
            .thenComparing(cite -> cite.head().id())
            .thenComparing(Cite::compareTo);

    Fired {
        cites = List.copyOf(cites);
    }

    static Fired of(
            int window,
            LoadedRule rule,
            String key,
            BigDecimal value,
            Threshold threshold,
            Instant time,
            List<Hit> hits) {
        List<Cite> cites = hits.stream()
                .flatMap(hit -> hit.cites().stream())
                .distinct()
                .sorted(ORDER)
                .toList();
        return new Fired(window, rule, key, value, threshold, time, cites, Optional.empty());
    }
}
