package io.cloudir.respond;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.IdentityDetail;
import io.cloudir.cloud.Usage;
import io.cloudir.plan.CriticalSystem;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.plan.Toolkit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the account and the response plan tell besides the records of an incident, as far as proposals depend on it. What was
 * not answered is named, and no proposal rests on it.
 *
 * @param identities what suspects have, by the name that the log gives them
 * @param usedBefore what suspects used before the incident began, by the same names
 * @param freshRegions regions in which suspects made something and the account did nothing before, by its audit log
 * @param versionedBuckets buckets that suspects wrote to and that keep versions
 * @param screens what turns addresses away in front of applications
 * @param criticalSystems the systems whose loss hurts most, by the plan
 * @param toolkits the tools at hand, by the plan
 * @param unanswered what the cloud was asked and did not tell, with its reason, one sentence each
 */
public record Circumstances(
        SortedMap<String, IdentityDetail> identities,
        SortedMap<String, Usage> usedBefore,
        Set<String> freshRegions,
        Set<String> versionedBuckets,
        List<String> screens,
        List<CriticalSystem> criticalSystems,
        List<Toolkit> toolkits,
        List<String> unanswered) {
    /** Nothing but the records is known. */
    public static final Circumstances UNKNOWN = new Circumstances(
            new TreeMap<>(), new TreeMap<>(), Set.of(), Set.of(), List.of(), List.of(), List.of(), List.of());

    public Circumstances {
        identities = sorted(identities);
        usedBefore = sorted(usedBefore);
        freshRegions = Set.copyOf(freshRegions);
        versionedBuckets = Set.copyOf(versionedBuckets);
        screens = List.copyOf(screens);
        criticalSystems = List.copyOf(criticalSystems);
        toolkits = List.copyOf(toolkits);
        unanswered = List.copyOf(unanswered);
    }

    /**
     * Asks the cloud, changing nothing. What it refuses, or does not answer after the attempts that the settings allow, is told
     * as {@link #unanswered}.
     */
    public static Circumstances ask(
            CloudAdapter cloud, IncidentFacts facts, ResponsePlan plan, RunnerSettings settings) {
        return new AskedCircumstances(cloud, facts, new StepCall(settings)).of(plan);
    }

    /** The critical system that one of these names belongs to. */
    Optional<String> criticalSystemOf(Collection<String> names) {
        return criticalSystems.stream()
                .filter(system -> names.stream().anyMatch(system::includes))
                .map(CriticalSystem::name)
                .findFirst();
    }

    private static <V> SortedMap<String, V> sorted(Map<String, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
