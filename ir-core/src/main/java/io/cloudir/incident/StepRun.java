package io.cloudir.incident;

import io.cloudir.incident.event.ResponseEvent.Effect;
import io.cloudir.incident.event.ResponseEvent.StepFinished;
import io.cloudir.incident.event.ResponseEvent.StepStarted;
import java.util.Objects;
import java.util.Optional;

/**
 * One cloud call of an action: what was read before it and what came back.
 *
 * @param started what was about to be done, with the state read before
 * @param finished what came back; empty if the run stopped before that was known
 */
public record StepRun(Recorded<StepStarted> started, Optional<Recorded<StepFinished>> finished) {
    public StepRun {
        Objects.requireNonNull(started, "started");
        Objects.requireNonNull(finished, "finished");
    }

    /** Position of the change in the plan, from 0. */
    public int step() {
        return started.event().step();
    }

    /** Whether the change was being undone. */
    public boolean undoing() {
        return started.event().undoing();
    }

    /** Whether the call came back and took effect. */
    public boolean succeeded() {
        return finished.filter(it -> it.event().succeeded()).isPresent();
    }

    /** Whether the cloud said that this call made the change. */
    public boolean isToldAsMade() {
        return effect().filter(Effect.MADE::equals).isPresent();
    }

    /** Whether it is known that this call failed and changed nothing. One that has not come back may have changed something. */
    public boolean isWithoutEffect() {
        return effect().filter(Effect.NONE::equals).isPresent();
    }

    private Optional<Effect> effect() {
        return finished.flatMap(it -> it.event().effect());
    }
}
