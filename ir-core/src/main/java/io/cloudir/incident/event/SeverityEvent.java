package io.cloudir.incident.event;

import io.cloudir.model.Priority;
import io.cloudir.model.Severity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How bad the incident is, and why. Scores and weights are decimals, kept as text so that they stay exact. */
public sealed interface SeverityEvent extends IncidentEvent {
    /**
     * One factor of an assessment.
     *
     * @param name the factor
     * @param option the option that was chosen or {@code UNKNOWN}
     * @param value the option's value
     * @param weight the factor's weight
     * @param contribution points of the score that come from it
     */
    record Factor(String name, String option, String value, String weight, String contribution) {
        public Factor {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(option, "option");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(weight, "weight");
            Objects.requireNonNull(contribution, "contribution");
        }
    }

    /**
     * What would change the assessment.
     *
     * @param condition a change of one fact
     * @param outcome the severity that would follow
     */
    record Counterfactual(String condition, String outcome) {
        public Counterfactual {
            Objects.requireNonNull(condition, "condition");
            Objects.requireNonNull(outcome, "outcome");
        }
    }

    /**
     * The severity was computed from facts.
     *
     * @param severity the result
     * @param priority how soon people must act
     * @param priorityReason why so soon; empty in entries that are older than this field
     * @param score 0 to 100, three decimals
     * @param band the band that the score falls into
     * @param low the least score that the unknown factors allow
     * @param high the greatest score that they allow
     * @param decidedBy {@code score}, or {@code floor:} and the floor's id
     * @param model name and version of the table used
     * @param factors every factor
     * @param floors ids of all floors that apply
     * @param counterfactuals what would change the result
     * @param change how it differs from the assessment before it and why; empty in the first, and in entries that are older
     *     than this field
     */
    record SeverityAssessed(
            Severity severity,
            Priority priority,
            Optional<String> priorityReason,
            String score,
            String band,
            String low,
            String high,
            String decidedBy,
            String model,
            List<Factor> factors,
            List<String> floors,
            List<Counterfactual> counterfactuals,
            Optional<String> change)
            implements SeverityEvent {
        public SeverityAssessed {
            Objects.requireNonNull(severity, "severity");
            Objects.requireNonNull(priority, "priority");
            Objects.requireNonNull(priorityReason, "priorityReason");
            Objects.requireNonNull(score, "score");
            Objects.requireNonNull(band, "band");
            Objects.requireNonNull(low, "low");
            Objects.requireNonNull(high, "high");
            Objects.requireNonNull(decidedBy, "decidedBy");
            Objects.requireNonNull(model, "model");
            factors = List.copyOf(factors);
            floors = List.copyOf(floors);
            counterfactuals = List.copyOf(counterfactuals);
            Objects.requireNonNull(change, "change");
        }

        /** An assessment that follows on none. */
        public SeverityAssessed(
                Severity severity,
                Priority priority,
                Optional<String> priorityReason,
                String score,
                String band,
                String low,
                String high,
                String decidedBy,
                String model,
                List<Factor> factors,
                List<String> floors,
                List<Counterfactual> counterfactuals) {
            this(
                    severity,
                    priority,
                    priorityReason,
                    score,
                    band,
                    low,
                    high,
                    decidedBy,
                    model,
                    factors,
                    floors,
                    counterfactuals,
                    Optional.empty());
        }

        /** The same, with how it differs from the assessment before it; empty if it follows on none. */
        public SeverityAssessed changing(Optional<String> how) {
            return new SeverityAssessed(
                    severity,
                    priority,
                    priorityReason,
                    score,
                    band,
                    low,
                    high,
                    decidedBy,
                    model,
                    factors,
                    floors,
                    counterfactuals,
                    how);
        }
    }

    /**
     * A person set the severity against what was computed.
     *
     * @param severity the new severity
     * @param priority the new priority
     * @param reason why
     */
    record SeverityOverridden(Severity severity, Priority priority, String reason) implements SeverityEvent {
        public SeverityOverridden {
            Objects.requireNonNull(severity, "severity");
            Objects.requireNonNull(priority, "priority");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
