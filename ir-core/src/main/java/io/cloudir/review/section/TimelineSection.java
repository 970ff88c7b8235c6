package io.cloudir.review.section;

import io.cloudir.review.text.Block.Drawing;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.text.Section;
import io.cloudir.review.timeline.Pictures;
import io.cloudir.review.timeline.Timeline;
import io.cloudir.review.timeline.TimelineRow;
import io.cloudir.review.wording.Wording;
import java.util.List;

/** The course of the incident, as a picture and line by line. */
final class TimelineSection {
    private TimelineSection() {}

    static Section of(Dossier dossier) {
        Timeline timeline = Timeline.of(dossier.journal(), dossier.incident());
        Blocks blocks = new Blocks()
                .add(new Drawing(Pictures.of(dossier.journal(), dossier.incident())))
                .say(told(timeline));
        if (!timeline.rows().isEmpty()) {
            blocks.table(
                    "What happened when, in UTC",
                    List.of("Time (UTC)", "Who", "What", "Entry"),
                    timeline.rows(),
                    TimelineSection::row);
        }
        return blocks.section("timeline", "Timeline");
    }

    private static String told(Timeline timeline) {
        return "A signal stands at the time of its first record, everything else at the time it happened."
                + (timeline.bookkeeping() == 0
                        ? ""
                        : " " + Wording.count(timeline.bookkeeping(), "entry")
                                + " about single cloud calls and claims are told under the actions.")
                + (timeline.leftOut() == 0
                        ? ""
                        : " " + Wording.count(timeline.leftOut(), "lesser entry")
                                + " had no room; the journal has them all.");
    }

    private static List<Phrase> row(TimelineRow row) {
        String entry = row.firstSeq() == row.lastSeq() ? "" + row.firstSeq() : row.firstSeq() + "–" + row.lastSeq();
        return List.of(
                Phrase.text(Wording.time(row.from(), row.precision())),
                row.actor(),
                row.what(),
                Phrase.of(Look.PLAIN, entry));
    }
}
