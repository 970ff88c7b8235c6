package io.cloudir.detect;

import io.cloudir.detect.match.Expression;
import io.cloudir.detect.match.Selector;
import io.cloudir.detect.sigma.RuleInfo;
import io.cloudir.detect.sigma.SigmaDocument;
import io.cloudir.detect.sigma.SigmaDocument.Filter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds filters to the rules that they are for. */
final class Filters {
    private Filters() {}

    /** The rules and correlations; what a filter says is part of the rules that it is for. */
    static List<LoadedRule> applied(List<LoadedRule> loaded) {
        Map<String, LoadedRule> byName = new HashMap<>();
        for (LoadedRule rule : loaded) {
            byName.put(rule.info().id(), rule);
            byName.putIfAbsent(rule.info().name(), rule);
        }
        IdentityHashMap<SigmaDocument, List<Filter>> filters = new IdentityHashMap<>();
        for (LoadedRule rule : loaded) {
            if (rule.sigma() instanceof Filter filter) {
                for (SigmaDocument.Rule target : targets(filter, loaded, byName)) {
                    filters.computeIfAbsent(target, unseen -> new ArrayList<>()).add(filter);
                }
            }
        }
        return loaded.stream()
                .filter(rule -> !(rule.sigma() instanceof Filter))
                .map(rule -> filters.containsKey(rule.sigma())
                        ? rule.saying(filtered((SigmaDocument.Rule) rule.sigma(), filters.get(rule.sigma())))
                        : rule)
                .toList();
    }

    /** The rule of single records that a filter means if it names this one. */
    static Optional<SigmaDocument.Rule> filtered(LoadedRule named, Map<String, LoadedRule> byName) {
        if (named.sigma() instanceof SigmaDocument.Rule rule) {
            return Optional.of(rule);
        }
        LoadedRule counted = byName.get(RuleInfo.countedId(named.info().id()));
        return counted != null && counted.sigma() instanceof SigmaDocument.Rule rule
                ? Optional.of(rule)
                : Optional.empty();
    }

    private static List<SigmaDocument.Rule> targets(
            Filter filter, List<LoadedRule> loaded, Map<String, LoadedRule> byName) {
        if (!filter.rules().isEmpty()) {
            return filter.rules().stream()
                    .map(reference -> byName.get(reference.name()))
                    .flatMap(rule -> filtered(rule, byName).stream())
                    .toList();
        }
        return loaded.stream()
                .map(LoadedRule::sigma)
                .filter(SigmaDocument.Rule.class::isInstance)
                .map(SigmaDocument.Rule.class::cast)
                .filter(rule -> filter.selector().source().includes(rule.source()))
                .toList();
    }

    private static SigmaDocument.Rule filtered(SigmaDocument.Rule rule, List<Filter> filters) {
        RuleInfo info = rule.info();
        List<Expression> all = new ArrayList<>(List.of(rule.selector().expression()));
        List<SigmaDocument.NamedPart> parts = new ArrayList<>(rule.parts());
        for (Filter filter : filters) {
            info = info.with(filter.info().digest());
            all.add(filter.selector().expression());
            parts.add(new SigmaDocument.NamedPart(
                    "and by filter: " + filter.info().title(), filter.selector().expression()));
        }
        return new SigmaDocument.Rule(info, new Selector(rule.source(), Expression.and(all)), rule.condition(), parts);
    }
}
