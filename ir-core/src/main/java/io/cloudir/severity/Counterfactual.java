package io.cloudir.severity;

import io.cloudir.model.Severity;
import java.util.Objects;

/**
 * One change of the facts that would change the severity.
 *
 * @param condition the change, for people
 * @param changed the facts with that change and no other: assessing them gives {@code severity}
 * @param severity the severity that would follow
 */
public record Counterfactual(String condition, SeverityFacts changed, Severity severity) {
    public Counterfactual {
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(changed, "changed");
        Objects.requireNonNull(severity, "severity");
    }
}
