package io.cloudir.severity;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What one factor adds to a score.
 *
 * @param factor which
 * @param option the option that counted, or {@value SeverityFacts#UNKNOWN}
 * @param basis where the option came from
 * @param value the option's value, 0 to 100
 * @param weight the factor's weight
 * @param contribution points of the score that come from it: weight times the distance from the least value, in
 *     hundredths of what all factors at their worst would add up to; three decimals, half up. Rounded one by one,
 *     contributions may differ from the score in the last digit when added up
 */
public record FactorScore(
        Factor factor, String option, Basis basis, BigDecimal value, BigDecimal weight, BigDecimal contribution) {
    /** Where the option of a factor comes from. */
    public enum Basis {
        /** The facts state it. */
        STATED,
        /** The facts leave it open; the NIST impact of its category stands in. */
        IMPACT,
        /** Nobody knows; the model's value for an unknown counts. */
        UNKNOWN
    }

    public FactorScore {
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(option, "option");
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(weight, "weight");
        Objects.requireNonNull(contribution, "contribution");
    }
}
