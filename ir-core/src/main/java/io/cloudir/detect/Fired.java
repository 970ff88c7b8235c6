package io.cloudir.detect;

import java.util.List;

/**
 * A windowed rule's count has reached its threshold.
 *
 * @param rule the rule
 * @param value the count
 * @param hits the records it rests on, in event time, at least one
 */
record Fired(LoadedRule rule, long value, List<Hit> hits) {
    Fired {
        hits = List.copyOf(hits);
    }
}
