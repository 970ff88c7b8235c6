package io.cloudir.detect;

import io.cloudir.detect.baseline.Days;
import io.cloudir.detect.baseline.Season;
import io.cloudir.detect.match.RecordFields;
import io.cloudir.detect.sigma.SigmaDocument;
import io.cloudir.detect.sigma.Threshold;
import io.cloudir.model.Digest;
import io.cloudir.model.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A baseline at work: it learns what is usual for each key and fires at what is not. Keys are kept up to a number and a size in all;
 * beyond these the one that was met the longest time ago is dropped.
 *
 * @param <K> what is known of one key
 */
abstract sealed class Baseline<K extends Baseline.Known> implements Counter permits CountBaseline, ValueBaseline {
    final SigmaDocument.Baseline asked;
    final Learning learning;
    final Map<String, K> keys = new LinkedHashMap<>(16, 0.75f, true);
    private final LoadedRule rule;
    private final Digest digest;
    private final int place;
    private final HitMaker maker;
    private final Limits limits;
    private final BitSet matched = new BitSet();
    /** On which days there were records, whatever they were. */
    private @Nullable Days looked;

    private long bytes;
    private long forgotten;

    /** Most keys, and most bytes that all that is known of them takes, by estimate. */
    record Limits(int keys, long bytes) {}

    /** What every key has. */
    abstract static class Known {
        final String key;
        Instant lastTime = Instant.MIN;
        Digest lastHit = Digest.ZERO;
        /** What it was estimated to take up when it was last looked at. */
        private long estimate;

        Known(String key) {
            this.key = key;
        }

        /** Bytes that it takes up, by estimate. */
        abstract long size();
    }

    Baseline(LoadedRule rule, Digest digest, int place, HitMaker maker, Limits limits, Learning learning) {
        this.rule = rule;
        this.asked = (SigmaDocument.Baseline) rule.sigma();
        this.digest = digest;
        this.place = place;
        this.maker = maker;
        this.limits = limits;
        this.learning = learning;
    }

    @Override
    public final int place() {
        return place;
    }

    @Override
    public final LoadedRule rule() {
        return rule;
    }

    @Override
    public final Digest digest() {
        return digest;
    }

    @Override
    public final void nextRecord() {
        matched.clear();
    }

    @Override
    public final void matches(int named) {
        matched.set(named);
    }

    @Override
    public final List<Hit> hits(RecordFields record, List<Cite> cite) {
        return maker.ofRecord(record, cite, matched);
    }

    @Override
    public final long forgottenKeys() {
        return forgotten;
    }

    @Override
    public final long quietHits() {
        return 0;
    }

    @Override
    public final Optional<Fired> count(Hit hit, int factor) {
        forgetIdle(hit.time());
        K known = key(hit.key(), hit.time());
        Digest identity = hit.cite().identity();
        if (identity.equals(known.lastHit)) {
            return Optional.empty();
        }
        known.lastHit = identity;
        Optional<Fired> fired = look(known, hit, factor);
        touch(known, hit.time());
        forgetBeyondLimits();
        return fired;
    }

    /** What is known of a key; begins to know it. */
    final K key(String key, Instant time) {
        return keys.computeIfAbsent(key, name -> begin(name, time));
    }

    /** Notes when a key was met last, and what it takes up since. */
    final void touch(K known, Instant time) {
        known.lastTime = time;
        Known sized = known;
        long now = known.size();
        bytes += now - sized.estimate;
        sized.estimate = now;
    }

    /** Begins to know a key. */
    abstract K begin(String key, Instant time);

    /** Judges a hit, then learns it. */
    abstract Optional<Fired> look(K known, Hit hit, int factor);

    /** Lets go of what a key holds. */
    abstract void drop(K known);

    /** There are records of a day. */
    final void look(long day) {
        if (looked == null) {
            looked = new Days(day);
        } else {
            looked.add(day);
        }
    }

    final boolean lookedOn(long day) {
        return looked != null && looked.has(day);
    }

    /** Whether it has looked for as many days as it warms up. */
    final boolean isWarm(Instant now) {
        return looked != null
                && Long.bitCount(looked.before(Season.DAY.period(now), asked.history())) >= asked.warmUp();
    }

    /** Whether what was first met then is known for long enough. */
    final boolean isKnownSince(Instant first, Instant now) {
        return !first.isAfter(EventTime.earlier(now, Duration.ofDays(asked.warmUp())));
    }

    /** When nothing is learned of a key. */
    final List<TimeRange> leftOut(String key) {
        List<TimeRange> all = List.of();
        for (String part : GroupKey.values(key)) {
            List<TimeRange> ranges = learning.leavesOut(part);
            if (!ranges.isEmpty()) {
                all = new ArrayList<>(all);
                all.addAll(ranges);
            }
        }
        return all;
    }

    final Fired fired(Hit hit, long value, Unusual unusual, List<Cite> cites) {
        return new Fired(
                place,
                rule,
                hit.key(),
                BigDecimal.valueOf(value),
                Threshold.atLeast(unusual.most() + 1),
                hit.time(),
                cites,
                Optional.of(unusual));
    }

    private void forgetIdle(Instant now) {
        Instant idleBefore = EventTime.earlier(now, Duration.ofDays(asked.history()));
        Iterator<K> longestIdleFirst = keys.values().iterator();
        while (longestIdleFirst.hasNext()) {
            K known = longestIdleFirst.next();
            if (!known.lastTime.isBefore(idleBefore)) {
                return;
            }
            remove(known, longestIdleFirst);
        }
    }

    private void forgetBeyondLimits() {
        if (keys.size() <= limits.keys() && bytes <= limits.bytes()) {
            return;
        }
        Iterator<K> longestIdleFirst = keys.values().iterator();
        while (longestIdleFirst.hasNext() && (keys.size() > limits.keys() || bytes > limits.bytes())) {
            K known = longestIdleFirst.next();
            forgotten++;
            remove(known, longestIdleFirst);
        }
    }

    private void remove(K known, Iterator<K> place) {
        Known sized = known;
        bytes -= sized.estimate;
        drop(known);
        place.remove();
    }

    /**
     * What it has learned.
     *
     * @param waiting its hits that wait
     * @param counted before when no hit will come any more; keys that this makes idle are left out
     */
    final BaselineState saved(List<DetectorState.Waiting> waiting, Instant counted) {
        Instant idleBefore = EventTime.earlier(counted, Duration.ofDays(asked.history()));
        List<K> kept = keys.values().stream()
                .filter(known -> !known.lastTime.isBefore(idleBefore))
                .toList();
        BaselineState none = new BaselineState(
                rule.info().id(),
                digest,
                asked.history(),
                looked == null ? 0 : looked.latest(),
                looked == null ? 0 : looked.bits(),
                List.of(),
                List.of(),
                waiting);
        return saved(none, kept);
    }

    abstract BaselineState saved(BaselineState none, List<K> kept);

    /** Whether it can go on from a state. */
    final boolean fits(BaselineState saved) {
        return digest.equals(saved.digest())
                && saved.waiting().stream().allMatch(hit -> hit.origin() == Hit.RECORD && isKey(hit.key()))
                && fitsKeys(saved);
    }

    abstract boolean fitsKeys(BaselineState saved);

    final boolean isKey(String key) {
        return GroupKey.isOf(key, asked.keys().size());
    }

    /** Takes up what {@link #saved} gave. */
    final void restore(BaselineState saved, Function<DetectorState.Cited, Cite> cites) {
        if (saved.looked() != 0) {
            looked = new Days(saved.latest(), saved.looked());
        }
        for (K known : restored(saved, cites)) {
            keys.put(known.key, known);
            touch(known, known.lastTime);
        }
        forgetBeyondLimits();
    }

    abstract List<K> restored(BaselineState saved, Function<DetectorState.Cited, Cite> cites);

    /** What is known of all keys. */
    final Iterable<K> all() {
        return keys.values();
    }
}
