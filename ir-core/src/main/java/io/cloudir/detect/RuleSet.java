package io.cloudir.detect;

import io.cloudir.detect.sigma.Placeholders;
import io.cloudir.detect.sigma.SigmaDocument;
import io.cloudir.intel.IndicatorSet;
import java.util.List;
import java.util.Map;

/**
 * The rules that a {@link Detector} applies: those that come with the library, those that a user brings, or both. Every
 * rule in a set is understood to the last key; immutable and safe to share.
 */
public final class RuleSet {
    private static final RuleSet NONE = new RuleSet(List.of(), Placeholders.NONE, IndicatorSet.none());

    /** All documents, filters too. */
    private final List<LoadedRule> documents;

    private final List<LoadedRule> rules;
    private final Placeholders placeholders;
    private final IndicatorSet indicators;

    private RuleSet(List<LoadedRule> documents, Placeholders placeholders, IndicatorSet indicators) {
        this.documents = List.copyOf(documents);
        this.rules = Filters.applied(documents);
        this.placeholders = placeholders;
        this.indicators = indicators;
    }

    /** No rules; a user's own are added with {@link #with}. */
    public static RuleSet none() {
        return NONE;
    }

    /** The rules that come with the library. */
    public static RuleSet shipped() {
        return Shipped.RULES;
    }

    /**
     * These rules and a user's own. A user's correlation may name rules of this set, which then still fire by themselves.
     *
     * @param documents Sigma rules, correlations and filters; a filter is for the rules of this set as well
     * @throws FaultyRulesException if a document cannot be read, uses what is not supported, names a rule that is not
     *     there, or has the id of another rule
     */
    public RuleSet with(List<RuleDocument> documents) {
        return with(documents, Signal.Origin.USER);
    }

    /**
     * The same rules; those added from now on may use placeholders, such as {@code %Administrators%} in a value with
     * {@code expand}.
     *
     * @param values for each name the texts that it stands for, in which {@code *} and {@code ?} are wildcards
     */
    public RuleSet withPlaceholders(Map<String, List<String>> values) {
        return new RuleSet(documents, placeholders.with(Placeholders.of(values)), indicators);
    }

    /**
     * The same rules, and a signal for each record that tells of something that an indicator names: an address, a domain, a
     * file's hash, a client.
     *
     * @param known the indicators, in place of those given before
     */
    public RuleSet withIndicators(IndicatorSet known) {
        return new RuleSet(documents, placeholders, known);
    }

    /** The indicators that records are compared with. */
    IndicatorSet indicators() {
        return indicators;
    }

    /** How many rules and correlations there are. */
    public int size() {
        return rules.size();
    }

    /** The rules in the order they were loaded: id, title and origin of each. */
    public List<Signal.Rule> rules() {
        return rules.stream().map(LoadedRule::reference).toList();
    }

    /** Whether a rule learns what is usual. */
    public boolean hasBaselines() {
        return rules.stream().anyMatch(rule -> rule.sigma() instanceof SigmaDocument.Baseline);
    }

    List<LoadedRule> loaded() {
        return rules;
    }

    private RuleSet with(List<RuleDocument> documents, Signal.Origin origin) {
        RuleLoading loading = new RuleLoading(this.documents, placeholders);
        documents.forEach(document -> loading.add(document, origin));
        return new RuleSet(loading.finish(), placeholders, indicators);
    }

    /** Read when first asked for, and once. */
    private static final class Shipped {
        static final RuleSet RULES = NONE.with(ShippedRules.documents(), Signal.Origin.SHIPPED);
    }
}
