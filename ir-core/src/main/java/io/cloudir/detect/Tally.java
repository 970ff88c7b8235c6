package io.cloudir.detect;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** What one windowed rule keeps of one key; hits come in event time. */
interface Tally {
    /**
     * Counts a hit.
     *
     * @param dropped takes hits that need no longer be kept
     */
    void add(Hit hit, Consumer<Hit> dropped);

    /** Forgets the hits before an instant. */
    void forgetBefore(Instant start, Consumer<Hit> dropped);

    /** The count. */
    long value();

    /** The hits it rests on, in event time. */
    List<Hit> hits();
}
