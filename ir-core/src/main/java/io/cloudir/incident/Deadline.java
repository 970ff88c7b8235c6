package io.cloudir.incident;

import io.cloudir.incident.event.WorkEvent.DeadlineMet;
import io.cloudir.incident.event.WorkEvent.DeadlineMissed;
import io.cloudir.incident.event.WorkEvent.DeadlineStarted;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A clock that runs for this incident.
 *
 * @param started what is due and why
 * @param met how it was answered; empty while it is open
 * @param missed that it ran out; it can still be met late
 */
public record Deadline(
        Recorded<DeadlineStarted> started,
        Optional<Recorded<DeadlineMet>> met,
        Optional<Recorded<DeadlineMissed>> missed) {
    public Deadline {
        Objects.requireNonNull(started, "started");
        Objects.requireNonNull(met, "met");
        Objects.requireNonNull(missed, "missed");
    }

    /** The id of this deadline within its incident. */
    public String id() {
        return started.event().deadlineId();
    }

    /** What is due. */
    public String title() {
        return started.event().title();
    }

    /** When the clock runs out. */
    public Instant due() {
        return started.event().due();
    }

    /** Whether it still waits for an answer, in time or late. */
    public boolean isOpen() {
        return met.isEmpty();
    }

    Deadline met(Recorded<DeadlineMet> how) {
        return met.isPresent() ? this : new Deadline(started, Optional.of(how), missed);
    }

    Deadline missed(Recorded<DeadlineMissed> when) {
        return missed.isPresent() ? this : new Deadline(started, met, Optional.of(when));
    }
}
