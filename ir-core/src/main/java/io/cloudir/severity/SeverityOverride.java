package io.cloudir.severity;

import io.cloudir.model.Severity;
import java.util.Objects;

/**
 * A person sets the severity against score and floors, up or down. The computed value stays in the assessment beside it.
 *
 * @param severity the severity to use instead
 * @param person who answers for it; not blank
 * @param reason why, in a sentence; not blank
 */
public record SeverityOverride(Severity severity, String person, String reason) {
    public SeverityOverride {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(reason, "reason");
        if (person.isBlank()) {
            throw new IllegalArgumentException(
                    "the person who overrides the severity is blank; name who answers for it");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("the reason for overriding the severity is blank; say why it differs");
        }
    }
}
