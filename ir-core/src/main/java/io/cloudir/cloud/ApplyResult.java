package io.cloudir.cloud;

import java.util.Objects;

/** What became of a {@link StateChange}. */
public sealed interface ApplyResult {
    /** Whether the state is now what the change wanted. */
    default boolean holds() {
        return !(this instanceof Differs);
    }

    /**
     * It was made.
     *
     * @param detail what the cloud answered, such as the id of what was made
     */
    record Applied(String detail) implements ApplyResult {
        public Applied {
            Objects.requireNonNull(detail, "detail");
        }
    }

    /** The state was already what the change wanted; nothing was done. */
    record AlreadyDone() implements ApplyResult {}

    /**
     * The state is neither what it should have been nor what it should become; nothing was done. Somebody else changed it:
     * a person decides.
     *
     * @param before what it should have been
     * @param after what it should have become
     * @param present what it is
     */
    record Differs(String before, String after, String present) implements ApplyResult {
        public Differs {
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
            Objects.requireNonNull(present, "present");
        }
    }
}
