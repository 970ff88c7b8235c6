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
 * @param also what other baselines count of the same record, so that these wait as one
 */
record Hit(
        int window,
        int origin,
        String key,
        List<String> values,
        BigDecimal amount,
        Instant time,
        List<Cite> cites,
        List<Hit> also)
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
        also = List.copyOf(also);
    }

    Hit(int window, int origin, String key, List<String> values, BigDecimal amount, Instant time, List<Cite> cites) {
        this(window, origin, key, values, amount, time, cites, List.of());
    }

    /** Several of one record as one. */
    static Hit together(List<Hit> ofRecord) {
        if (ofRecord.size() == 1) {
            return ofRecord.get(0);
        }
        List<Hit> sorted = ofRecord.stream().sorted().toList();
        Hit first = sorted.get(0);
        return new Hit(
                first.window,
                first.origin,
                first.key,
                first.values,
                first.amount,
                first.time,
                first.cites,
                sorted.subList(1, sorted.size()));
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
