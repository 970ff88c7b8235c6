package io.cloudir.detect;

import io.cloudir.model.Digest;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.SeenRecords;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a {@link Detector} remembers between two records, as a value: another one with the same rules goes on from it as
 * if there had been no break. Of the records that its counts rest on it holds heads and digests, never the raw bytes.
 * {@code io.cloudir.detect.json} keeps it in a file. Immutable.
 *
 * @param newest how far time has gone on; {@link Instant#MIN} before the first record
 * @param counted hits before this come too late
 * @param rules what each windowed rule remembers, for those that remember something
 * @param baselines what each baseline has learned, for those that have learned something
 * @param seen the records that the reader before the detector has met; none unless added by {@link #withSeen}
 */
public record DetectorState(
        Instant newest, Instant counted, List<OfRule> rules, List<BaselineState> baselines, SeenRecords seen) {
    /** Most digits of an amount; sums of ten thousand amounts have fewer. */
    private static final int DIGITS = 40;

    public DetectorState {
        Objects.requireNonNull(newest, "newest");
        Objects.requireNonNull(counted, "counted");
        rules = List.copyOf(rules);
        baselines = List.copyOf(baselines);
        Objects.requireNonNull(seen, "seen");
        requireDifferent(
                Stream.concat(rules.stream().map(OfRule::id), baselines.stream().map(BaselineState::id))
                        .toList(),
                "rule");
        Stream.concat(rules.stream().map(OfRule::waiting), baselines.stream().map(BaselineState::waiting))
                .flatMap(List::stream)
                .forEach(hit -> require(!hit.time().isBefore(counted), "a waiting hit is older than what is counted"));
    }

    /**
     * The same, but its baselines have learned also what those of another detector have, such as one that had the records of
     * another account; see {@link BaselineState#merge}. What windowed rules have counted stays as it is here: their keys belong
     * where their records go.
     *
     * @throws IllegalArgumentException if a baseline of the same id has learned something else there
     */
    public DetectorState learning(DetectorState other) {
        Instant later = counted.isAfter(other.counted) ? counted : other.counted;
        Map<String, BaselineState> learned = new TreeMap<>();
        Stream.concat(baselines.stream(), other.baselines.stream())
                .forEach(baseline -> learned.merge(baseline.id(), baseline, (one, two) -> one.merge(two, later)));
        return new DetectorState(
                newest.isAfter(other.newest) ? newest : other.newest,
                later,
                rules,
                List.copyOf(learned.values()),
                seen);
    }

    /** The same with what a reader has met, so that both are kept together. */
    public DetectorState withSeen(SeenRecords met) {
        return new DetectorState(newest, counted, rules, baselines, met);
    }

    /**
     * What one windowed rule remembers.
     *
     * @param id the rule's id
     * @param digest of all that the rule and those it counts say; a rule that says something else starts afresh
     * @param keys its keys, that hit the longest time ago first
     * @param waiting hits that wait for older ones, in event time
     */
    public record OfRule(String id, Digest digest, List<OfKey> keys, List<Waiting> waiting) {
        public OfRule {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(digest, "digest");
            keys = List.copyOf(keys);
            waiting = List.copyOf(waiting);
            requireDifferent(keys.stream().map(OfKey::key).toList(), "key");
        }
    }

    /**
     * What is counted for one key.
     *
     * @param key whom or what it is counted for
     * @param lastTime when its latest hit happened
     * @param lastHit the {@linkplain Activity#identity identity} of the latest record that was counted; {@link Digest#ZERO}
     *     for none
     * @param until until when it does not count since it has fired, or for a rule that is judged at the end of a window,
     *     when that ends; {@link Instant#MIN} for neither
     * @param counted what the count rests on, in event time
     */
    public record OfKey(String key, Instant lastTime, Digest lastHit, Instant until, List<Counted> counted) {
        public OfKey {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(lastTime, "lastTime");
            Objects.requireNonNull(lastHit, "lastHit");
            Objects.requireNonNull(until, "until");
            counted = List.copyOf(counted);
            Instant before = Instant.MIN;
            for (Counted hit : counted) {
                require(!hit.time().isBefore(before), "counted records are not in the order of time");
                before = hit.time();
            }
            require(!before.isAfter(lastTime), "a counted record is later than the key's latest hit");
        }
    }

    /**
     * One part of a count.
     *
     * @param origin which of the rules that are named has fired; -1 if it is a record
     * @param values the values that are told apart; none if records are counted or amounts added up
     * @param amount what it adds to a count or sum
     * @param time when it happened
     * @param records the latest records it rests on, at least one
     */
    public record Counted(int origin, List<String> values, BigDecimal amount, Instant time, List<Cited> records) {
        public Counted {
            values = List.copyOf(values);
            records = List.copyOf(records);
            requirePart(origin, amount, time, records);
        }
    }

    /**
     * A hit that waits for older ones.
     *
     * @param origin which of the rules that are named has fired; -1 if it is a record
     * @param key whom or what it is counted for
     * @param values the values that are told apart
     * @param amount what it adds to a count or sum
     * @param time when it happened
     * @param records the records it rests on, at least one
     */
    public record Waiting(
            int origin, String key, List<String> values, BigDecimal amount, Instant time, List<Cited> records) {
        public Waiting {
            Objects.requireNonNull(key, "key");
            values = List.copyOf(values);
            records = List.copyOf(records);
            requirePart(origin, amount, time, records);
        }

        /** In event time, in an order that does not depend on arrival. */
        static final Comparator<Waiting> ORDER = Comparator.comparing(Waiting::time)
                .thenComparing(hit -> hit.last().head().id())
                .thenComparing(hit -> hit.last().identity().hex())
                .thenComparing(Waiting::key)
                .thenComparing(hit -> String.join("\n", hit.values()));

        private Cited last() {
            return records.get(records.size() - 1);
        }
    }

    /**
     * A record that a count rests on.
     *
     * @param head its head
     * @param digest of its raw bytes
     * @param identity what {@link Activity#identity} told of it
     */
    public record Cited(Activity.Head head, Digest digest, Digest identity) {
        public Cited {
            Text.requireText(head.id(), "record id");
            Objects.requireNonNull(digest, "digest");
            Objects.requireNonNull(identity, "identity");
        }
    }

    /**
     * The state of a rule that was not taken up again.
     *
     * @param rule the rule's id
     * @param changed whether the rule is still there but says something else; otherwise it is gone
     */
    public record Dropped(String rule, boolean changed) {
        public Dropped {
            Objects.requireNonNull(rule, "rule");
        }
    }

    private static void requirePart(int origin, BigDecimal amount, Instant time, List<Cited> records) {
        require(origin >= -1, "a rule's place is less than -1");
        Objects.requireNonNull(time, "time");
        require(
                amount.precision() <= DIGITS && Math.abs(amount.scale()) <= DIGITS,
                "an amount has more than " + DIGITS + " digits");
        require(!records.isEmpty(), "a part of a count rests on no record");
    }

    static void requireDifferent(List<String> names, String what) {
        Set<String> known = new HashSet<>();
        for (String name : names) {
            require(known.add(name), "the " + what + " '" + Text.printable(name) + "' is there twice");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
