package io.cloudir.detect;

import io.cloudir.model.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What one baseline has learned: plain counts and days, from which what is usual is calculated anew whenever something is judged.
 * So what detectors have learned from parts of the records can be {@linkplain #merge put together}.
 *
 * @param id the rule's id
 * @param digest of what it learns, and of the rules that it counts; one that learns something else starts afresh
 * @param history how many days back it looks
 * @param latest the latest day, counted from 1970, on which there were records; 0 if there were none
 * @param looked a bit for each day on which there were records, whatever they were, the latest lowest
 * @param counts what is known of keys whose records, values or amounts are counted, that met longest ago first
 * @param values what is known of keys whose values are told apart, that met longest ago first
 * @param waiting hits that wait for older ones, in event time
 */
public record BaselineState(
        String id,
        Digest digest,
        int history,
        long latest,
        long looked,
        List<Counts> counts,
        List<Values> values,
        List<DetectorState.Waiting> waiting) {
    private static final int DAY_BITS = Long.SIZE;
    /** A million years from 1970. */
    private static final long LAST_DAY = 365_000_000L;

    private static final Comparator<DetectorState.Cited> FIRST = Comparator.comparing(
                    (DetectorState.Cited record) -> record.head().time())
            .thenComparing(record -> record.head().id())
            .thenComparing(record -> record.identity().hex());

    public BaselineState {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(digest, "digest");
        require(history >= 1 && history < DAY_BITS, "a history of " + history + " days");
        requireDay(latest);
        require(looked == 0 || (looked & 1) == 1, "the latest day is not among the days");
        counts = List.copyOf(counts);
        values = List.copyOf(values);
        waiting = List.copyOf(waiting);
        DetectorState.requireDifferent(counts.stream().map(Counts::key).toList(), "key");
        DetectorState.requireDifferent(
                values.stream().filter(Values::peers).map(Values::key).toList(), "key");
        DetectorState.requireDifferent(
                values.stream().filter(it -> !it.peers()).map(Values::key).toList(), "key");
    }

    BaselineState withCounts(List<Counts> other) {
        return new BaselineState(id, digest, history, latest, looked, other, values, waiting);
    }

    BaselineState withValues(List<Values> other) {
        return new BaselineState(id, digest, history, latest, looked, counts, other, waiting);
    }

    boolean isEmpty() {
        return looked == 0 && waiting.isEmpty();
    }

    /**
     * How much a key did.
     *
     * @param key whom or what it is about
     * @param first when the period began in which it was first met
     * @param lastTime when its latest record was
     * @param lastHit the identity of that record
     * @param counts each period in which it did something, in order
     * @param told whether a signal has told of the latest period
     * @param values the different values of the latest period, if these are counted, in order
     * @param cited the first records of the latest period
     */
    public record Counts(
            String key,
            Instant first,
            Instant lastTime,
            Digest lastHit,
            List<Count> counts,
            boolean told,
            List<String> values,
            List<DetectorState.Cited> cited) {
        public Counts {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(lastTime, "lastTime");
            Objects.requireNonNull(lastHit, "lastHit");
            counts = List.copyOf(counts);
            values = List.copyOf(values);
            cited = List.copyOf(cited);
            require(!counts.isEmpty(), "a key has done nothing");
            require(cited.size() <= Signal.RECORD_LIMIT, "a key cites too many records");
            require(values.size() <= KnownCounts.VALUES, "a period has too many values");
            Instant before = Instant.MIN;
            for (Count count : counts) {
                require(before.isBefore(count.start()), "periods are not in the order of time");
                before = count.start();
            }
            require(!before.isAfter(lastTime), "a period begins after the key's latest record");
        }

        private Instant latest() {
            return counts.get(counts.size() - 1).start();
        }

        private Counts merge(Counts other, int history) {
            boolean isEarlier = isEarlier(lastTime, lastHit, other.lastTime, other.lastHit);
            Counts later = isEarlier ? other : this;
            Counts earlier = isEarlier ? this : other;
            boolean same = latest().equals(other.latest());
            boolean different = !values.isEmpty() || !other.values.isEmpty();
            Map<Instant, Long> sums = new TreeMap<>();
            BinaryOperator<Long> both = different ? Math::max : Counts::sum;
            Stream.of(earlier, later)
                    .flatMap(it -> it.counts.stream())
                    .forEach(count -> sums.merge(count.start(), count.amount(), both));
            TreeSet<String> all = new TreeSet<>(later.values);
            if (same && different) {
                all.addAll(earlier.values);
                sums.put(latest(), (long) all.size());
            }
            List<DetectorState.Cited> records = new ArrayList<>(same ? earlier.cited : List.of());
            later.cited.stream().filter(record -> !records.contains(record)).forEach(records::add);
            Instant oldest = EventTime.earlier(later.latest(), Duration.ofDays(history));
            return new Counts(
                    key,
                    first.isBefore(other.first) ? first : other.first,
                    later.lastTime,
                    later.lastHit,
                    sums.entrySet().stream()
                            .filter(sum -> !sum.getKey().isBefore(oldest))
                            .map(sum -> new Count(sum.getKey(), sum.getValue()))
                            .toList(),
                    later.told || (same && earlier.told),
                    all.stream().limit(KnownCounts.VALUES).toList(),
                    records.stream().sorted(FIRST).limit(Signal.RECORD_LIMIT).toList());
        }

        private static long sum(long one, long other) {
            long sum = one + other;
            return sum < 0 ? Long.MAX_VALUE : sum;
        }
    }

    /**
     * What a key did in one period.
     *
     * @param start when the period began
     * @param amount records, different values or a sum, at least 0
     */
    public record Count(Instant start, long amount) {
        public Count {
            require(start.equals(Instant.ofEpochSecond(start.getEpochSecond())), "a period begins within a second");
            require(amount >= 0, "an amount is less than nothing");
        }
    }

    /**
     * On which days which values were met.
     *
     * @param key whom or what it is about
     * @param peers whether it is about peers together
     * @param first when it was first met
     * @param lastTime when its latest record was
     * @param lastHit the identity of that record; zeros for peers
     * @param latest the day, counted from 1970, of its latest record
     * @param days a bit for each day on which it was met, that of the latest lowest
     * @param values each value, in order
     */
    public record Values(
            String key,
            boolean peers,
            Instant first,
            Instant lastTime,
            Digest lastHit,
            long latest,
            long days,
            List<Value> values) {
        public Values {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(lastTime, "lastTime");
            Objects.requireNonNull(lastHit, "lastHit");
            values = List.copyOf(values);
            requireDay(latest);
            require((days & 1) == 1, "the latest day is not among the days");
            require(values.size() <= KnownValues.VALUES, "a key has too many values");
            DetectorState.requireDifferent(values.stream().map(Value::value).toList(), "value");
        }

        String name() {
            return (peers ? "*" : "") + key;
        }

        private Values merge(Values other, int history) {
            boolean isEarlier = isEarlier(lastTime, lastHit, other.lastTime, other.lastHit);
            Values later = isEarlier ? other : this;
            Values earlier = isEarlier ? this : other;
            long behind = later.latest - earlier.latest;
            long kept = history >= DAY_BITS - 1 ? -1L : (1L << (history + 1)) - 1;
            Map<String, Long> all = new TreeMap<>();
            earlier.values.forEach(value -> all.put(value.value(), moved(value.days(), behind) & kept));
            later.values.forEach(value -> all.merge(value.value(), value.days() & kept, (one, two) -> one | two));
            all.values().removeIf(days -> days == 0);
            return new Values(
                    key,
                    peers,
                    first.isBefore(other.first) ? first : other.first,
                    later.lastTime,
                    later.lastHit,
                    later.latest,
                    (moved(earlier.days, behind) | later.days) & kept,
                    all.entrySet().stream()
                            .map(value -> new Value(value.getKey(), value.getValue()))
                            .limit(KnownValues.VALUES)
                            .toList());
        }
    }

    /**
     * On which days a value was met.
     *
     * @param value the value, or where several fields are told apart all of them
     * @param days a bit for each day, the latest day of the key lowest
     */
    public record Value(String value, long days) {
        public Value {
            Objects.requireNonNull(value, "value");
            require(days != 0, "a value was never met");
        }
    }

    /**
     * What both have learned, as if one detector had met all records; they must not have met the same ones. Exact if their records
     * were parted by key, or by time between two periods (hours, or days where the baseline says so): different values of one period
     * that were met apart cannot be told from equal ones. Whether the latest period was told, and which of its records are cited, is as the two knew it.
     *
     * @param counted before when no record will come any more; keys that this makes idle are left out
     * @throws IllegalArgumentException if they have not learned the same thing
     */
    public BaselineState merge(BaselineState other, Instant counted) {
        require(id.equals(other.id) && digest.equals(other.digest), "'" + id + "' has learned other things there");
        Instant idleBefore = EventTime.earlier(counted, Duration.ofDays(history));
        BaselineState later = other.latest > latest ? other : this;
        BaselineState earlier = other.latest > latest ? this : other;
        List<DetectorState.Waiting> hits = Stream.concat(waiting.stream(), other.waiting.stream())
                .sorted(DetectorState.Waiting.ORDER)
                .toList();
        return new BaselineState(
                id,
                digest,
                history,
                later.latest,
                later.looked | moved(earlier.looked, later.latest - earlier.latest),
                merged(
                        counts,
                        other.counts,
                        Counts::key,
                        Counts::first,
                        Counts::lastTime,
                        idleBefore,
                        (one, two) -> one.merge(two, history)),
                merged(
                        values,
                        other.values,
                        Values::name,
                        Values::first,
                        Values::lastTime,
                        idleBefore,
                        (one, two) -> one.merge(two, history)),
                hits);
    }

    /** Those of both, in the order in which they are saved; of one that came back after it was forgotten the later. */
    private <K> List<K> merged(
            List<K> these,
            List<K> others,
            Function<K, String> name,
            Function<K, Instant> first,
            Function<K, Instant> last,
            Instant idleBefore,
            BinaryOperator<K> both) {
        Duration memory = Duration.ofDays(history);
        Map<String, K> all = new HashMap<>();
        Stream.concat(these.stream(), others.stream())
                .forEach(known -> all.merge(name.apply(known), known, (one, two) -> {
                    if (first.apply(two).isAfter(EventTime.later(last.apply(one), memory))) {
                        return two;
                    }
                    return first.apply(one).isAfter(EventTime.later(last.apply(two), memory))
                            ? one
                            : both.apply(one, two);
                }));
        return all.values().stream()
                .filter(known -> !last.apply(known).isBefore(idleBefore))
                .sorted(Comparator.comparing(last).thenComparing(name))
                .toList();
    }

    /** Days as bits, seen from a day that is so much later. */
    private static long moved(long days, long behind) {
        return behind >= DAY_BITS ? 0 : days << behind;
    }

    /** Whether one was met before the other, in an order that does not depend on which is asked. */
    private static boolean isEarlier(Instant time, Digest hit, Instant otherTime, Digest otherHit) {
        int order = time.compareTo(otherTime);
        return order < 0 || (order == 0 && hit.hex().compareTo(otherHit.hex()) < 0);
    }

    private static void requireDay(long day) {
        require(Math.abs(day) <= LAST_DAY, day + " is no day");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
