package io.cloudir.detect;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** What one windowed rule keeps of one key; hits come in event time. */
interface Tally {
    /** Most hits, or different values, that are kept for one key. */
    int LIMIT = 10_000;

    /**
     * Counts a hit.
     *
     * @param kept is told of the hit each time it is kept
     * @param dropped is told of a hit each time it need no longer be kept
     */
    void add(Hit hit, Consumer<Hit> kept, Consumer<Hit> dropped);

    /** What it counts now, in event time: added again piece by piece it gives the same tally. */
    List<DetectorState.Counted> saved();

    /** Forgets the hits before an instant. */
    void forgetBefore(Instant start, Consumer<Hit> dropped);

    /** Forgets all hits. */
    void clear(Consumer<Hit> dropped);

    /** The count, or what is calculated; zero if it counts nothing. */
    BigDecimal value();

    /** Whether one of the hits has this value. */
    default boolean has(String value) {
        return false;
    }

    /** The hits it rests on, in event time. */
    List<Hit> hits();

    /** A hit as it is saved. */
    static DetectorState.Counted saved(Hit hit, List<String> values) {
        return new DetectorState.Counted(
                hit.origin(),
                values,
                hit.amount(),
                hit.time(),
                hit.cites().stream().map(Cite::saved).toList());
    }
}
