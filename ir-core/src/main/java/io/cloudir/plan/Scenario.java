package io.cloudir.plan;

import io.cloudir.model.Category;
import io.cloudir.model.Technique;
import io.cloudir.model.Trigger;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A kind of incident and how it is handled.
 *
 * @param id its id
 * @param title what people call it
 * @param category the group that it belongs to
 * @param summary what it is, in a sentence; may be empty
 * @param triggers the triggers that point to it
 * @param tactics ids of ATT&amp;CK tactics seen in it, such as {@code TA0005}
 * @param techniques ATT&amp;CK techniques that point to it; one without a dot stands for its sub-techniques too
 * @param severityFactors options of severity factors to assume until more is known, by name of the factor
 * @param severityFacts facts of the severity model to assume
 * @param playbook id of the playbook
 * @param containment what to do about containment when nobody has decided
 */
public record Scenario(
        String id,
        String title,
        Category category,
        String summary,
        List<Trigger> triggers,
        List<String> tactics,
        List<Technique> techniques,
        Map<String, String> severityFactors,
        List<String> severityFacts,
        String playbook,
        Containment containment) {
    public Scenario {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(summary, "summary");
        triggers = List.copyOf(triggers);
        tactics = List.copyOf(tactics);
        techniques = List.copyOf(techniques);
        severityFactors = Collections.unmodifiableMap(new LinkedHashMap<>(severityFactors));
        severityFacts = List.copyOf(severityFacts);
        Objects.requireNonNull(playbook, "playbook");
        Objects.requireNonNull(containment, "containment");
    }

    /**
     * How strongly signals point to this scenario: 2 for each technique, 1 for each trigger of it that was seen. A
     * technique says what was done, a trigger only how it was noticed.
     */
    public int affinity(Collection<Trigger> seenTriggers, Collection<Technique> seenTechniques) {
        long byTechnique =
                seenTechniques.stream().distinct().filter(this::covers).count();
        long byTrigger =
                seenTriggers.stream().distinct().filter(triggers::contains).count();
        return Math.toIntExact(2 * byTechnique + byTrigger);
    }

    private boolean covers(Technique seen) {
        return techniques.stream().anyMatch(own -> own.equals(seen) || seen.id().startsWith(own.id() + "."));
    }
}
