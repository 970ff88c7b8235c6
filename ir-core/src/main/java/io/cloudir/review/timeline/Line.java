package io.cloudir.review.timeline;

import io.cloudir.model.Precision;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.wording.Wording;
import java.time.Instant;

/** A line while it is being folded. */
record Line(
        Instant from,
        Instant to,
        Precision precision,
        Phrase actor,
        Told told,
        long firstSeq,
        long lastSeq,
        int entries) {
    Line with(Line other) {
        return new Line(
                from.isBefore(other.from) ? from : other.from,
                to.isAfter(other.to) ? to : other.to,
                precision.compareTo(other.precision) >= 0 ? precision : other.precision,
                actor,
                told,
                Math.min(firstSeq, other.firstSeq),
                Math.max(lastSeq, other.lastSeq),
                entries + other.entries);
    }

    TimelineRow row() {
        Phrase what = entries == 1 ? told.what() : told.what().and(Look.MINOR, more());
        return new TimelineRow(
                from, to, precision, actor, what, firstSeq, lastSeq, entries, told.rank() == Told.Rank.TURN);
    }

    private String more() {
        String last = Wording.time(to);
        return "and " + (entries - 1) + " more like it"
                + (last.equals(Wording.time(from)) ? " then" : " until " + last);
    }
}
