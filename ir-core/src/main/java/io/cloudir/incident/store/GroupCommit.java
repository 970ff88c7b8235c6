package io.cloudir.incident.store;

import io.cloudir.incident.journal.Head;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.incident.journal.JournalSettings;
import io.cloudir.incident.journal.json.Batch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes what many threads want to append to one incident with one forced write. A thread queues its append and waits for its
 * turn; whoever's turn it is writes all that is queued, and those who come after it find their work done.
 */
final class GroupCommit {
    private final JournalFile file;
    private final IncidentLock lock;
    private final JournalSettings settings;
    private final Queue<Append> queued = new ConcurrentLinkedQueue<>();

    GroupCommit(JournalFile file, IncidentLock lock, JournalSettings settings) {
        this.file = file;
        this.lock = lock;
        this.settings = settings;
    }

    /** One thread's append. Touched by others only under the lock. */
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

    /**
     * Appends and returns when it is durable.
     *
     * @throws IOException if the lock cannot be had; then nothing was appended
     */
    Head append(Function<Batch, Head> drafts) throws IOException {
        Append append = new Append(drafts);
        queued.add(append);
        return lock.inProcess(() -> {
            try {
                if (!append.done) {
                    lock.holding(this::writeQueued);
                }
            } catch (IOException e) {
                queued.remove(append);
                throw e;
            }
            return append.result();
        });
    }

    private Boolean writeQueued() {
        List<Append> group = new ArrayList<>();
        for (Append next = queued.poll(); next != null; next = queued.poll()) {
            group.add(next);
        }
        try {
            file.refresh();
            Batch batch = new Batch(settings, file.tip());
            group.forEach(append -> append.to(batch));
            file.append(batch);
            group.forEach(Append::acknowledge);
        } catch (IOException | JournalException e) {
            group.forEach(append -> append.fail(failed(e)));
        } finally {
            // An error nobody can handle, such as a lack of memory, reaches its own thread; the others must not wait or
            // hope.
            group.stream()
                    .filter(append -> !append.done)
                    .forEach(append -> append.fail(new JournalException(
                            "the append was broken off by an error, its outcome is unknown; read the journal again")));
        }
        return true;
    }

    private static JournalException failed(Exception cause) {
        if (cause instanceof JournalFile.OutcomeUnknownException) {
            return new JournalException(
                    "the append failed and could not be taken back, its outcome is unknown until the journal is read"
                            + " again: " + cause.getMessage(),
                    cause);
        }
        return cause instanceof JournalException
                ? new JournalException(String.valueOf(cause.getMessage()), cause)
                : new JournalException("nothing was appended, try again once this is mended: " + cause, cause);
    }
}
