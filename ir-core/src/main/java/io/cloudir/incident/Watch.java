package io.cloudir.incident;

import io.cloudir.incident.event.LifecycleEvent.WatchFinished;
import io.cloudir.incident.event.LifecycleEvent.WatchStarted;
import io.cloudir.model.Actor;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The time of heightened vigilance after containment.
 *
 * @param started when it began and until when it lasts
 * @param finished how it ended; empty while it runs
 */
public record Watch(Recorded<WatchStarted> started, Optional<Recorded<WatchFinished>> finished) {
    public Watch {
        Objects.requireNonNull(started, "started");
        Objects.requireNonNull(finished, "finished");
    }

    /** The instant at which it ends if nothing comes back. */
    public Instant until() {
        return started.event().until();
    }

    /** Whether it is over and nothing came back. */
    public boolean finishedQuietly() {
        return finished.filter(it -> it.event().quiet()).isPresent();
    }

    /** Whether automation ended it before its time; only a person may answer for that. */
    public boolean wasCutShort() {
        return finished.filter(it -> it.actor() instanceof Actor.Automation
                        && it.occurredAt().isBefore(until()))
                .isPresent();
    }
}
