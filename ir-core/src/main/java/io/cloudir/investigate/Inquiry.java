package io.cloudir.investigate;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.incident.Incident;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.model.Digest;
import io.cloudir.model.Entity;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What the steps of one investigation know and what they have found so far. */
final class Inquiry {
    private static final int RECORD_LIMIT = 100;
    private static final int ENTITY_LIMIT = 100;
    private static final int ID_DIGITS = 12;

    private final Incident incident;
    private final CloudAdapter cloud;
    private final List<CitedRecord> records;
    private final List<Suspect> suspects;
    private final List<Activity> activities;
    private final Map<String, FindingRecorded> findings = new LinkedHashMap<>();
    private final List<Fix> fixes = new ArrayList<>();
    private final SortedSet<Entity> affected = new TreeSet<>();

    Inquiry(Incident incident, CloudAdapter cloud, List<Activity> activities) {
        this.incident = incident;
        this.cloud = cloud;
        this.records = CitedRecord.of(incident);
        this.suspects = Suspect.of(incident);
        this.activities = List.copyOf(activities);
    }

    /** A number with its noun: {@code 1 identity}, {@code 2 identities}, {@code 2 keys}. */
    static String count(long number, String noun) {
        if (number == 1) {
            return "1 " + noun;
        }
        boolean changes = noun.endsWith("ty");
        boolean hisses = noun.endsWith("s");
        return number + " " + (changes ? noun.substring(0, noun.length() - 1) + "ies" : noun + (hisses ? "es" : "s"));
    }

    Incident incident() {
        return incident;
    }

    CloudAdapter cloud() {
        return cloud;
    }

    List<CitedRecord> records() {
        return records;
    }

    List<Suspect> suspects() {
        return suspects;
    }

    List<Activity> activities() {
        return activities;
    }

    /** What is affected so far; steps add to it. */
    SortedSet<Entity> affected() {
        return affected;
    }

    List<FindingRecorded> findings() {
        return List.copyOf(findings.values());
    }

    List<Fix> fixes() {
        return fixes;
    }

    /**
     * Records a finding.
     *
     * @param about what tells it apart from the other findings of its step; its id is derived from both
     */
    void found(String step, String about, String statement, Collection<Entity> entities, List<String> recordIds) {
        String id = step + '-' + Digest.ofText(step + '\n' + about).hex().substring(0, ID_DIGITS);
        findings.put(
                id,
                new FindingRecorded(
                        id,
                        step,
                        statement,
                        entities.stream()
                                .distinct()
                                .sorted()
                                .limit(ENTITY_LIMIT)
                                .toList(),
                        recordIds.stream().distinct().limit(RECORD_LIMIT).toList()));
    }

    /**
     * Asks the cloud. If it does not answer, that is a finding, and the investigation goes on.
     *
     * @param source what is asked, for people
     * @param hidden what nobody can see because of it
     */
    <T> Optional<T> ask(String step, String source, String hidden, Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (CloudException e) {
            found(
                    step,
                    "visibility lost: " + source,
                    "Visibility lost: " + source + " did not answer (" + Text.printable(String.valueOf(e.getMessage()))
                            + "); hidden is " + hidden + ".",
                    List.of(),
                    List.of());
            return Optional.empty();
        }
    }
}
