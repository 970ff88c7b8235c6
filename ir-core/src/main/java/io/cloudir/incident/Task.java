package io.cloudir.incident;

import io.cloudir.incident.event.WorkEvent.TaskEnded;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.incident.event.WorkEvent.TaskOpened;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that has to be done, by whom and until when.
 *
 * @param opened how it came up
 * @param owner the person or role that does it now
 * @param due until when now
 * @param ended how it ended; empty while it is open
 */
public record Task(Recorded<TaskOpened> opened, String owner, Instant due, Optional<Recorded<TaskEnded>> ended) {
    public Task {
        Objects.requireNonNull(opened, "opened");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(ended, "ended");
    }

    /** The id of this task within its incident. */
    public String id() {
        return opened.event().taskId();
    }

    /** What it is for. */
    public TaskKind kind() {
        return opened.event().kind();
    }

    /** What has to be done. */
    public String title() {
        return opened.event().title();
    }

    /** Whether it is neither done nor given up. */
    public boolean isOpen() {
        return ended.isEmpty();
    }

    /** Whether it ended without being done. */
    public boolean isGivenUp() {
        return ended.filter(it -> !it.event().done()).isPresent();
    }

    Task reassigned(String newOwner, Instant newDue) {
        return new Task(opened, newOwner, newDue, ended);
    }

    Task ended(Recorded<TaskEnded> how) {
        return new Task(opened, owner, due, Optional.of(how));
    }
}
