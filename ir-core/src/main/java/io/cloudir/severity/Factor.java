package io.cloudir.severity;

import java.util.Arrays;
import java.util.Optional;

/** The eight categories that the CISA National Cyber Incident Scoring System (NCISS) weighs. */
public enum Factor {
    /** What the incident does to services. */
    FUNCTIONAL_IMPACT("functionalImpact"),
    /** How far the actor has been seen to go, in the stages of the Cyber Threat Framework. */
    OBSERVED_ACTIVITY("observedActivity"),
    /** How near to the critical systems the actor has been seen. */
    LOCATION_OF_OBSERVED_ACTIVITY("locationOfObservedActivity"),
    /** Who the actor seems to be. */
    ACTOR_CHARACTERIZATION("actorCharacterization"),
    /** What was lost, altered or destroyed. */
    INFORMATION_IMPACT("informationImpact"),
    /** What it takes to recover. */
    RECOVERABILITY("recoverability"),
    /** Which sector depends on the victim. */
    CROSS_SECTOR_DEPENDENCY("crossSectorDependency"),
    /** What could still come of it. */
    POTENTIAL_IMPACT("potentialImpact");

    private final String id;

    Factor(String id) {
        this.id = id;
    }

    /** The name used in JSON and YAML. */
    public String id() {
        return id;
    }

    /** The factor of that {@link #id()}, if there is one. */
    public static Optional<Factor> ofId(String id) {
        return Arrays.stream(values()).filter(factor -> factor.id.equals(id)).findFirst();
    }
}
