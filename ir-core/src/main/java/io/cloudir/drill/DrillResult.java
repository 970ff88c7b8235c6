package io.cloudir.drill;

import io.cloudir.incident.Phase;
import io.cloudir.model.IncidentId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a drill came to. Times are those of the simulation.
 *
 * @param drill its name
 * @param seed with which it was played
 * @param incidents what was opened, in the order in which it was
 * @param goals what had to hold, each met or not
 */
public record DrillResult(String drill, long seed, List<Played> incidents, List<Goal> goals) {
    public DrillResult {
        Objects.requireNonNull(drill, "drill");
        incidents = List.copyOf(incidents);
        goals = List.copyOf(goals);
    }

    /** Whether every goal is met. */
    public boolean holds() {
        return goals.stream().allMatch(Goal::met);
    }

    /**
     * An incident as it was played.
     *
     * @param id which one
     * @param scenario the scenario by which it was handled
     * @param phase where it ended
     * @param passes the times of each pass through the life cycle
     * @param journal its journal, as it is exported: lines of JSON
     */
    public record Played(IncidentId id, String scenario, Phase phase, List<Times> passes, String journal) {
        public Played {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(scenario, "scenario");
            Objects.requireNonNull(phase, "phase");
            passes = List.copyOf(passes);
            Objects.requireNonNull(journal, "journal");
        }
    }

    /**
     * How long it took in one pass; empty if it did not come to that.
     *
     * @param detect from the attacker's first call, in later passes from what reopened it, until the incident was opened, or reopened
     * @param contain from detection to the validated containment, as {@link io.cloudir.review.metrics.Lapse} measures it
     * @param recover from detection to the validated restorations, likewise
     */
    public record Times(Optional<Duration> detect, Optional<Duration> contain, Optional<Duration> recover) {
        public Times {
            Objects.requireNonNull(detect, "detect");
            Objects.requireNonNull(contain, "contain");
            Objects.requireNonNull(recover, "recover");
        }
    }
}
