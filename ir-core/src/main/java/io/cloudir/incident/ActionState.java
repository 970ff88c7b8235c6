package io.cloudir.incident;

import java.time.Instant;
import java.util.Objects;

/** How far an action has come. New states may be added in minor versions. */
public sealed interface ActionState {
    /** It is known what it would change; nobody has approved it. */
    record Planned() implements ActionState {}

    /** Its plan was approved; whether an approval still counts depends on the time. */
    record Approved() implements ActionState {}

    /**
     * Changes are being made or undone. A journal that ends here belongs to a run that stopped.
     *
     * @param step the change last begun, from 0
     * @param undoing whether it is being undone
     */
    record Executing(int step, boolean undoing) implements ActionState {}

    /**
     * All its changes were made.
     *
     * @param at when the last one was
     */
    record Executed(Instant at) implements ActionState {
        public Executed {
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * The cloud was read back.
     *
     * @param holds whether the cloud is as the action left it
     * @param at when it was read
     */
    record Verified(boolean holds, Instant at) implements ActionState {
        public Verified {
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * It was undone.
     *
     * @param reason why
     * @param at when
     */
    record Released(String reason, Instant at) implements ActionState {
        public Released {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(at, "at");
        }
    }

    /**
     * It could not be finished.
     *
     * @param reason what went wrong
     * @param at when it was given up
     */
    record Failed(String reason, Instant at) implements ActionState {
        public Failed {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(at, "at");
        }
    }
}
