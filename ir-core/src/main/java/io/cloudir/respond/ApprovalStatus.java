package io.cloudir.respond;

import java.util.List;

/** Whether an action may be executed now. */
public sealed interface ApprovalStatus {
    /**
     * It may.
     *
     * @param by the people who approved it; empty if the plan approves it automatically
     */
    record Approved(List<String> by) implements ApprovalStatus {
        public Approved {
            by = List.copyOf(by);
        }

        /** Whether the plan alone approves it. */
        public boolean isAutomatic() {
            return by.isEmpty();
        }
    }

    /**
     * It may not.
     *
     * @param unmet what is missing and what would meet it, one sentence each
     */
    record Missing(List<String> unmet) implements ApprovalStatus {
        public Missing {
            unmet = List.copyOf(unmet);
        }
    }
}
