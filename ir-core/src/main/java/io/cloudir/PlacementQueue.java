package io.cloudir;

import io.cloudir.incident.journal.JournalException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detections on their way to an incident, in the order in which they were made. What a failing store did not take waits for
 * the next turn and does not keep back what belongs elsewhere. Bounded: beyond {@value #MOST} the oldest goes, and is logged.
 * Not thread-safe.
 */
final class PlacementQueue {
    static final int MOST = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(IncidentResponse.class);

    private final Deque<Preserved> waiting = new ArrayDeque<>();

    void add(Preserved preserved) {
        waiting.add(preserved);
    }

    /**
     * Places each that waits, once.
     *
     * @throws JournalException the first failure, after all were tried
     */
    void placeAll(Consumer<Preserved> place) {
        List<Preserved> kept = new ArrayList<>();
        JournalException failure = null;
        while (!waiting.isEmpty()) {
            Preserved next = waiting.remove();
            try {
                place.accept(next);
            } catch (JournalException e) {
                kept.add(next);
                failure = failure == null ? e : failure;
            }
        }
        int forgotten = Math.max(0, kept.size() - MOST);
        kept.subList(0, forgotten)
                .forEach(it -> LOG.error(
                        "signal {} could not be placed and is given up",
                        it.signal().id()));
        waiting.addAll(kept.subList(forgotten, kept.size()));
        if (failure != null) {
            throw failure;
        }
    }
}
