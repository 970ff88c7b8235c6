package io.cloudir.detect;

import io.cloudir.detect.match.FieldTable;
import io.cloudir.detect.match.RecordFields;
import io.cloudir.detect.match.RuleIndex;
import io.cloudir.detect.match.Selector;
import io.cloudir.detect.sigma.SigmaDocument;
import io.cloudir.detect.sigma.SigmaDocument.Correlation;
import io.cloudir.model.Digest;
import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says which rules a record fires, which windowed rules count it, and which of these count each other. */
final class Dispatch {
    private final RuleIndex index;
    /** Rules that look at single records, in the order in which they were loaded. */
    private final List<LoadedRule> rules = new ArrayList<>();
    /** Windowed rules, each behind those that it counts. */
    private final List<Window> windows = new ArrayList<>();

    private final List<Window> judgedAtTheEnd = new ArrayList<>();
    private final Map<String, SigmaDocument> byName = new HashMap<>();
    private final IdentityHashMap<SigmaDocument, List<Feed>> feeds = new IdentityHashMap<>();
    private final IdentityHashMap<SigmaDocument, Digest> digests = new IdentityHashMap<>();
    private final BitSet silentRules = new BitSet();
    private final BitSet silentWindows = new BitSet();
    private final List<List<Feed>> feedsOfRule = new ArrayList<>();
    private final List<List<Feed>> feedsOfWindow = new ArrayList<>();
    private final List<LoadedRule> fired = new ArrayList<>();
    private final List<Window> counting = new ArrayList<>();
    private final BitSet chosen = new BitSet();

    /** A windowed rule that counts what another rule finds, and the other's place among those that it names. */
    record Feed(int window, int named) {}

    Dispatch(List<LoadedRule> loaded, FieldTable table, DetectorSettings settings, PendingRecords pending) {
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
        for (LoadedRule rule : ordered) {
            addWindow(rule, table, settings, pending);
        }
        silence(loaded, ordered);
        rules.forEach(rule -> feedsOfRule.add(feedsOf(rule.sigma())));
        windows.forEach(window -> feedsOfWindow.add(feedsOf(window.rule().sigma())));
        index = new RuleIndex(selectors, table);
    }

    private List<Feed> feedsOf(SigmaDocument rule) {
        return Objects.requireNonNull(feeds.get(rule), "noted before");
    }

    private void addWindow(LoadedRule rule, FieldTable table, DetectorSettings settings, PendingRecords pending) {
        Correlation correlation = (Correlation) rule.sigma();
        StringBuilder content = new StringBuilder(rule.info().digest().hex());
        List<SigmaDocument> named = new ArrayList<>();
        for (SigmaDocument.Reference reference : correlation.rules()) {
            SigmaDocument inner = Objects.requireNonNull(byName.get(reference.name()), "resolved when loaded");
            feedsOf(inner).add(new Feed(windows.size(), named.size()));
            named.add(inner);
            content.append(Objects.requireNonNull(digests.get(inner), "inner rules come first")
                    .hex());
        }
        Digest digest = Digest.ofText(content.toString());
        digests.put(correlation, digest);
        HitMaker maker = new HitMaker(correlation, named, windows.size(), table);
        Window window = new Window(rule, digest, windows.size(), maker, settings, pending);
        windows.add(window);
        if (correlation.isJudgedAtTheEnd()) {
            judgedAtTheEnd.add(window);
        }
    }

    /** A rule that is counted does not speak for itself unless it is told to, or is counted by others than its owner. */
    private void silence(List<LoadedRule> loaded, List<LoadedRule> ordered) {
        IdentityHashMap<SigmaDocument, LoadedRule> owners = new IdentityHashMap<>();
        loaded.forEach(rule -> owners.put(rule.sigma(), rule));
        IdentityHashMap<SigmaDocument, Boolean> generating = new IdentityHashMap<>();
        for (LoadedRule rule : ordered) {
            Correlation correlation = (Correlation) rule.sigma();
            for (SigmaDocument.Reference reference : correlation.rules()) {
                SigmaDocument inner = Objects.requireNonNull(byName.get(reference.name()), "resolved when loaded");
                boolean own =
                        Objects.requireNonNull(owners.get(inner), "loaded").origin() == rule.origin();
                generating.merge(inner, correlation.generate() || !own, Boolean::logicalOr);
            }
        }
        for (int rule = 0; rule < rules.size(); rule++) {
            silentRules.set(rule, !generating.getOrDefault(rules.get(rule).sigma(), true));
        }
        for (int window = 0; window < windows.size(); window++) {
            silentWindows.set(
                    window, !generating.getOrDefault(windows.get(window).rule().sigma(), true));
        }
    }

    /** Tries a record; {@link #fired} and {@link #counting} then tell of it until the next. */
    void match(Activity.Head head, RecordFields record) {
        fired.clear();
        counting.clear();
        chosen.clear();
        index.match(head, record, this::matched);
        for (int window = chosen.nextSetBit(0); window >= 0; window = chosen.nextSetBit(window + 1)) {
            counting.add(windows.get(window));
        }
    }

    List<LoadedRule> fired() {
        return fired;
    }

    List<Window> counting() {
        return counting;
    }

    List<Window> windows() {
        return windows;
    }

    /** The windowed rules whose windows are judged when they end. */
    List<Window> judgedAtTheEnd() {
        return judgedAtTheEnd;
    }

    /** The windowed rules that count what a windowed rule finds. */
    List<Feed> feeds(int window) {
        return feedsOfWindow.get(window);
    }

    /** Whether a windowed rule does not speak for itself. */
    boolean isSilent(int window) {
        return silentWindows.get(window);
    }

    private void matched(int rule) {
        if (!silentRules.get(rule)) {
            fired.add(rules.get(rule));
        }
        List<Feed> counted = feedsOfRule.get(rule);
        for (int at = 0; at < counted.size(); at++) {
            Feed feed = counted.get(at);
            Window window = windows.get(feed.window());
            if (!chosen.get(feed.window())) {
                chosen.set(feed.window());
                window.nextRecord();
            }
            window.matches(feed.named());
        }
    }
}
