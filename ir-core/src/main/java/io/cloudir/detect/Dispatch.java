package io.cloudir.detect;

import io.cloudir.detect.sigma.FieldTable;
import io.cloudir.detect.sigma.RecordFields;
import io.cloudir.detect.sigma.RuleIndex;
import io.cloudir.detect.sigma.SigmaDocument;
import io.cloudir.model.Digest;
import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says which rules a record fires and which windowed rules count it. A record counts once per windowed rule. */
final class Dispatch {
    private final RuleIndex index;
    private final List<LoadedRule> rules = new ArrayList<>();
    private final List<Window> windows = new ArrayList<>();
    private final BitSet silent = new BitSet();
    private final List<int[]> windowsOf = new ArrayList<>();
    private final List<LoadedRule> fired = new ArrayList<>();
    private final List<Window> counting = new ArrayList<>();
    private final BitSet chosen = new BitSet();

    Dispatch(List<LoadedRule> loaded, FieldTable table, DetectorSettings settings, PendingRecords pending) {
        List<SigmaDocument.Rule> single = new ArrayList<>();
        Map<String, Integer> byName = new HashMap<>();
        for (LoadedRule rule : loaded) {
            if (rule.sigma() instanceof SigmaDocument.Rule sigma) {
                byName.put(rule.info().id(), rules.size());
                byName.putIfAbsent(rule.info().name(), rules.size());
                rules.add(rule);
                single.add(sigma);
            }
        }
        List<List<Integer>> counted = new ArrayList<>();
        rules.forEach(rule -> counted.add(new ArrayList<>()));
        BitSet generating = new BitSet();
        for (LoadedRule rule : loaded) {
            if (rule.sigma() instanceof SigmaDocument.Correlation correlation) {
                StringBuilder content = new StringBuilder(rule.info().digest().hex());
                for (SigmaDocument.Reference reference : correlation.rules()) {
                    int base = Objects.requireNonNull(byName.get(reference.name()), "resolved when loaded");
                    counted.get(base).add(windows.size());
                    content.append(rules.get(base).info().digest().hex());
                    boolean own = rules.get(base).origin() == rule.origin();
                    (correlation.generate() || !own ? generating : silent).set(base);
                }
                windows.add(new Window(
                        rule, Digest.ofText(content.toString()), windows.size(), table, settings.maxKeys(), pending));
            }
        }
        silent.andNot(generating);
        counted.forEach(places ->
                windowsOf.add(places.stream().mapToInt(Integer::intValue).toArray()));
        index = new RuleIndex(single, table);
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

    private void matched(int rule) {
        if (!silent.get(rule)) {
            fired.add(rules.get(rule));
        }
        for (int window : windowsOf.get(rule)) {
            chosen.set(window);
        }
    }
}
