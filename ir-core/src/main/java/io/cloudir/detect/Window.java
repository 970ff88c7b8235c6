package io.cloudir.detect;

import io.cloudir.detect.sigma.FieldTable;
import io.cloudir.detect.sigma.RecordFields;
import io.cloudir.detect.sigma.SigmaDocument.Correlation;
import io.cloudir.detect.sigma.SigmaDocument.Kind;
import io.cloudir.model.Digest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A windowed rule at work. It fires when a key's count over the last timespan reaches the threshold, then stays quiet for
 * that key for one timespan, then counts anew. Both ends of the timespan belong to it.
 */
final class Window {
    /** Longer values are told apart by their digest. */
    private static final int VALUE_LIMIT = 256;

    private static final int DIGITS = 64;
    private static final BigDecimal MOST = BigDecimal.valueOf(1L << 53);

    private final LoadedRule rule;
    /** Of what it and the rules that it counts say. */
    private final Digest digest;

    private final Correlation correlation;
    private final int place;
    private final int[] groupBy;
    private final int field;
    private final int maxKeys;
    private final PendingRecords pending;
    private final Map<String, KeyState> keys = new LinkedHashMap<>(16, 0.75f, true);
    private long forgotten;
    private long quiet;

    Window(LoadedRule rule, Digest digest, int place, FieldTable fields, int maxKeys, PendingRecords pending) {
        this.rule = rule;
        this.digest = digest;
        this.correlation = (Correlation) rule.sigma();
        this.place = place;
        this.groupBy = correlation.groupBy().stream().mapToInt(fields::slot).toArray();
        this.field = correlation.field().map(fields::slot).orElse(-1);
        this.maxKeys = maxKeys;
        this.pending = pending;
    }

    /** The hit that a matching record is; empty if it lacks a field that this rule needs. */
    Optional<Hit> hit(RecordFields record, Cite cite) {
        StringBuilder key = new StringBuilder();
        for (int slot : groupBy) {
            Optional<String> value = record.firstText(slot);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            String text = shortened(value.get());
            key.append(text.length()).append(':').append(text);
        }
        if (correlation.kind() == Kind.EVENT_COUNT) {
            return Optional.of(new Hit(place, key.toString(), List.of(), 1, cite));
        }
        List<String> values = record.texts(field);
        if (correlation.kind() == Kind.VALUE_COUNT) {
            return values.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Hit(
                            place,
                            key.toString(),
                            values.stream().map(Window::shortened).toList(),
                            1,
                            cite));
        }
        long amount = values.stream().mapToLong(Window::amount).sum();
        return amount > 0 ? Optional.of(new Hit(place, key.toString(), List.of(), amount, cite)) : Optional.empty();
    }

    /** Counts a hit; hits come in event time. */
    Optional<Fired> count(Hit hit) {
        forgetIdleKeys(hit.time());
        KeyState key = keys.computeIfAbsent(hit.key(), fresh -> new KeyState(tally()));
        if (!key.isNew(hit)) {
            return Optional.empty();
        }
        if (key.isQuietAt(hit.time())) {
            quiet++;
            return Optional.empty();
        }
        key.tally().forgetBefore(EventTime.earlier(hit.time(), correlation.timespan()), this::release);
        key.tally().add(hit, this::keep, this::release);
        if (key.tally().value() < correlation.least()) {
            return Optional.empty();
        }
        Fired fired = new Fired(rule, key.tally().value(), key.tally().hits());
        key.tally().clear(this::release);
        key.stayQuietUntil(EventTime.later(hit.time(), correlation.timespan()));
        return Optional.of(fired);
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
        keys.forEach((key, state) -> {
            if (!state.lastTime().isBefore(idleBefore)) {
                saved.add(state.saved(key));
            }
        });
        return new DetectorState.OfRule(rule.info().id(), digest, saved, waiting);
    }

    /** Whether a rule that says the same has saved this. */
    boolean fits(DetectorState.OfRule saved) {
        return digest.equals(saved.digest()) && saved.keys().stream().allMatch(this::fits);
    }

    private boolean fits(DetectorState.OfKey key) {
        boolean told = correlation.kind() == Kind.VALUE_COUNT;
        boolean sums = correlation.kind() == Kind.VALUE_SUM;
        Set<String> values = new HashSet<>();
        long room = correlation.least() - 1;
        for (DetectorState.Counted hit : key.counted()) {
            room -= Math.min(room + 1, hit.amount());
            if ((told ? !values.add(hit.value()) : !hit.value().isEmpty()) || (!sums && hit.amount() > 1)) {
                return false;
            }
        }
        return room >= 0 && key.counted().size() <= RecordTally.LIMIT;
    }

    /** Takes up what {@link #saved} gave. */
    void restore(DetectorState.OfRule saved, Function<DetectorState.Cited, Cite> cites) {
        for (DetectorState.OfKey key : saved.keys()) {
            Tally tally = tally();
            for (DetectorState.Counted hit : key.counted()) {
                Hit counted = new Hit(place, key.key(), List.of(), hit.amount(), cites.apply(hit.record()));
                tally.restore(hit.value(), counted, this::keep);
            }
            keys.put(key.key(), new KeyState(tally, key));
        }
    }

    int place() {
        return place;
    }

    LoadedRule rule() {
        return rule;
    }

    long forgottenKeys() {
        return forgotten;
    }

    long quietHits() {
        return quiet;
    }

    private void forgetIdleKeys(Instant now) {
        Instant idleBefore = EventTime.earlier(now, correlation.timespan());
        Iterator<KeyState> longestIdleFirst = keys.values().iterator();
        while (longestIdleFirst.hasNext()) {
            KeyState key = longestIdleFirst.next();
            boolean idle = key.lastTime().isBefore(idleBefore);
            if (!idle && keys.size() <= maxKeys) {
                return;
            }
            forgotten += idle ? 0 : 1;
            key.tally().clear(this::release);
            longestIdleFirst.remove();
        }
    }

    private void keep(Hit hit) {
        pending.hold(hit.cite());
    }

    private void release(Hit hit) {
        pending.release(hit.cite());
    }

    private Tally tally() {
        return correlation.kind() == Kind.VALUE_COUNT
                ? new ValueTally()
                : new RecordTally(correlation.kind() == Kind.VALUE_SUM);
    }

    private static String shortened(String value) {
        return value.length() <= VALUE_LIMIT ? value : Digest.ofText(value).hex();
    }

    /** A positive number, its fraction dropped and at most 2^53; anything else adds nothing. */
    private static long amount(String text) {
        if (text.length() > DIGITS) {
            return 0;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            // The exponent first: a number such as 1e-999999999 must not be written out.
            return number.signum() > 0 && number.precision() - (long) number.scale() > 0
                    ? number.min(MOST).longValue()
                    : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
