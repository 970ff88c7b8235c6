package io.cloudir.severity;

import java.util.Objects;

/** What decided a severity. */
public sealed interface Decision {
    /** The form used in JSON: {@code score}, {@code floor:} and its id, or {@code override}. */
    String code();

    /** The band of the score, lowered where that was granted. */
    record Score() implements Decision {
        @Override
        public String code() {
            return "score";
        }
    }

    /**
     * A fact called for more than the score gives.
     *
     * @param fact the fact with the floor
     */
    record Floor(IncidentFact fact) implements Decision {
        public Floor {
            Objects.requireNonNull(fact, "fact");
        }

        @Override
        public String code() {
            return "floor:" + fact.id();
        }
    }

    /**
     * A person decided otherwise.
     *
     * @param by who, what and why
     */
    record Overridden(SeverityOverride by) implements Decision {
        public Overridden {
            Objects.requireNonNull(by, "by");
        }

        @Override
        public String code() {
            return "override";
        }
    }
}
