package io.cloudir.detect;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A record that one windowed rule counts.
 *
 * @param window the rule's place among the windowed rules
 * @param key whom or what it is counted for
 * @param values the values that are told apart; none if records are counted
 * @param amount what it adds to a sum
 * @param cite the record
 */
record Hit(int window, String key, List<String> values, long amount, Cite cite) implements Comparable<Hit> {
    /** Event time, then the record, then the rule: an order that does not depend on arrival. */
    private static final Comparator<Hit> ORDER = Comparator.comparing(Hit::time)
            .thenComparing(Hit::recordId)
            .thenComparing(Hit::cite, Cite::compareTo)
            .thenComparingInt(Hit::window);

    Hit {
        values = List.copyOf(values);
    }

    Hit(int window, DetectorState.Waiting saved, Cite cite) {
        this(window, saved.key(), saved.values(), saved.amount(), cite);
    }

    DetectorState.Waiting saved() {
        return new DetectorState.Waiting(key, values, amount, cite.saved());
    }

    Instant time() {
        return cite.head().time();
    }

    String recordId() {
        return cite.head().id();
    }

    @Override
    public int compareTo(Hit other) {
        return ORDER.compare(this, other);
    }
}
