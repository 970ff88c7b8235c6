package io.cloudir.severity;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is known about an incident: the input of an assessment. Begin with {@link #unknown()} and add what is known; each
 * {@code with} method returns a new value. Options and facts are ids of the {@link SeverityTable} that will judge them.
 *
 * @param factors the chosen option of each NCISS factor that is known; a factor that is absent is unknown
 * @param facts what is true of the incident; what is absent is not known to be true
 * @param impact the NIST SP 800-61 impact, by category; a category that is absent is unknown
 * @param actor whether the actor is still at work
 * @param lowering a request to lower the severity by one level
 * @param override a person's decision against the computed severity
 */
public record SeverityFacts(
        Map<Factor, String> factors,
        SortedSet<IncidentFact> facts,
        Map<ImpactCategory, String> impact,
        ActorActivity actor,
        Optional<LoweringRequest> lowering,
        Optional<SeverityOverride> override) {
    /** The id that stands for an option which nobody knows; it is never kept in the maps. */
    public static final String UNKNOWN = "UNKNOWN";

    private static final SeverityFacts NOTHING = new SeverityFacts(
            Map.of(),
            Collections.emptySortedSet(),
            Map.of(),
            ActorActivity.UNKNOWN,
            Optional.empty(),
            Optional.empty());

    public SeverityFacts {
        factors = known(Factor.class, factors);
        facts = Collections.unmodifiableSortedSet(new TreeSet<>((Collection<IncidentFact>) facts));
        impact = known(ImpactCategory.class, impact);
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(lowering, "lowering");
        Objects.requireNonNull(override, "override");
    }

    /** Facts of an incident of which nothing is known. */
    public static SeverityFacts unknown() {
        return NOTHING;
    }

    /** The option chosen for a factor, or {@value #UNKNOWN}. */
    public String option(Factor factor) {
        return factors.getOrDefault(factor, UNKNOWN);
    }

    /** The same facts with one factor set to an option, or to {@value #UNKNOWN}. */
    public SeverityFacts with(Factor factor, String option) {
        return new SeverityFacts(put(Factor.class, factors, factor, option), facts, impact, actor, lowering, override);
    }

    /** The same facts with one more that is true. */
    public SeverityFacts with(IncidentFact fact) {
        SortedSet<IncidentFact> more = new TreeSet<>((Collection<IncidentFact>) facts);
        more.add(fact);
        return new SeverityFacts(factors, more, impact, actor, lowering, override);
    }

    /** The same facts without one of them. */
    public SeverityFacts without(IncidentFact fact) {
        SortedSet<IncidentFact> fewer = new TreeSet<>((Collection<IncidentFact>) facts);
        fewer.remove(fact);
        return new SeverityFacts(factors, fewer, impact, actor, lowering, override);
    }

    /** The same facts with the impact in one category, or {@value #UNKNOWN}. */
    public SeverityFacts with(ImpactCategory category, String option) {
        return new SeverityFacts(
                factors, facts, put(ImpactCategory.class, impact, category, option), actor, lowering, override);
    }

    /** The same facts with what is known of the actor. */
    public SeverityFacts with(ActorActivity activity) {
        return new SeverityFacts(factors, facts, impact, activity, lowering, override);
    }

    /** The same facts with a request to lower the severity. */
    public SeverityFacts with(LoweringRequest request) {
        return new SeverityFacts(factors, facts, impact, actor, Optional.of(request), override);
    }

    /** The same facts with a person's decision. */
    public SeverityFacts with(SeverityOverride decision) {
        return new SeverityFacts(factors, facts, impact, actor, lowering, Optional.of(decision));
    }

    /** The same facts without a request to lower the severity. */
    public SeverityFacts withoutLowering() {
        return new SeverityFacts(factors, facts, impact, actor, Optional.empty(), override);
    }

    /** The same facts without a person's decision. */
    public SeverityFacts withoutOverride() {
        return new SeverityFacts(factors, facts, impact, actor, lowering, Optional.empty());
    }

    private static <K extends Enum<K>> Map<K, String> known(Class<K> type, Map<K, String> options) {
        Map<K, String> known = new EnumMap<>(type);
        options.forEach((key, option) -> {
            if (!Objects.requireNonNull(option, "option").equals(UNKNOWN)) {
                known.put(key, option);
            }
        });
        return Collections.unmodifiableMap(known);
    }

    private static <K extends Enum<K>> Map<K, String> put(Class<K> type, Map<K, String> options, K key, String option) {
        Map<K, String> changed = new EnumMap<>(type);
        changed.putAll(options);
        changed.put(key, option);
        return changed;
    }
}
