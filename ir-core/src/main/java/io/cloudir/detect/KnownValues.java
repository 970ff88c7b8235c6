package io.cloudir.detect;

import io.cloudir.detect.baseline.Days;
import io.cloudir.detect.baseline.Familiarity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** On which days which values of one key were met. */
final class KnownValues extends Baseline.Known {
    /** Most values of one key that are kept; beyond it that which was met the longest time ago is dropped. */
    static final int VALUES = 1_000;

    private static final int KEY_BYTES = 200;
    private static final int VALUE_BYTES = 120;

    /** The key by which its peers are known; empty if it has none. */
    final String peers;

    final Instant first;
    final Map<String, Days> values = new HashMap<>();
    private @Nullable Days days;
    private long valueBytes;

    KnownValues(String key, String peers, Instant first) {
        super(key);
        this.peers = peers;
        this.first = first;
    }

    boolean hasOn(String value, long day) {
        Days met = values.get(value);
        return met != null && met.has(day);
    }

    void add(String value, long day) {
        Days met = values.get(value);
        if (met == null) {
            if (values.size() >= VALUES) {
                dropOldest();
            }
            values.put(value, new Days(day));
            valueBytes += VALUE_BYTES + value.length();
        } else {
            met.add(day);
        }
    }

    private void dropOldest() {
        values.entrySet().stream()
                .min(Comparator.<Map.Entry<String, Days>>comparingLong(
                                entry -> entry.getValue().latest())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .ifPresent(oldest -> {
                    values.remove(oldest);
                    valueBytes -= VALUE_BYTES + oldest.length();
                });
    }

    void met(long day) {
        if (days == null) {
            days = new Days(day);
        } else {
            days.add(day);
        }
    }

    /** What is known before a day. */
    Past before(long day, int history, long leftOut) {
        return new Past(day, history, leftOut);
    }

    /** The days before one, without those that are left out. */
    final class Past {
        private final long day;
        private final int history;
        private final long leftOut;

        private Past(long day, int history, long leftOut) {
            this.day = day;
            this.history = history;
            this.leftOut = leftOut;
        }

        /** On how many the key was met. */
        int days() {
            return days == null ? 0 : count(days);
        }

        /** On how many a value was met. */
        int days(String value) {
            Days met = values.get(value);
            return met == null ? 0 : count(met);
        }

        private int count(Days met) {
            return Long.bitCount(met.before(day, history) & ~leftOut);
        }

        /** On how many one of these values was met. */
        int days(List<String> alike) {
            long bits = 0;
            for (String value : alike) {
                Days met = values.get(value);
                bits |= met == null ? 0 : met.before(day, history);
            }
            return Long.bitCount(bits & ~leftOut);
        }

        Familiarity familiarity(List<String> alike) {
            return Familiarity.of(days(alike), days());
        }

        /**
         * How likely the next value is one that is no better known: the part that values which were met once have of all, after Good
         * (1953), The population frequencies of species; of rare ones the part that these have. One more is taken to be so.
         */
        double novelty(Familiarity limit) {
            int all = 0;
            int novel = 0;
            int of = days();
            for (Days met : values.values()) {
                int count = count(met);
                all += count;
                boolean counts = limit == Familiarity.UNSEEN
                        ? count == 1
                        : Familiarity.of(count, of).compareTo(limit) <= 0;
                novel += counts ? count : 0;
            }
            return (novel + 1.0) / (all + 1.0);
        }
    }

    @Override
    long size() {
        return KEY_BYTES + 2L * key.length() + valueBytes;
    }

    /** What is known; values that the history has left behind are left out. */
    BaselineState.Values saved(String name, boolean peers, int history) {
        Days all = days == null ? new Days(0) : days;
        long latest = all.latest();
        List<BaselineState.Value> kept = new ArrayList<>();
        values.forEach((value, met) -> {
            long bits = met.before(latest + 1, history + 1) >>> 1;
            if (bits != 0) {
                kept.add(new BaselineState.Value(value, bits));
            }
        });
        kept.sort(Comparator.comparing(BaselineState.Value::value));
        return new BaselineState.Values(
                name, peers, first, lastTime, lastHit, latest, all.before(latest + 1, history + 1) >>> 1, kept);
    }

    void restore(BaselineState.Values saved) {
        lastTime = saved.lastTime();
        lastHit = saved.lastHit();
        days = new Days(saved.latest(), saved.days());
        for (BaselineState.Value value : saved.values()) {
            int behind = Long.numberOfTrailingZeros(value.days());
            values.put(value.value(), new Days(saved.latest() - behind, value.days() >>> behind));
            valueBytes += VALUE_BYTES + value.value().length();
        }
    }
}
