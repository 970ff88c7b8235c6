package io.cloudir.review.timeline;

import io.cloudir.model.Precision;
import io.cloudir.review.text.Phrase;
import java.time.Instant;
import java.util.Objects;

/**
 * A line of the story.
 *
 * @param from when the first of it happened
 * @param to when the last of it happened
 * @param precision how exactly that is known
 * @param actor who did it; for a signal the detection
 * @param what what happened; what it was folded from is told as its first
 * @param firstSeq the entry it is told from; the lowest if there are several
 * @param lastSeq the highest
 * @param entries how many entries it stands for
 * @param essential whether it may not be left out
 */
public record TimelineRow(
        Instant from,
        Instant to,
        Precision precision,
        Phrase actor,
        Phrase what,
        long firstSeq,
        long lastSeq,
        int entries,
        boolean essential) {
    public TimelineRow {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(precision, "precision");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(what, "what");
    }
}
