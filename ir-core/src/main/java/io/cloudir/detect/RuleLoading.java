package io.cloudir.detect;

import io.cloudir.detect.sigma.RuleInfo;
import io.cloudir.detect.sigma.SigmaDocument;
import io.cloudir.detect.sigma.SigmaReader;
import io.cloudir.document.Faults;
import io.cloudir.document.Place;
import io.cloudir.model.FaultyDocumentException;
import io.cloudir.model.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads documents into a growing list of rules and keeps every fault until the end. */
final class RuleLoading {
    private final List<LoadedRule> rules;
    private final int known;
    private final Map<String, Faults> faults = new LinkedHashMap<>();
    private final Map<String, LoadedRule> byName = new LinkedHashMap<>();

    RuleLoading(List<LoadedRule> known) {
        this.rules = new ArrayList<>(known);
        this.known = known.size();
        known.forEach(this::nameOnce);
    }

    void add(RuleDocument document, Signal.Origin origin) {
        Faults found = faults.computeIfAbsent(document.name(), name -> new Faults());
        for (SigmaDocument sigma : SigmaReader.read(document.text(), found)) {
            LoadedRule rule = new LoadedRule(document.name(), origin, sigma);
            if (nameOnce(rule)) {
                rules.add(rule);
            }
        }
    }

    /** All rules, those known before first. */
    List<LoadedRule> finish() {
        for (LoadedRule rule : rules.subList(known, rules.size())) {
            if (rule.sigma() instanceof SigmaDocument.Correlation correlation) {
                correlation.rules().forEach(reference -> resolve(rule, reference));
            }
        }
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

    private void resolve(LoadedRule rule, SigmaDocument.Reference reference) {
        LoadedRule target = byName.get(reference.name());
        if (target == null) {
            fault(
                    rule,
                    reference.place(),
                    "unknown-rule",
                    "no rule has the id or name '" + Text.printable(reference.name()) + "'",
                    "correct it, load the rule too, or mend the rule if it has faults of its own");
        } else if (target.sigma() instanceof SigmaDocument.Correlation) {
            fault(
                    rule,
                    reference.place(),
                    "unsupported-chaining",
                    "'" + Text.printable(reference.name()) + "' is itself a correlation; chains are not supported",
                    "name rules that look at single records");
        }
    }

    private void fault(LoadedRule rule, Place at, String code, String message, String fix) {
        faults.computeIfAbsent(rule.document(), name -> new Faults()).add(at, code, message, fix);
    }
}
