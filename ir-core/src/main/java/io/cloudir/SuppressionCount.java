package io.cloudir;

import io.cloudir.plan.Suppression;
import java.util.Objects;

/**
 * What a suppression of the plan did to the signals placed by one {@link IncidentResponse}.
 *
 * @param suppression the suppression
 * @param heldBack how many signals it held back
 * @param outOfTime how many it did not hold back because they came before it began or after it had ended
 * @param expired whether it has ended by now
 */
public record SuppressionCount(Suppression suppression, long heldBack, long outOfTime, boolean expired) {
    public SuppressionCount {
        Objects.requireNonNull(suppression, "suppression");
    }
}
