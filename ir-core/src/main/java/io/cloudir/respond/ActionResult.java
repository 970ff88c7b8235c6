package io.cloudir.respond;

import io.cloudir.cloud.StateRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What became of an attempt to execute, undo or take up an action. New results may be added in minor versions. */
public sealed interface ActionResult {
    /**
     * It is as was asked for, by this run or by an earlier one.
     *
     * @param residue what stays or is lost although the action was undone; empty if nothing is, and after executing
     */
    record Done(List<String> residue) implements ActionResult {
        public Done {
            residue = List.copyOf(residue);
        }
    }

    /**
     * No further call was made, since something is missing. Calls made by an earlier run stay.
     *
     * @param unmet what is missing and what would meet it, one sentence each
     */
    record Refused(List<String> unmet) implements ActionResult {
        public Refused {
            unmet = List.copyOf(unmet);
            if (unmet.isEmpty()) {
                throw new IllegalArgumentException("a refusal tells what is missing");
            }
        }
    }

    /**
     * Somebody else is at work on it.
     *
     * @param runner who
     * @param until when that claim lapses
     */
    record Busy(String runner, Instant until) implements ActionResult {
        public Busy {
            Objects.requireNonNull(runner, "runner");
            Objects.requireNonNull(until, "until");
        }
    }

    /**
     * The cloud is neither as it was before nor as it should become: somebody else changed it, and a person decides.
     *
     * @param step position of the change in the plan, from 0
     * @param target what differs
     * @param before what it should have been
     * @param after what it should have become
     * @param present what it is
     */
    record Differs(int step, StateRef target, String before, String after, String present) implements ActionResult {
        public Differs {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
            Objects.requireNonNull(present, "present");
        }

        @Override
        public String text() {
            return target + " was expected to be '" + before + "' and to become '" + after + "', but is '" + present
                    + "'; somebody else changed it, so a person must decide";
        }
    }

    /**
     * The cloud did not do it. What was done until then stays; execute it again or release it.
     *
     * @param reason what went wrong
     * @param retryable whether the same may succeed later
     */
    record Failed(String reason, boolean retryable) implements ActionResult {
        public Failed {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** What became of it, in one sentence for a person; it may quote the cloud. */
    default String text() {
        if (this instanceof Done) {
            return "it is as was asked for";
        } else if (this instanceof Refused refused) {
            return String.join("; ", refused.unmet());
        } else if (this instanceof Busy busy) {
            return busy.runner() + " is at work on it until " + busy.until();
        } else if (this instanceof Failed failed) {
            return failed.reason() + (failed.retryable() ? "; try again" : "");
        }
        return toString();
    }

    /** Whether it is as was asked for. */
    default boolean isDone() {
        return this instanceof Done;
    }
}
