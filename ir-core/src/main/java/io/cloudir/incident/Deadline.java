package io.cloudir.incident;

import io.cloudir.incident.event.WorkEvent.DeadlineMet;
import io.cloudir.incident.event.WorkEvent.DeadlineMissed;
import io.cloudir.incident.event.WorkEvent.DeadlineMoved;
import io.cloudir.incident.event.WorkEvent.DeadlineStarted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A clock that runs for this incident.
 *
 * @param started what is due and why
 * @param moved when it was to run out otherwise than was said before, in order
 * @param met how it was answered; empty while it is open
 * @param missed that it ran out; it can still be met late
 */
public record Deadline(
        Recorded<DeadlineStarted> started,
        List<Recorded<DeadlineMoved>> moved,
        Optional<Recorded<DeadlineMet>> met,
        Optional<Recorded<DeadlineMissed>> missed) {
    public Deadline {
        Objects.requireNonNull(started, "started");
        moved = List.copyOf(moved);
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

    /** When the clock runs out, as it was stated last. */
    public Instant due() {
        return moved.isEmpty()
                ? started.event().due()
                : moved.get(moved.size() - 1).event().due();
    }

    /** Whether it still waits for an answer, in time or late. */
    public boolean isOpen() {
        return met.isEmpty();
    }

    Deadline met(Recorded<DeadlineMet> how) {
        return met.isPresent() ? this : new Deadline(started, moved, Optional.of(how), missed);
    }

    /** The clock had not run out yet if the new due time is after it was noted as missed. */
    Deadline moved(Recorded<DeadlineMoved> how) {
        List<Recorded<DeadlineMoved>> all = new ArrayList<>(moved);
        all.add(how);
        return new Deadline(
                started, all, met, missed.filter(it -> !how.event().due().isAfter(it.occurredAt())));
    }

    Deadline missed(Recorded<DeadlineMissed> when) {
        return missed.isPresent() ? this : new Deadline(started, moved, met, Optional.of(when));
    }
}
