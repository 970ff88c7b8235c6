package io.cloudir.incident.decision;

import io.cloudir.incident.lifecycle.TransitionCheck;
import java.util.Objects;
import java.util.Optional;

/** What comes of the decision to merge an incident into another. */
public sealed interface MergeDecision {
    /**
     * Two appends, in this order. After a stop between them both incidents are still worked on, nothing is lost, and
     * {@link MergeDecisions#resume} yields what is missing.
     *
     * @param toTarget to append first: the incident that takes over
     * @param toSource to append second: the incident that is taken over
     */
    record Granted(Decision.Granted toTarget, Decision.Granted toSource) implements MergeDecision {
        public Granted {
            Objects.requireNonNull(toTarget, "toTarget");
            Objects.requireNonNull(toSource, "toSource");
        }
    }

    /** Both journals tell of the merge, and the target lacks nothing of the source. */
    record Done() implements MergeDecision {}

    /**
     * The merge is refused, and nothing is to be appended.
     *
     * @param text one paragraph: what stands in the way and what to do about it
     * @param transition the refused transition of the source, if that is what stands in the way
     */
    record Refused(String text, Optional<TransitionCheck.Refused> transition) implements MergeDecision {
        public Refused {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(transition, "transition");
        }
    }
}
