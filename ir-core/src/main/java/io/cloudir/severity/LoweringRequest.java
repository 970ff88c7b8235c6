package io.cloudir.severity;

import java.util.Objects;

/**
 * Somebody asks for a severity one level lower than the score gives. It is granted if one of the model's grounds holds,
 * and never takes the severity below a floor.
 *
 * @param reason why, in a sentence; not blank
 */
public record LoweringRequest(String reason) {
    public LoweringRequest {
        Objects.requireNonNull(reason, "reason");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("the reason for lowering the severity is blank; say why it is lower");
        }
    }
}
