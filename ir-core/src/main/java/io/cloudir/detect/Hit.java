package io.cloudir.detect;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What one windowed rule counts: a record, or another windowed rule that has fired.
 *
 * @param window the rule's place among the windowed rules
 * @param origin which of the rules that it names has fired; {@link #RECORD} if it is a record
 * @param key whom or what it is counted for
 * @param values the values, or the places of rules, that are told apart; none if records are counted
 * @param amount what it adds to a count or a sum
 * @param time when it happened
 * @param cites the records that it rests on, the one that made it last; at least one
 */
record Hit(int window, int origin, String key, List<String> values, BigDecimal amount, Instant time, List<Cite> cites)
        implements Comparable<Hit> {
    static final int RECORD = -1;

    /** Event time, then the record, then the rule: an order that does not depend on arrival. */
    private static final Comparator<Hit> ORDER = Comparator.comparing(Hit::time)
            .thenComparing(Hit::recordId)
            .thenComparing(Hit::cite, Cite::compareTo)
            .thenComparingInt(Hit::window)
            .thenComparingInt(Hit::origin)
            .thenComparing(Hit::key)
            .thenComparing(hit -> String.join("\n", hit.values()));

    Hit {
        values = List.copyOf(values);
        cites = List.copyOf(cites);
    }

    Hit(int window, DetectorState.Waiting saved, List<Cite> cites) {
        this(window, saved.origin(), saved.key(), saved.values(), saved.amount(), saved.time(), cites);
    }

    DetectorState.Waiting saved() {
        return new DetectorState.Waiting(
                origin,
                key,
                values,
                amount,
                time,
                cites.stream().map(Cite::saved).toList());
    }

    /** The same that adds more. */
    Hit plus(BigDecimal more) {
        return new Hit(window, origin, key, values, amount.add(more), time, cites);
    }

    /** The record that made it. */
    Cite cite() {
        return cites.get(cites.size() - 1);
    }

    String recordId() {
        return cite().head().id();
    }

    @Override
    public int compareTo(Hit other) {
        return ORDER.compare(this, other);
    }
}
