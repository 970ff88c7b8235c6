package io.cloudir.detect;

import io.cloudir.detect.baseline.Fit;
import io.cloudir.detect.baseline.NegativeBinomial;
import io.cloudir.detect.baseline.Pool;
import io.cloudir.detect.baseline.Season;
import io.cloudir.detect.sigma.SigmaDocument.Measure;
import io.cloudir.model.Digest;
import io.cloudir.model.TimeRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Learns how much each key does in a period, and fires as soon as it does more than is likely, once a period. A key is judged by what
 * it did itself once that is known for as long as the warm-up and on {@value Fit#LEAST_DAYS} days; until then by what its peers do, or
 * if fewer than {@value Pool#LEAST_KEYS} of them are known by what all of them do together: then it is unusual only if it does alone
 * what is too much for all.
 */
final class CountBaseline extends Baseline<KnownCounts> {
    /** In one of a hundred periods there is less or more than what is called usual. */
    private static final double HALF_UNUSUAL = 0.005;

    /** Most groups of peers of which is kept what they do. */
    private static final int GROUPS = 1_000;

    private final PendingRecords pending;
    private final double probability;
    private final Season season;
    private final Map<String, OfDay> pools = new HashMap<>();
    private long poolDay = Long.MIN_VALUE;

    /** What peers do, as known when a day began. */
    private record OfDay(long day, @Nullable Pool pool, Fit together) {}

    CountBaseline(
            LoadedRule rule,
            Digest digest,
            int place,
            HitMaker maker,
            Limits limits,
            Learning learning,
            PendingRecords pending) {
        super(rule, digest, place, maker, limits, learning);
        this.pending = pending;
        this.probability = asked.probability().doubleValue();
        this.season = asked.per();
    }

    @Override
    KnownCounts begin(String key, Instant time) {
        return new KnownCounts(key, peersOf(key), season, asked.history(), season.period(time));
    }

    private String peersOf(String key) {
        if (asked.peers().isEmpty()) {
            return "";
        }
        List<String> parts = GroupKey.values(key);
        return parts.get(parts.size() - 1);
    }

    @Override
    Optional<Fired> look(KnownCounts known, Hit hit, int factor) {
        long period = season.period(hit.time());
        if (period > known.latest()) {
            drop(known);
            known.begin(period);
        }
        learn(known, hit);
        if (known.told || !isWarm(hit.time())) {
            return Optional.empty();
        }
        if (known.cites.size() < Signal.RECORD_LIMIT) {
            hit.cites().forEach(pending::hold);
            known.cites.add(hit.cite());
        }
        if (known.amount() < Math.max(1, asked.minimum() / factor)) {
            return Optional.empty();
        }
        return judge(known, hit, factor);
    }

    private void learn(KnownCounts known, Hit hit) {
        switch (asked.measure()) {
            case DISTINCT -> {
                hit.values().forEach(known::addValue);
                known.set(known.values.size());
            }
            case SUM -> known.add(whole(hit.amount()));
            default -> known.add(1);
        }
    }

    /** An amount as a whole number; below zero nothing. */
    private static long whole(BigDecimal amount) {
        return amount.max(BigDecimal.ZERO).setScale(0, RoundingMode.HALF_UP).longValue();
    }

    private Optional<Fired> judge(KnownCounts known, Hit hit, int factor) {
        List<TimeRange> leftOut = leftOut(known.key);
        KnownCounts.Judgement judgement = known.judgement;
        if (judgement == null
                || judgement.factor() != factor
                || !judgement.leftOut().equals(leftOut)) {
            judgement = judgement(known, hit.time(), leftOut, factor);
            known.judgement = judgement;
        }
        if (known.amount() < judgement.limit()) {
            return Optional.empty();
        }
        known.told = true;
        Fired fired = fired(hit, known.amount(), judgement.unusual(), known.cites);
        drop(known);
        return Optional.of(fired);
    }

    private KnownCounts.Judgement judgement(KnownCounts known, Instant time, List<TimeRange> leftOut, int factor) {
        long period = season.period(time);
        Fit fit = known.fit(period, this::looked, leftOut);
        OfDay peers = peers(known.peers, season.day(period));
        boolean own = fit.isKnown() && isKnownSince(known.first(), time);
        NegativeBinomial expected = own
                ? fit.expected(period, peers.pool())
                : peers.pool() != null ? peers.pool().ofOne() : peers.together().expected(period, null);
        long least = expected.leastAsRareAs(1 - HALF_UNUSUAL) - 1;
        long most = Math.max(least, expected.leastAsRareAs(HALF_UNUSUAL) - 1);
        long limit = Math.max(asked.minimum(), expected.leastAsRareAs(probability));
        PeriodWords words = new PeriodWords(season, time);
        String range = String.format(Locale.ROOT, "%,d to %,d", least, most);
        String usual = own
                ? "usual for it " + words.alike() + ": " + range + ", as learned from "
                        + Explanation.counted(fit.days(), "day")
                : "not enough is known of it; usual for "
                        + (peers.pool() == null ? "all together " + words.alike() : "its peers in any such period")
                        + ": " + range;
        return new KnownCounts.Judgement(
                leftOut,
                factor,
                Math.max(most + 1, (limit + factor - 1) / factor),
                new Unusual(least, most, words.itself() + "; " + usual));
    }

    /** What peers did before a day. */
    private OfDay peers(String peers, long day) {
        OfDay known = pools.get(peers);
        if (known == null || known.day() != day) {
            known = pooled(peers, day);
            if (day != poolDay || pools.size() >= GROUPS) {
                pools.clear();
                poolDay = day;
            }
            pools.put(peers, known);
        }
        return known;
    }

    private OfDay pooled(String peers, long day) {
        long now = day * season.perDay();
        Instant begin = season.start(now);
        int count = 0;
        long exposure = 0;
        double total = 0;
        double squares = 0;
        SortedMap<Long, Long> sums = new TreeMap<>();
        for (KnownCounts known : all()) {
            if (known.peers.equals(peers)) {
                List<TimeRange> leftOut = leftOut(known.key);
                known.addTo(sums, now, leftOut);
                Fit fit = known.fit(now, this::looked, leftOut);
                if (fit.isKnown() && isKnownSince(known.first(), begin)) {
                    count++;
                    exposure += fit.exposure();
                    total += fit.total();
                    squares += fit.squares();
                }
            }
        }
        Pool pool = count < Pool.LEAST_KEYS || total == 0
                ? null
                : new Pool(total / exposure, (squares - total * total / exposure) / total, exposure);
        return new OfDay(day, pool, together(sums, now));
    }

    private Fit together(SortedMap<Long, Long> sums, long now) {
        long[] periods = sums.keySet().stream().mapToLong(Long::longValue).toArray();
        long[] amounts = sums.values().stream().mapToLong(Long::longValue).toArray();
        long from = now - (long) asked.history() * season.perDay();
        return new Fit(season, from, now, periods, amounts, periods.length, this::looked);
    }

    private boolean looked(long period) {
        return lookedOn(season.day(period));
    }

    @Override
    void drop(KnownCounts known) {
        known.cites.forEach(pending::release);
        known.cites.clear();
    }

    @Override
    BaselineState saved(BaselineState none, List<KnownCounts> kept) {
        return none.withCounts(kept.stream()
                .map(KnownCounts::saved)
                .sorted(Comparator.comparing(BaselineState.Counts::lastTime).thenComparing(BaselineState.Counts::key))
                .toList());
    }

    @Override
    boolean fitsKeys(BaselineState saved) {
        return saved.values().isEmpty() && saved.counts().stream().allMatch(this::fits);
    }

    private boolean fits(BaselineState.Counts saved) {
        return isKey(saved.key())
                && saved.counts().stream()
                        .allMatch(count ->
                                season.start(season.period(count.start())).equals(count.start()))
                && (asked.measure() == Measure.DISTINCT || saved.values().isEmpty());
    }

    @Override
    List<KnownCounts> restored(BaselineState saved, Function<DetectorState.Cited, Cite> cites) {
        List<KnownCounts> restored = new ArrayList<>();
        for (BaselineState.Counts counts : saved.counts()) {
            KnownCounts known = begin(counts.key(), counts.first());
            List<Cite> cited = counts.cited().stream().map(cites).toList();
            cited.forEach(pending::hold);
            known.restore(counts, cited);
            restored.add(known);
        }
        return restored;
    }
}
