package io.cloudir.incident;

import io.cloudir.incident.event.PlaybookEvent.PlaybookFinished;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStarted;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One run of a playbook: all that its continuation rests on.
 *
 * @param started how it began
 * @param visits the passes over its steps, in the order in which they began
 * @param finished how it ended; empty while it goes on
 */
public record PlaybookRun(
        Recorded<PlaybookStarted> started, List<StepVisit> visits, Optional<Recorded<PlaybookFinished>> finished) {
    public PlaybookRun {
        Objects.requireNonNull(started, "started");
        visits = List.copyOf(visits);
        Objects.requireNonNull(finished, "finished");
    }

    /** The id of this run within its incident. */
    public String id() {
        return started.event().runId();
    }

    /** What entries that the run leads to name as a cause. */
    public String cause() {
        return "seq:" + started.seq();
    }

    /** Whether it is not over. */
    public boolean isRunning() {
        return finished.isEmpty();
    }

    /** The pass that it stands at: the last begun of those that are not over; empty if it is over or stands between two. */
    public Optional<StepVisit> standsAt() {
        return visits.stream()
                .filter(visit -> isRunning() && visit.isOpen() && !visit.isMark())
                .reduce((earlier, later) -> later);
    }

    /** The pass of this name, if it has begun. */
    public Optional<StepVisit> visit(String visit) {
        return visits.stream().filter(it -> it.id().equals(visit)).findFirst();
    }
}
