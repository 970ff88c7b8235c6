package io.cloudir.incident.lifecycle;

import io.cloudir.incident.Phase;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Whether an incident may move, and if not, everything that stands in the way. */
public sealed interface TransitionCheck {
    /**
     * The move may be made.
     *
     * @param transition the row of the table that allows it
     */
    record Allowed(Transition transition) implements TransitionCheck {
        public Allowed {
            Objects.requireNonNull(transition, "transition");
        }
    }

    /**
     * The move may not be made.
     *
     * @param from the phase the incident is in
     * @param to the phase asked for
     * @param allowed the phases that the table allows from here, whether or not their gates are met
     * @param unmet every gate that stands in the way; empty if the table has no such move
     */
    record Refused(Phase from, Phase to, List<Phase> allowed, List<UnmetGate> unmet) implements TransitionCheck {
        public Refused {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            allowed = List.copyOf(allowed);
            unmet = List.copyOf(unmet);
        }

        /** The refusal as one paragraph: what was asked, what stands in the way, and what would meet it. */
        public String text() {
            String move = "cannot go from " + from.code() + " to " + to.code();
            if (!unmet.isEmpty()) {
                return unmet.stream()
                        .map(gate -> gate.name() + " (" + gate.reason() + "; to meet it: " + gate.whatMeetsIt() + ")")
                        .collect(Collectors.joining("; ", move + ": not met: ", "."));
            }
            return allowed.isEmpty()
                    ? move + ": " + from.code() + " is final."
                    : allowed.stream().map(Phase::code).collect(Collectors.joining(", ", move + "; allowed: ", "."));
        }
    }
}
