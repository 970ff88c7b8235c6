package io.cloudir.incident;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A stay in a phase.
 *
 * @param phase the phase
 * @param entered when it was entered
 * @param left when it was left; empty while the incident is in it
 * @param reason why it was entered; empty for a step forward that needed none
 */
public record PhaseSpan(Phase phase, Instant entered, Optional<Instant> left, String reason) {
    public PhaseSpan {
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(entered, "entered");
        Objects.requireNonNull(left, "left");
        Objects.requireNonNull(reason, "reason");
    }

    PhaseSpan left(Instant when) {
        return new PhaseSpan(phase, entered, Optional.of(when), reason);
    }
}
