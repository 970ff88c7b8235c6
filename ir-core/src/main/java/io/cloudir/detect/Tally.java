package io.cloudir.detect;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** What one windowed rule keeps of one key; hits come in event time. */
interface Tally {
    /**
     * Counts a hit.
     *
     * @param kept is told of the hit each time it is kept
     * @param dropped is told of a hit each time it need no longer be kept
     */
    void add(Hit hit, Consumer<Hit> kept, Consumer<Hit> dropped);

    /** Takes back what {@link #saved} gave, piece by piece in its order. */
    void restore(String value, Hit hit, Consumer<Hit> kept);

    /** What it counts now, in event time. */
    List<DetectorState.Counted> saved();

    /** Forgets the hits before an instant. */
    void forgetBefore(Instant start, Consumer<Hit> dropped);

    /** Forgets all hits. */
    void clear(Consumer<Hit> dropped);

    /** The count. */
    long value();

    /** The hits it rests on, in event time. */
    List<Hit> hits();
}
