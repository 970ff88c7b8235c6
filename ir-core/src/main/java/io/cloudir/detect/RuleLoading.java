package io.cloudir.detect;

import io.cloudir.detect.sigma.Placeholders;
import io.cloudir.detect.sigma.RuleInfo;
import io.cloudir.detect.sigma.SigmaDocument;
import io.cloudir.detect.sigma.SigmaDocument.Correlation;
import io.cloudir.detect.sigma.SigmaDocument.Counting;
import io.cloudir.detect.sigma.SigmaDocument.Reference;
import io.cloudir.detect.sigma.SigmaReader;
import io.cloudir.document.Faults;
import io.cloudir.document.Place;
import io.cloudir.model.FaultyDocumentException;
import io.cloudir.model.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads documents into a growing list of rules and keeps every fault until the end. */
final class RuleLoading {
    private final List<LoadedRule> rules;
    private final int known;
    private final Placeholders placeholders;
    private final Map<String, Faults> faults = new LinkedHashMap<>();
    private final Map<String, LoadedRule> byName = new LinkedHashMap<>();

    RuleLoading(List<LoadedRule> known, Placeholders placeholders) {
        this.rules = new ArrayList<>(known);
        this.known = known.size();
        this.placeholders = placeholders;
        known.forEach(this::nameOnce);
    }

    void add(RuleDocument document, Signal.Origin origin) {
        Faults found = faults.computeIfAbsent(document.name(), name -> new Faults());
        for (SigmaDocument sigma : SigmaReader.read(document.text(), placeholders, found)) {
            LoadedRule rule = titledOnce(new LoadedRule(document.name(), origin, sigma));
            if (nameOnce(rule)) {
                rules.add(rule);
            }
        }
    }

    /** All rules and filters, those known before first. */
    List<LoadedRule> finish() {
        List<LoadedRule> added = rules.subList(known, rules.size());
        for (LoadedRule rule : added) {
            if (rule.sigma() instanceof Correlation correlation) {
                correlation.rules().forEach(reference -> resolve(rule, correlation, reference));
            } else if (rule.sigma() instanceof SigmaDocument.Baseline baseline) {
                baseline.rules().forEach(reference -> resolveRecords(rule, reference));
            } else if (rule.sigma() instanceof SigmaDocument.Filter filter) {
                filter.rules().forEach(reference -> resolve(rule, filter, reference));
            }
        }
        refuseCircles(added);
        List<FaultyDocumentException> faulty = faults.entrySet().stream()
                .filter(document -> !document.getValue().isEmpty())
                .map(document -> new FaultyDocumentException(
                        document.getKey(), document.getValue().sorted()))
                .toList();
        if (!faulty.isEmpty()) {
            throw new FaultyRulesException(faulty);
        }
        return rules;
    }

    /** A rule that has neither id nor name is known by its title, and by a number if another has that title. */
    private LoadedRule titledOnce(LoadedRule rule) {
        RuleInfo info = rule.info();
        if (!info.isTitled()) {
            return rule;
        }
        String id = info.title();
        for (int number = 2; byName.containsKey(id); number++) {
            id = info.title() + " (" + number + ")";
        }
        return rule.withId(id);
    }

    private boolean nameOnce(LoadedRule rule) {
        RuleInfo info = rule.info();
        boolean fresh = true;
        for (String name : info.name().equals(info.id()) || info.name().isEmpty()
                ? List.of(info.id())
                : List.of(info.id(), info.name())) {
            LoadedRule other = byName.putIfAbsent(name, rule);
            if (other != null) {
                fresh = false;
                fault(
                        rule,
                        info.place(),
                        "duplicate-id",
                        "'" + Text.printable(name) + "' is already the id or name of a rule in "
                                + Text.printable(other.document()),
                        "give the rule an id and a name of its own");
            }
        }
        return fresh;
    }

    private void resolve(LoadedRule rule, Correlation correlation, Reference reference) {
        Optional<LoadedRule> target = find(rule, reference);
        if (target.isPresent() && target.get().sigma() instanceof SigmaDocument.Filter) {
            fault(
                    rule,
                    reference.place(),
                    "unknown-rule",
                    "'" + Text.printable(reference.name()) + "' is a filter, which finds nothing",
                    "name a rule or a correlation");
        } else if (target.isPresent() && target.get().sigma() instanceof Counting inner) {
            List<String> needed = new ArrayList<>(correlation.groupBy());
            needed.addAll(correlation.fields());
            for (String name : needed) {
                String field = correlation.field(name, reference);
                if (!inner.groupBy().contains(field)) {
                    fault(
                            rule,
                            reference.place(),
                            "chained-field",
                            "'" + Text.printable(reference.name()) + "' counts, and tells only what it groups"
                                    + " by, not '" + Text.printable(field) + "'",
                            "group that one by it too, or name its field under aliases");
                }
            }
        }
    }

    private void resolveRecords(LoadedRule rule, Reference reference) {
        Optional<LoadedRule> target = find(rule, reference);
        if (target.isPresent() && !(target.get().sigma() instanceof SigmaDocument.Rule)) {
            fault(
                    rule,
                    reference.place(),
                    "baseline",
                    "'" + Text.printable(reference.name()) + "' looks at no records itself, and a baseline learns from"
                            + " records",
                    "name the rules that it counts");
        }
    }

    private void resolve(LoadedRule rule, SigmaDocument.Filter filter, Reference reference) {
        Optional<LoadedRule> target = find(rule, reference);
        if (target.isEmpty()) {
            return;
        }
        Optional<SigmaDocument.Rule> filtered = Filters.filtered(target.get(), byName);
        if (filtered.isEmpty()) {
            fault(
                    rule,
                    reference.place(),
                    "filter-target",
                    "'" + Text.printable(reference.name()) + "' looks at no records itself",
                    "name the rules that it counts");
        } else if (!filter.selector().source().includes(filtered.get().source())) {
            fault(
                    rule,
                    reference.place(),
                    "filter-logsource",
                    "'" + Text.printable(reference.name()) + "' is meant for other logs than the filter",
                    "correct the filter's logsource");
        }
    }

    private Optional<LoadedRule> find(LoadedRule rule, Reference reference) {
        LoadedRule target = byName.get(reference.name());
        if (target == null) {
            fault(
                    rule,
                    reference.place(),
                    "unknown-rule",
                    "no rule has the id or name '" + Text.printable(reference.name()) + "'",
                    "correct it, load the rule too, or mend the rule if it has faults of its own");
        }
        return Optional.ofNullable(target);
    }

    private void refuseCircles(List<LoadedRule> added) {
        Set<LoadedRule> straight = Collections.newSetFromMap(new IdentityHashMap<>());
        straight.addAll(Chains.innerFirst(rules));
        for (LoadedRule rule : added) {
            if (rule.sigma() instanceof Correlation && !straight.contains(rule)) {
                fault(
                        rule,
                        rule.info().place(),
                        "circle",
                        "the correlation counts itself, through others or not, or counts one that does",
                        "let each correlation name only rules that do not depend on it");
            }
        }
    }

    private void fault(LoadedRule rule, Place at, String code, String message, String fix) {
        faults.computeIfAbsent(rule.document(), name -> new Faults()).add(at, code, message, fix);
    }
}
