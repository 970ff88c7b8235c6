package io.cloudir.severity;

import io.cloudir.model.Priority;
import io.cloudir.model.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * A severity with its reasons.
 *
 * @param severity how bad the incident is
 * @param priority how soon people must act
 * @param priorityReason why so soon: what is known of the actor, and what the priority would be otherwise
 * @param score 0 to 100, three decimals, half up
 * @param band the band that the score falls into
 * @param interval where the score may yet go once the unknown factors are known
 * @param decision what decided the severity
 * @param computed the severity without a person's override; equal to {@code severity} where there is none
 * @param computedBy what decided the computed severity: score or floor
 * @param model name and version of the model used
 * @param factors every factor, in the order of the model
 * @param floors every fact that has a floor, in the order of the model, whether or not it decided
 * @param notes what a reader should know besides: impact that stood in or disagrees, lowering granted or refused, override
 * @param counterfactuals changes that would change the severity; at most two for each factor and one for each fact of the
 *     model, one for all floors of a level together, two for all unknown factors together, one for the request to lower, and
 *     for the override
 */
public record Assessment(
        Severity severity,
        Priority priority,
        String priorityReason,
        BigDecimal score,
        String band,
        Interval interval,
        Decision decision,
        Severity computed,
        Decision computedBy,
        String model,
        List<FactorScore> factors,
        List<IncidentFact> floors,
        List<String> notes,
        List<Counterfactual> counterfactuals) {
    public Assessment {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(priorityReason, "priorityReason");
        Objects.requireNonNull(score, "score");
        Objects.requireNonNull(band, "band");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(computed, "computed");
        Objects.requireNonNull(computedBy, "computedBy");
        Objects.requireNonNull(model, "model");
        factors = List.copyOf(factors);
        floors = List.copyOf(floors);
        notes = List.copyOf(notes);
        counterfactuals = List.copyOf(counterfactuals);
    }

    /**
     * The scores that are possible.
     *
     * @param low the score if every unknown factor turned out at its least
     * @param high the score if every unknown factor turned out at its worst
     */
    public record Interval(BigDecimal low, BigDecimal high) {
        public Interval {
            if (low.compareTo(high) > 0) {
                throw new IllegalArgumentException("an interval ends below its start: " + low + " to " + high);
            }
        }
    }
}
