package io.cloudir.respond;

import io.cloudir.incident.event.ResponseEvent.ActionApproved;
import java.util.List;
import java.util.Objects;

/** Whether a person's approval counts, told before it is journalled. */
public sealed interface ApprovalGrant {
    /**
     * It counts.
     *
     * @param approval the entry to append, by that person
     */
    record Granted(ActionApproved approval) implements ApprovalGrant {
        public Granted {
            Objects.requireNonNull(approval, "approval");
        }
    }

    /**
     * It would not count.
     *
     * @param unmet why, and who may approve, one sentence each
     */
    record Refused(List<String> unmet) implements ApprovalGrant {
        public Refused {
            unmet = List.copyOf(unmet);
        }
    }
}
