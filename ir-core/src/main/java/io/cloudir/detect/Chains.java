package io.cloudir.detect;

import io.cloudir.detect.sigma.SigmaDocument.Counting;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Correlations that count other correlations or baselines. */
final class Chains {
    private Chains() {}

    /** The correlations and baselines, each behind those that it counts; those in a circle, or behind one, are left out. */
    static List<LoadedRule> innerFirst(List<LoadedRule> loaded) {
        Map<String, LoadedRule> byName = new HashMap<>();
        IdentityHashMap<LoadedRule, List<LoadedRule>> outer = new IdentityHashMap<>();
        for (LoadedRule rule : loaded) {
            if (rule.sigma() instanceof Counting) {
                byName.put(rule.info().id(), rule);
                byName.putIfAbsent(rule.info().name(), rule);
                outer.put(rule, new ArrayList<>());
            }
        }
        IdentityHashMap<LoadedRule, Integer> missing = new IdentityHashMap<>();
        Deque<LoadedRule> ready = new ArrayDeque<>();
        for (LoadedRule rule : loaded) {
            if (rule.sigma() instanceof Counting correlation) {
                List<LoadedRule> inner = correlation.rules().stream()
                        .map(reference -> byName.get(reference.name()))
                        .filter(Objects::nonNull)
                        .toList();
                inner.forEach(
                        one -> Objects.requireNonNull(outer.get(one), "noted").add(rule));
                missing.put(rule, inner.size());
                if (inner.isEmpty()) {
                    ready.add(rule);
                }
            }
        }
        List<LoadedRule> ordered = new ArrayList<>();
        while (!ready.isEmpty()) {
            LoadedRule rule = ready.remove();
            ordered.add(rule);
            for (LoadedRule next : Objects.requireNonNull(outer.get(rule), "noted")) {
                if (missing.merge(next, -1, Integer::sum) == 0) {
                    ready.add(next);
                }
            }
        }
        return ordered;
    }
}
