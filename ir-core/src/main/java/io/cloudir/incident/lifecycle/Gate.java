package io.cloudir.incident.lifecycle;

import io.cloudir.incident.Incident;
import java.time.Instant;
import java.util.Optional;

/**
 * What must hold before an incident may take a transition: a pure function of the folded incident and the instant. Either
 * one of the {@link StandardGate}s or a {@link DeclaredGate} of the user's own.
 */
public sealed interface Gate permits StandardGate, DeclaredGate {
    /** Its name in plans, refusals and JSON: lower case with hyphens. */
    String code();

    /** What it checks, as a clause: "the scope is established". */
    String checks();

    /** What meets it, as a clause that tells somebody what to do. */
    String metBy();

    /**
     * Why it is not met.
     *
     * @param incident the incident as folded
     * @param now the instant of the decision
     * @return the reason, or empty if the gate is met
     */
    Optional<String> unmet(Incident incident, Instant now);
}
