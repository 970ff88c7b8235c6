package io.cloudir.detect;

import io.cloudir.detect.baseline.Fit;
import io.cloudir.detect.baseline.Season;
import io.cloudir.model.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** How much one key did in each period of the history; in the latest, which is not over, also what it was. */
final class KnownCounts extends Baseline.Known {
    /** Most different values that are told apart in one period. */
    static final int VALUES = 1_000;

    private static final int KEY_BYTES = 240;
    private static final int PERIOD_BYTES = 16;
    private static final int VALUE_BYTES = 72;
    private static final int CITE_BYTES = 400;

    /** By whom one may learn of it. */
    final String peers;

    private final Season season;
    private final int history;
    private final long first;
    private long[] periods = new long[4];
    private long[] amounts = new long[4];
    private int size;
    final List<Cite> cites = new ArrayList<>();
    final Set<String> values = new HashSet<>();
    private long valueBytes;
    /** Whether what it does in the latest period was told. */
    boolean told;

    @Nullable
    Judgement judgement;

    /** What is too much in the latest period, and what that rests on. */
    record Judgement(List<TimeRange> leftOut, int factor, long limit, Unusual unusual) {}

    KnownCounts(String key, String peers, Season season, int history, long first) {
        super(key);
        this.peers = peers;
        this.season = season;
        this.history = history;
        this.first = first;
    }

    Instant first() {
        return season.start(first);
    }

    long latest() {
        return size == 0 ? Long.MIN_VALUE : periods[size - 1];
    }

    long amount() {
        return amounts[size - 1];
    }

    /** Begins another period; what is older than the history is dropped. */
    void begin(long period) {
        int old = 0;
        while (old < size && periods[old] < period - (long) history * season.perDay()) {
            old++;
        }
        if (old > 0) {
            size -= old;
            System.arraycopy(periods, old, periods, 0, size);
            System.arraycopy(amounts, old, amounts, 0, size);
        }
        if (size == periods.length) {
            periods = Arrays.copyOf(periods, size * 2);
            amounts = Arrays.copyOf(amounts, size * 2);
        }
        periods[size] = period;
        amounts[size] = 0;
        size++;
        values.clear();
        valueBytes = 0;
        told = false;
        judgement = null;
    }

    void set(long amount) {
        amounts[size - 1] = amount;
    }

    void add(long amount) {
        amounts[size - 1] = sum(amounts[size - 1], amount);
    }

    void addValue(String value) {
        if (values.size() < VALUES && values.add(value)) {
            valueBytes += VALUE_BYTES + value.length();
        }
    }

    /**
     * What it did before a period.
     *
     * @param looked the periods in which there were records at all
     */
    Fit fit(long now, LongPredicate looked, List<TimeRange> leftOut) {
        long from = Math.max(first, now - (long) history * season.perDay());
        LongPredicate learned = leftOut.isEmpty() ? looked : looked.and(period -> isLearned(period, leftOut));
        return new Fit(season, from, now, periods, amounts, size, learned);
    }

    private boolean isLearned(long period, List<TimeRange> leftOut) {
        Instant start = season.start(period);
        Instant end = season.start(period + 1);
        for (TimeRange range : leftOut) {
            if (range.from().isBefore(end) && !range.to().isBefore(start)) {
                return false;
            }
        }
        return true;
    }

    /** Adds what it did before a period, and may be learned, to what others did. */
    void addTo(SortedMap<Long, Long> all, long now, List<TimeRange> leftOut) {
        for (int at = 0; at < size && periods[at] < now; at++) {
            if (leftOut.isEmpty() || isLearned(periods[at], leftOut)) {
                all.merge(periods[at], amounts[at], KnownCounts::sum);
            }
        }
    }

    private static long sum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    @Override
    long size() {
        return KEY_BYTES
                + 2L * key.length()
                + (long) PERIOD_BYTES * periods.length
                + valueBytes
                + (long) CITE_BYTES * cites.size();
    }

    BaselineState.Counts saved() {
        List<BaselineState.Count> counts = new ArrayList<>(size);
        for (int at = 0; at < size; at++) {
            counts.add(new BaselineState.Count(season.start(periods[at]), amounts[at]));
        }
        return new BaselineState.Counts(
                key,
                first(),
                lastTime,
                lastHit,
                counts,
                told,
                values.stream().sorted().toList(),
                cites.stream().map(Cite::saved).toList());
    }

    void restore(BaselineState.Counts saved, List<Cite> cited) {
        lastTime = saved.lastTime();
        lastHit = saved.lastHit();
        for (BaselineState.Count count : saved.counts()) {
            begin(season.period(count.start()));
            set(count.amount());
        }
        saved.values().forEach(this::addValue);
        cites.addAll(cited);
        told = saved.told();
    }
}
