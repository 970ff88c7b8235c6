package io.cloudir.incident.decision;

import io.cloudir.model.IncidentId;
import java.util.Objects;

/** Where a signal belongs, seen from one incident. */
public sealed interface Route {
    /** The signal is attached already. */
    record Known() implements Route {}

    /** The signal has nothing to do with the incident. */
    record Unrelated() implements Route {}

    /**
     * The signal is added to the incident as it is.
     *
     * @param reason why it belongs there
     */
    record Attach(String reason) implements Route {
        public Attach {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * The incident is taken back to investigation, and the signal is added to it.
     *
     * @param reason why: the reason of the transition
     */
    record Reopen(String reason) implements Route {
        public Reopen {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * The signal begins an incident of its own that is linked to this one.
     *
     * @param relation how the new incident relates to this one, such as {@code reoccurrence-of}
     * @param reason why
     */
    record OpenLinked(String relation, String reason) implements Route {
        public OpenLinked {
            Objects.requireNonNull(relation, "relation");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * The incident goes on as part of another; ask again there.
     *
     * @param target the incident that took it over
     */
    record Follow(IncidentId target) implements Route {
        public Follow {
            Objects.requireNonNull(target, "target");
        }
    }
}
