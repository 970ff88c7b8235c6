package io.cloudir.detect;

import io.cloudir.detect.baseline.Season;
import io.cloudir.detect.match.FieldTable;
import io.cloudir.detect.match.RecordFields;
import io.cloudir.detect.match.RuleIndex;
import io.cloudir.detect.match.Selector;
import io.cloudir.detect.sigma.SigmaDocument;
import io.cloudir.detect.sigma.SigmaDocument.Correlation;
import io.cloudir.detect.sigma.SigmaDocument.Counting;
import io.cloudir.model.Digest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;

/** Says which rules a record fires, which windowed rules and baselines count it, and which of these count each other. */
final class Dispatch {
    private final RuleIndex index;
    private final IntConsumer visitor = this::matched;
    /** Rules that look at single records, in the order in which they were loaded. */
    private final List<LoadedRule> rules = new ArrayList<>();
    /** Windowed rules and baselines, each behind those that it counts. */
    private final List<Counter> counters = new ArrayList<>();

    private final List<Baseline<?>> baselines = new ArrayList<>();
    private long latestDay = Long.MIN_VALUE;
    private final List<Window> judgedAtTheEnd = new ArrayList<>();
    private final Map<String, SigmaDocument> byName = new HashMap<>();
    private final IdentityHashMap<SigmaDocument, List<Feed>> feeds = new IdentityHashMap<>();
    private final IdentityHashMap<SigmaDocument, Digest> digests = new IdentityHashMap<>();
    private final BitSet silentRules = new BitSet();
    private final BitSet silentCounters = new BitSet();
    private final List<List<Feed>> feedsOfRule = new ArrayList<>();
    private final List<List<Feed>> feedsOfCounter = new ArrayList<>();
    private final List<LoadedRule> fired = new ArrayList<>();
    private final List<Counter> counting = new ArrayList<>();
    private final BitSet chosen = new BitSet();

    /** A windowed rule that counts what another rule finds, and the other's place among those that it names. */
    record Feed(int window, int named) {}

    Dispatch(
            List<LoadedRule> loaded,
            FieldTable table,
            DetectorSettings settings,
            PendingRecords pending,
            Learning learning) {
        List<Selector> selectors = new ArrayList<>();
        for (LoadedRule rule : loaded) {
            byName.put(rule.info().id(), rule.sigma());
            byName.putIfAbsent(rule.info().name(), rule.sigma());
            feeds.put(rule.sigma(), new ArrayList<>());
            if (rule.sigma() instanceof SigmaDocument.Rule single) {
                rules.add(rule);
                selectors.add(single.selector());
                digests.put(single, single.info().digest());
            }
        }
        List<LoadedRule> ordered = Chains.innerFirst(loaded);
        long baselines = ordered.stream()
                .filter(rule -> rule.sigma() instanceof SigmaDocument.Baseline)
                .count();
        Baseline.Limits limits =
                new Baseline.Limits(settings.maxKeys(), settings.maxBaselineBytes() / Math.max(1, baselines));
        for (LoadedRule rule : ordered) {
            List<SigmaDocument> named = named((Counting) rule.sigma());
            if (rule.sigma() instanceof Correlation correlation) {
                addWindow(rule, correlation, named, table, settings, pending);
            } else {
                addBaseline(rule, named, table, limits, pending, learning);
            }
        }
        silence(loaded, ordered);
        rules.forEach(rule -> feedsOfRule.add(feedsOf(rule.sigma())));
        counters.forEach(counter -> feedsOfCounter.add(feedsOf(counter.rule().sigma())));
        index = new RuleIndex(selectors, table);
    }

    private List<Feed> feedsOf(SigmaDocument rule) {
        return Objects.requireNonNull(feeds.get(rule), "noted before");
    }

    /** The rules that one names, which feed it from now on. */
    private List<SigmaDocument> named(Counting counting) {
        List<SigmaDocument> named = new ArrayList<>();
        for (SigmaDocument.Reference reference : counting.rules()) {
            SigmaDocument inner = Objects.requireNonNull(byName.get(reference.name()), "resolved when loaded");
            feedsOf(inner).add(new Feed(counters.size(), named.size()));
            named.add(inner);
        }
        return named;
    }

    private void addWindow(
            LoadedRule rule,
            Correlation correlation,
            List<SigmaDocument> named,
            FieldTable table,
            DetectorSettings settings,
            PendingRecords pending) {
        Digest digest = digest(correlation, correlation.info().digest().hex(), named);
        HitMaker maker = new HitMaker(correlation, named, counters.size(), table);
        Window window = new Window(rule, digest, counters.size(), maker, settings, pending);
        counters.add(window);
        if (correlation.isJudgedAtTheEnd()) {
            judgedAtTheEnd.add(window);
        }
    }

    private void addBaseline(
            LoadedRule rule,
            List<SigmaDocument> named,
            FieldTable table,
            Baseline.Limits limits,
            PendingRecords pending,
            Learning learning) {
        SigmaDocument.Baseline baseline = (SigmaDocument.Baseline) rule.sigma();
        Digest digest = digest(baseline, baseline.learns(), named);
        HitMaker maker = HitMaker.of(baseline, named, counters.size(), table);
        Baseline<?> learns = baseline.measure().isOfValues()
                ? new ValueBaseline(rule, digest, counters.size(), maker, limits, learning)
                : new CountBaseline(rule, digest, counters.size(), maker, limits, learning, pending);
        counters.add(learns);
        baselines.add(learns);
    }

    private Digest digest(SigmaDocument of, String content, List<SigmaDocument> named) {
        StringBuilder all = new StringBuilder(content);
        named.forEach(inner -> all.append(Objects.requireNonNull(digests.get(inner), "inner rules come first")
                .hex()));
        Digest digest = Digest.ofText(all.toString());
        digests.put(of, digest);
        return digest;
    }

    /** A rule that is counted does not speak for itself unless it is told to, or is counted by others than its owner. */
    private void silence(List<LoadedRule> loaded, List<LoadedRule> ordered) {
        IdentityHashMap<SigmaDocument, LoadedRule> owners = new IdentityHashMap<>();
        loaded.forEach(rule -> owners.put(rule.sigma(), rule));
        IdentityHashMap<SigmaDocument, Boolean> generating = new IdentityHashMap<>();
        for (LoadedRule rule : ordered) {
            Counting counting = (Counting) rule.sigma();
            for (SigmaDocument.Reference reference : counting.rules()) {
                SigmaDocument inner = Objects.requireNonNull(byName.get(reference.name()), "resolved when loaded");
                boolean own =
                        Objects.requireNonNull(owners.get(inner), "loaded").origin() == rule.origin();
                generating.merge(inner, counting.generate() || !own, Boolean::logicalOr);
            }
        }
        for (int rule = 0; rule < rules.size(); rule++) {
            silentRules.set(rule, !generating.getOrDefault(rules.get(rule).sigma(), true));
        }
        for (Counter counter : counters) {
            silentCounters.set(
                    counter.place(), !generating.getOrDefault(counter.rule().sigma(), true));
        }
    }

    /** Tries a record; {@link #fired} and {@link #counting} then tell of it until the next. */
    void match(RecordFields record) {
        fired.clear();
        counting.clear();
        chosen.clear();
        index.match(record, visitor);
        for (int window = chosen.nextSetBit(0); window >= 0; window = chosen.nextSetBit(window + 1)) {
            counting.add(counters.get(window));
        }
    }

    /** Whether the record fires a rule, or is counted by one. */
    boolean hasMatched() {
        return !fired.isEmpty() || !counting.isEmpty();
    }

    /** Whether a window is open that is judged when it ends. */
    boolean hasOpenWindows() {
        for (int at = 0; at < judgedAtTheEnd.size(); at++) {
            if (judgedAtTheEnd.get(at).hasOpen()) {
                return true;
            }
        }
        return false;
    }

    List<LoadedRule> fired() {
        return fired;
    }

    List<Counter> counting() {
        return counting;
    }

    List<Counter> counters() {
        return counters;
    }

    /** Tells baselines that there are records of that day. */
    void look(long second) {
        long day = Season.DAY.period(second);
        if (day != latestDay) {
            latestDay = day;
            baselines.forEach(baseline -> baseline.look(day));
        }
    }

    /** The windowed rules whose windows are judged when they end. */
    List<Window> judgedAtTheEnd() {
        return judgedAtTheEnd;
    }

    /** The windowed rules that count what a windowed rule finds. */
    List<Feed> feeds(int window) {
        return feedsOfCounter.get(window);
    }

    /** Whether a windowed rule does not speak for itself. */
    boolean isSilent(int window) {
        return silentCounters.get(window);
    }

    private void matched(int rule) {
        if (!silentRules.get(rule)) {
            fired.add(rules.get(rule));
        }
        List<Feed> counted = feedsOfRule.get(rule);
        for (int at = 0; at < counted.size(); at++) {
            Feed feed = counted.get(at);
            Counter counter = counters.get(feed.window());
            if (!chosen.get(feed.window())) {
                chosen.set(feed.window());
                counter.nextRecord();
            }
            counter.matches(feed.named());
        }
    }
}
