package io.cloudir.respond;

import io.cloudir.model.Entity;
import java.util.Objects;

/** What became of planning a proposal. */
public sealed interface PlanAnswer {
    /**
     * It is known what would change.
     *
     * @param plan the plan; it may be empty
     */
    record Planned(ActionPlan plan) implements PlanAnswer {
        public Planned {
            Objects.requireNonNull(plan, "plan");
        }
    }

    /**
     * What the proposal names is not there, or changed nothing that could be taken back: there is nothing to do.
     *
     * @param target what would have been acted upon
     * @param reason what the cloud said
     */
    record Gone(Entity target, String reason) implements PlanAnswer {
        public Gone {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * It is left to a person.
     *
     * @param target what would have been acted upon
     * @param reason why it is left alone
     */
    record LeftAlone(Entity target, String reason) implements PlanAnswer {
        public LeftAlone {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
