package io.cloudir.incident.store;

import io.cloudir.incident.journal.AlteredJournalException;
import io.cloudir.incident.journal.Head;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.json.Batch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes what many threads want to append to one incident with one forced write: while one thread writes, the others queue; the
 * next to write takes all that is queued.
 */
final class GroupCommit {
    private final JournalFile file;
    private final IncidentLock lock;
    private final JournalSettings settings;
    private final ReentrantLock turn = new ReentrantLock();
    private final Condition written = turn.newCondition();
    private final List<Append> queued = new ArrayList<>();
    private boolean writing;

    GroupCommit(JournalFile file, IncidentLock lock, JournalSettings settings) {
        this.file = file;
        this.lock = lock;
        this.settings = settings;
    }

    /** One thread's append. Its writer is done with it before its own thread is told to look. */
    private static final class Append {
        private final Function<Batch, Head> drafts;
        private @Nullable Head reached;
        private @Nullable RuntimeException failure;
        private boolean done;

        Append(Function<Batch, Head> drafts) {
            this.drafts = drafts;
        }

        void to(Batch batch) {
            try {
                reached = drafts.apply(batch);
            } catch (RuntimeException e) {
                fail(e);
            }
        }

        void acknowledge() {
            done = true;
        }

        void fail(RuntimeException e) {
            failure = e;
            done = true;
        }

        Head result() {
            if (failure != null) {
                throw failure;
            }
            return Objects.requireNonNull(reached, "reached");
        }
    }

    /** Appends and returns when it is durable. */
    Head append(Function<Batch, Head> drafts) {
        Append append = new Append(drafts);
        List<Append> group = joinOrLead(append);
        if (!group.isEmpty()) {
            try {
                write(group);
            } finally {
                stopLeading();
            }
        }
        return append.result();
    }

    /** Waits until the append is done, or returns the group that this thread has to write. */
    private List<Append> joinOrLead(Append append) {
        turn.lock();
        try {
            queued.add(append);
            while (!append.done && writing) {
                written.awaitUninterruptibly();
            }
            if (append.done) {
                return List.of();
            }
            writing = true;
            List<Append> group = List.copyOf(queued);
            queued.clear();
            return group;
        } finally {
            turn.unlock();
        }
    }

    private void stopLeading() {
        turn.lock();
        try {
            writing = false;
            written.signalAll();
        } finally {
            turn.unlock();
        }
    }

    private void write(List<Append> group) {
        try {
            lock.holding(() -> {
                file.refresh();
                Batch batch = new Batch(settings, file.tip());
                group.forEach(append -> append.to(batch));
                file.append(batch);
                group.forEach(Append::acknowledge);
                return true;
            });
        } catch (IOException | JournalException e) {
            group.forEach(append -> append.fail(failed(e)));
        } finally {
            // An error nobody can handle, such as a lack of memory, reaches its own thread; the others must not wait or
            // hope.
            group.stream()
                    .filter(append -> !append.done)
                    .forEach(append -> append.fail(new JournalException("the append to " + file
                            + " was broken off by an error, its outcome is unknown; read the journal again")));
        }
    }

    private JournalException failed(Exception cause) {
        if (cause instanceof JournalFile.OutcomeUnknownException) {
            return new JournalException(
                    "the append to " + file
                            + " failed and could not be taken back, its outcome is unknown until the journal"
                            + " is read again: " + cause.getMessage(),
                    cause);
        }
        if (cause instanceof AlteredJournalException altered) {
            return new AlteredJournalException(altered.incident(), String.valueOf(altered.getMessage()), altered);
        }
        return cause instanceof JournalException
                ? new JournalException(String.valueOf(cause.getMessage()), cause)
                : new JournalException(
                        "nothing was appended to " + file + ", try again once this is mended: " + cause, cause);
    }
}
