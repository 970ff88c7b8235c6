package io.cloudir.incident;

import io.cloudir.incident.event.SeverityEvent.SeverityAssessed;
import io.cloudir.incident.event.SeverityEvent.SeverityOverridden;
import io.cloudir.model.Actor;
import io.cloudir.model.Priority;
import io.cloudir.model.Severity;
import java.util.Optional;

/**
 * How bad the incident is. An override stands until another one, with one exception in the direction of care: an
 * assessment made after it counts when it is worse than the override and worse than what the override was set against.
 *
 * @param assessment the newest assessment
 * @param derived the newest assessment that automation made of what the journal tells; what a person states is none
 * @param overridden the newest override that still counts
 * @param overruled the severity that had been assessed when that override was made
 */
public record Rating(
        Optional<Recorded<SeverityAssessed>> assessment,
        Optional<Recorded<SeverityAssessed>> derived,
        Optional<Recorded<SeverityOverridden>> overridden,
        Optional<Severity> overruled) {
    static final Rating NONE = new Rating(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The severity that counts; empty until it was assessed or set by a person. */
    public Optional<Severity> severity() {
        return overridden
                .map(it -> it.event().severity())
                .or(() -> assessment.map(it -> it.event().severity()));
    }

    /** The priority that counts; empty until it was assessed or set by a person. */
    public Optional<Priority> priority() {
        return overridden
                .map(it -> it.event().priority())
                .or(() -> assessment.map(it -> it.event().priority()));
    }

    Rating assessed(Recorded<SeverityAssessed> newer) {
        Severity severity = newer.event().severity();
        boolean lapses = overridden
                        .filter(it -> severity.compareTo(it.event().severity()) > 0)
                        .isPresent()
                && overruled.filter(it -> it.atLeast(severity)).isEmpty();
        Optional<Recorded<SeverityAssessed>> own =
                newer.actor() instanceof Actor.Automation ? Optional.of(newer) : derived;
        return lapses
                ? new Rating(Optional.of(newer), own, Optional.empty(), Optional.empty())
                : new Rating(Optional.of(newer), own, overridden, overruled);
    }

    Rating overridden(Recorded<SeverityOverridden> newer) {
        return new Rating(
                assessment,
                derived,
                Optional.of(newer),
                assessment.map(it -> it.event().severity()));
    }
}
