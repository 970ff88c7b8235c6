package io.cloudir.detect;

import io.cloudir.detect.match.RecordFields;
import io.cloudir.detect.sigma.SigmaDocument.Correlation;
import io.cloudir.detect.sigma.SigmaDocument.Kind;
import io.cloudir.detect.sigma.Threshold;
import io.cloudir.model.Digest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A windowed rule at work. It fires when a key's count over the last timespan meets the condition, then stays quiet for
 * that key for one timespan, then counts anew. Both ends of the timespan belong to it.
 *
 * <p>A condition that one more record could undo is judged when a window ends: that opens with a key's first hit and lasts
 * one timespan; the next one opens with the first hit behind it.
 */
final class Window implements Counter {
    private final LoadedRule rule;
    /** Of what it and the rules that it counts say. */
    private final Digest digest;

    private final Correlation correlation;
    private final boolean judgedAtTheEnd;
    private final int place;
    private final HitMaker maker;
    private final int maxKeys;
    private final int maxHits;
    private final PendingRecords pending;
    private final Map<String, KeyState> keys = new LinkedHashMap<>(16, 0.75f, true);
    /** Keys with a window that is judged at its end. */
    private final TreeSet<KeyState> open = new TreeSet<>();

    private final BitSet matched = new BitSet();
    private int kept;
    private long forgotten;
    private long quiet;

    Window(
            LoadedRule rule,
            Digest digest,
            int place,
            HitMaker maker,
            DetectorSettings settings,
            PendingRecords pending) {
        this.rule = rule;
        this.digest = digest;
        this.correlation = (Correlation) rule.sigma();
        this.judgedAtTheEnd = correlation.isJudgedAtTheEnd();
        this.place = place;
        this.maker = maker;
        this.maxKeys = settings.maxKeys();
        this.maxHits = settings.maxHits();
        this.pending = pending;
    }

    @Override
    public void nextRecord() {
        matched.clear();
    }

    @Override
    public void matches(int named) {
        matched.set(named);
    }

    @Override
    public List<Hit> hits(RecordFields record, List<Cite> cite) {
        return maker.ofRecord(record, cite, matched);
    }

    /** The hit that another windowed rule is. */
    Optional<Hit> hit(Fired inner, int named) {
        return maker.ofFired(inner, named);
    }

    /**
     * Counts a hit; hits come in event time, and windows that ended before it are closed.
     *
     * @param factor how many times lower the threshold is for it; a rule that counts several still takes two
     */
    @Override
    public Optional<Fired> count(Hit hit, int factor) {
        forgetIdleKeys(hit.time());
        KeyState key = keys.computeIfAbsent(hit.key(), name -> new KeyState(name, tally()));
        if (!key.isNew(hit)) {
            return Optional.empty();
        }
        if (judgedAtTheEnd) {
            if (!key.lastsAt(hit.time())) {
                key.lastUntil(EventTime.later(hit.time(), correlation.timespan()));
                open.add(key);
            }
            key.tally().add(hit, this::keep, this::release);
            return Optional.empty();
        }
        if (key.lastsAt(hit.time())) {
            quiet++;
            return Optional.empty();
        }
        key.tally().forgetBefore(EventTime.earlier(hit.time(), correlation.timespan()), this::release);
        key.tally().add(hit, this::keep, this::release);
        // Fewer of the rules that must come together would be another rule.
        Threshold threshold = correlation.kind().isTemporal()
                ? correlation.threshold()
                : correlation.threshold().lowered(factor);
        Optional<Fired> fired = judge(key, threshold, hit.time());
        if (fired.isPresent()) {
            key.lastUntil(EventTime.later(hit.time(), correlation.timespan()));
        }
        return fired;
    }

    /** When the first window ends that is judged at its end; {@link Instant#MAX} if none is open. */
    Instant nextEnd() {
        return open.isEmpty() ? Instant.MAX : open.first().until();
    }

    /** Closes the window that ends first. */
    Optional<Fired> close(Instant now) {
        KeyState key = Objects.requireNonNull(open.pollFirst(), "a window is open");
        Optional<Fired> fired = judge(key, correlation.threshold(), now);
        key.tally().clear(this::release);
        key.lastUntil(Instant.MIN);
        return fired;
    }

    boolean hasOpen() {
        return !open.isEmpty();
    }

    private Optional<Fired> judge(KeyState key, Threshold threshold, Instant now) {
        if (!holds(key.tally(), threshold)) {
            return Optional.empty();
        }
        Fired fired = Fired.of(
                place,
                rule,
                key.key(),
                key.tally().value(),
                threshold,
                now,
                key.tally().hits());
        key.tally().clear(this::release);
        return Optional.of(fired);
    }

    private boolean holds(Tally tally, Threshold threshold) {
        return correlation
                .formula()
                .map(formula -> formula.holds(name -> tally.has(placeOf(name))))
                .orElseGet(() -> threshold.holds(tally.value()));
    }

    private String placeOf(String name) {
        int at = 0;
        while (!correlation.rules().get(at).name().equals(name)) {
            at++;
        }
        return Integer.toString(at);
    }

    /**
     * What it remembers.
     *
     * @param waiting its hits that wait
     * @param counted before when no hit will come any more; keys that this makes idle are left out
     */
    DetectorState.OfRule saved(List<DetectorState.Waiting> waiting, Instant counted) {
        Instant idleBefore = EventTime.earlier(counted, correlation.timespan());
        List<DetectorState.OfKey> saved = new ArrayList<>();
        for (KeyState key : keys.values()) {
            if (!key.lastTime().isBefore(idleBefore)) {
                saved.add(key.saved());
            }
        }
        return new DetectorState.OfRule(rule.info().id(), digest, saved, waiting);
    }

    /** Whether a rule that says the same can have saved this. */
    boolean fits(DetectorState.OfRule saved) {
        return digest.equals(saved.digest())
                && saved.keys().stream().allMatch(this::fits)
                && saved.waiting().stream().allMatch(hit -> fits(hit.origin(), hit.key(), hit.values()));
    }

    private boolean fits(DetectorState.OfKey key) {
        Set<String> values = new HashSet<>();
        for (DetectorState.Counted hit : key.counted()) {
            if (!fits(hit.origin(), key.key(), hit.values())
                    || !(hit.amount().compareTo(BigDecimal.ONE) == 0 || mayAddMore())
                    || (correlation.kind() == Kind.VALUE_COUNT
                            && !values.add(hit.values().get(0)))) {
                return false;
            }
        }
        if (key.counted().size() > Tally.LIMIT + 1) {
            return false;
        }
        // A key whose condition is met has fired, and counts nothing since.
        return judgedAtTheEnd
                || key.counted().isEmpty()
                || !holds(restored(key, Cite::new, hit -> {}, hit -> {}).tally(), correlation.threshold());
    }

    private boolean fits(int origin, String key, List<String> values) {
        boolean told =
                correlation.kind() == Kind.VALUE_COUNT || correlation.kind().isTemporal();
        return origin < correlation.rules().size()
                && told != values.isEmpty()
                && GroupKey.isOf(key, correlation.groupBy().size())
                && (!correlation.kind().isTemporal() || values.stream().allMatch(place -> isPlace(place)));
    }

    /** Whether one hit can add something else than one: a number that it has, or what came after too many others. */
    private boolean mayAddMore() {
        return correlation.kind().isNumeric() || (correlation.kind() == Kind.EVENT_COUNT && judgedAtTheEnd);
    }

    private boolean isPlace(String text) {
        return text.matches("[0-9]{1,3}")
                && Integer.parseInt(text) < correlation.rules().size();
    }

    /** Takes up what {@link #saved} gave. */
    void restore(DetectorState.OfRule saved, Function<DetectorState.Cited, Cite> cites) {
        for (DetectorState.OfKey key : saved.keys()) {
            KeyState state = restored(key, cites, this::keep, this::release);
            keys.put(key.key(), state);
            if (judgedAtTheEnd && !key.counted().isEmpty()) {
                open.add(state);
            }
        }
    }

    private KeyState restored(
            DetectorState.OfKey key,
            Function<DetectorState.Cited, Cite> cites,
            Consumer<Hit> kept,
            Consumer<Hit> dropped) {
        Tally tally = tally();
        for (DetectorState.Counted hit : key.counted()) {
            tally.add(
                    new Hit(
                            place,
                            hit.origin(),
                            key.key(),
                            hit.values(),
                            hit.amount(),
                            hit.time(),
                            hit.records().stream().map(cites).toList()),
                    kept,
                    dropped);
        }
        return new KeyState(tally, key);
    }

    @Override
    public int place() {
        return place;
    }

    @Override
    public LoadedRule rule() {
        return rule;
    }

    @Override
    public Digest digest() {
        return digest;
    }

    @Override
    public long forgottenKeys() {
        return forgotten;
    }

    @Override
    public long quietHits() {
        return quiet;
    }

    private void forgetIdleKeys(Instant now) {
        Instant idleBefore = EventTime.earlier(now, correlation.timespan());
        Iterator<KeyState> longestIdleFirst = keys.values().iterator();
        while (longestIdleFirst.hasNext()) {
            KeyState key = longestIdleFirst.next();
            boolean idle = key.lastTime().isBefore(idleBefore);
            if (!idle && keys.size() <= maxKeys && kept <= maxHits) {
                return;
            }
            forgotten += idle ? 0 : 1;
            key.tally().clear(this::release);
            open.remove(key);
            longestIdleFirst.remove();
        }
    }

    private void keep(Hit hit) {
        kept++;
        hit.cites().forEach(pending::hold);
    }

    private void release(Hit hit) {
        kept--;
        hit.cites().forEach(pending::release);
    }

    private Tally tally() {
        return switch (correlation.kind()) {
            case EVENT_COUNT, VALUE_SUM -> new SumTally();
            case VALUE_COUNT, TEMPORAL -> new ValueTally();
            case TEMPORAL_ORDERED -> new ChainTally(correlation.rules().size());
            case VALUE_AVG -> new OrderTally(Optional.empty());
            case VALUE_PERCENTILE -> new OrderTally(Optional.of(correlation.percentile()));
            case VALUE_MEDIAN -> new OrderTally(Optional.of(BigDecimal.valueOf(50)));
        };
    }
}
