package io.cloudir.detect;

import io.cloudir.detect.baseline.Familiarity;
import io.cloudir.detect.baseline.Season;
import io.cloudir.detect.sigma.SigmaDocument.Measure;
import io.cloudir.model.Digest;
import io.cloudir.model.Text;
import io.cloudir.model.TimeRange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Learns on which days which values were met of a key, and fires at one that is not known or rare, once a day for each value; not
 * if new ones are what is usual for the key. Where peers are asked for, a value must be no better known to these, and they stand in
 * for a key that is not known yet.
 */
final class ValueBaseline extends Baseline<KnownValues> {
    /** Before the keys of peers, which no key of a group begins with. */
    private static final String PEERS = "*";

    private static final int HOURS = 24;
    private static final int NAMED = 3;
    private static final int NAME_LENGTH = 80;

    private final boolean ofTime;
    private final Familiarity limit;
    private final double probability;

    ValueBaseline(LoadedRule rule, Digest digest, int place, HitMaker maker, Limits limits, Learning learning) {
        super(rule, digest, place, maker, limits, learning);
        this.ofTime = asked.fields().isEmpty();
        this.limit = asked.measure() == Measure.RARE ? Familiarity.RARE : Familiarity.UNSEEN;
        this.probability = asked.probability().doubleValue();
    }

    @Override
    KnownValues begin(String key, Instant time) {
        return new KnownValues(key, key.startsWith(PEERS) ? "" : peersOf(key), time);
    }

    /** The key by which the peers of a key are known; empty if they are not asked for. */
    private String peersOf(String key) {
        if (asked.peers().isEmpty()) {
            return "";
        }
        List<String> parts = GroupKey.values(key);
        GroupKey name = new GroupKey();
        name.add(parts.get(parts.size() - 1));
        return PEERS + name;
    }

    @Override
    Optional<Fired> look(KnownValues known, Hit hit, int factor) {
        long day = Season.DAY.period(hit.time());
        List<String> values = ofTime ? List.of(slot(hit.time(), 0)) : hit.values();
        Optional<KnownValues> peers =
                known.peers.isEmpty() ? Optional.empty() : Optional.of(key(known.peers, hit.time()));
        Optional<Fired> fired = isWarm(hit.time()) && hasFresh(known, values, day)
                ? judge(known, peers, fresh(known, values, day), hit, factor)
                : Optional.empty();
        learn(known, values, day);
        peers.ifPresent(all -> {
            learn(all, values, day);
            touch(all, hit.time());
        });
        return fired;
    }

    private static void learn(KnownValues known, List<String> values, long day) {
        known.met(day);
        values.forEach(value -> known.add(value, day));
    }

    /** Most records tell what was met on the same day before, so nothing is made of them. */
    private static boolean hasFresh(KnownValues known, List<String> values, long day) {
        for (String value : values) {
            if (!known.hasOn(value, day)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> fresh(KnownValues known, List<String> values, long day) {
        return values.stream().filter(value -> !known.hasOn(value, day)).toList();
    }

    /** The hour or day that a time belongs to, so many before or after. */
    private String slot(Instant time, int away) {
        if (asked.per() == Season.DAY) {
            return time.atZone(ZoneOffset.UTC).getDayOfWeek().name();
        }
        Instant hour = time.plusSeconds(3_600L * away);
        int number = (int) Math.floorMod(Season.HOUR.period(hour), (long) HOURS);
        String day = asked.per() == Season.HOUR
                ? ""
                : hour.atZone(ZoneOffset.UTC).getDayOfWeek().name() + " ";
        return day + number;
    }

    /** The values that are as good as one: of hours also those beside it. */
    private List<String> alike(String value, Instant time) {
        return ofTime && asked.per() != Season.DAY
                ? List.of(slot(time, -1), slot(time, 0), slot(time, 1))
                : List.of(value);
    }

    private Optional<Fired> judge(
            KnownValues known, Optional<KnownValues> peers, List<String> fresh, Hit hit, int factor) {
        KnownValues.Past own = past(known, known.key, hit.time());
        Optional<KnownValues.Past> others = peers.map(all -> past(all, all.key.substring(PEERS.length()), hit.time()));
        boolean isKnown = isKnown(own, known, hit.time());
        boolean areKnown = peers.isPresent() && isKnown(others.orElseThrow(), peers.get(), hit.time());
        if (peers.isPresent() ? !areKnown : !isKnown) {
            return Optional.empty();
        }
        KnownValues.Past judge = isKnown ? own : others.orElse(own);
        Familiarity most = isKnown ? limit : Familiarity.UNSEEN;
        if (judge.novelty(most) > probability * factor) {
            return Optional.empty();
        }
        Familiarity ofPeers = isKnown ? Familiarity.RARE : Familiarity.UNSEEN;
        List<String> unusual = fresh.stream()
                .filter(value -> judge.familiarity(alike(value, hit.time())).compareTo(most) <= 0)
                .filter(value -> others.isEmpty()
                        || others.get().familiarity(alike(value, hit.time())).compareTo(ofPeers) <= 0)
                .sorted()
                .toList();
        if (unusual.isEmpty()) {
            return Optional.empty();
        }
        Unusual why = new Unusual(0, 0, words(unusual, judge, isKnown, peers.isPresent(), hit.time()));
        return Optional.of(fired(hit, unusual.size(), why, hit.cites()));
    }

    private KnownValues.Past past(KnownValues known, String key, Instant time) {
        long day = Season.DAY.period(time);
        List<TimeRange> ranges = leftOut(key);
        long leftOut = 0;
        for (int back = 1; back <= asked.history() && !ranges.isEmpty(); back++) {
            Instant start = Season.DAY.start(day - back);
            Instant end = Season.DAY.start(day - back + 1);
            if (ranges.stream()
                    .anyMatch(range -> range.from().isBefore(end) && !range.to().isBefore(start))) {
                leftOut |= 1L << back;
            }
        }
        return known.before(day, asked.history(), leftOut);
    }

    private boolean isKnown(KnownValues.Past past, KnownValues known, Instant time) {
        return isKnownSince(known.first, time) && past.days() >= asked.minimum();
    }

    private String words(List<String> unusual, KnownValues.Past past, boolean isKnown, boolean hasPeers, Instant time) {
        PeriodWords period = new PeriodWords(ofTime ? asked.per() : Season.DAY, time);
        String named = unusual.stream().limit(NAMED).map(this::named).collect(Collectors.joining(", "))
                + (unusual.size() > NAMED ? " and " + (unusual.size() - NAMED) + " more" : "");
        String what = ofTime ? "" : ": " + named;
        int days = past.days(alike(unusual.get(0), time));
        String how = isKnown
                ? days == 0
                        ? "never met in " + Explanation.counted(past.days(), "day") + " on which it was active"
                        : "met on " + days + " of " + Explanation.counted(past.days(), "day")
                                + " on which it was active"
                : "it is not known yet, and its peers never met that in " + Explanation.counted(past.days(), "day");
        String others = isKnown && hasPeers ? "; no better known to its peers" : "";
        return period.itself() + what + "; " + how + others;
    }

    private String named(String value) {
        String text = asked.fields().size() > 1 ? String.join(" ", GroupKey.values(value)) : value;
        return text.length() <= NAME_LENGTH
                ? "'" + Text.printable(text) + "'"
                : "'" + Text.printable(text.substring(0, NAME_LENGTH)) + "...'";
    }

    @Override
    void drop(KnownValues known) {
        // Nothing else is held.
    }

    @Override
    BaselineState saved(BaselineState none, List<KnownValues> kept) {
        return none.withValues(kept.stream()
                .map(known -> {
                    boolean peers = known.key.startsWith(PEERS);
                    return known.saved(peers ? known.key.substring(PEERS.length()) : known.key, peers, asked.history());
                })
                .sorted(Comparator.comparing(BaselineState.Values::lastTime).thenComparing(BaselineState.Values::name))
                .toList());
    }

    @Override
    boolean fitsKeys(BaselineState saved) {
        return saved.counts().isEmpty()
                && saved.values().stream()
                        .allMatch(known -> known.peers() ? GroupKey.isOf(known.key(), 1) : isKey(known.key()));
    }

    @Override
    List<KnownValues> restored(BaselineState saved, Function<DetectorState.Cited, Cite> cites) {
        return saved.values().stream()
                .map(values -> {
                    KnownValues known = begin(values.peers() ? PEERS + values.key() : values.key(), values.first());
                    known.restore(values);
                    return known;
                })
                .toList();
    }
}
