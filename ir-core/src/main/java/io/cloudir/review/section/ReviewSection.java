package io.cloudir.review.section;

import io.cloudir.incident.Recorded;
import io.cloudir.incident.Review;
import io.cloudir.incident.Task;
import io.cloudir.incident.event.ReviewEvent.LessonRecorded;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.text.Section;
import io.cloudir.review.wording.Wording;
import java.util.List;

/** Why it happened, what was learned, and what will change. */
final class ReviewSection {
    private ReviewSection() {}

    static Section of(Dossier dossier) {
        Review review = dossier.incident().review();
        Blocks blocks = new Blocks();
        review.completed()
                .ifPresentOrElse(
                        it -> blocks.say(it.event().summary())
                                .say("The review was held on " + Wording.time(it.occurredAt()) + " with "
                                        + String.join(", ", it.event().participants()) + "."),
                        () -> blocks.note(Phrase.text("The review has not been held.")));
        blocks.heading("Root causes");
        if (review.rootCauses().isEmpty()) {
            blocks.say("No root cause is recorded.");
        }
        blocks.table(
                "Root causes with the records that support them",
                List.of("Cause", "Kind", "Supported by"),
                review.rootCauses(),
                it -> List.of(
                        Phrase.text(it.event().statement()),
                        Phrase.text(Wording.words(it.event().kind())),
                        it.event().recordIds().isEmpty()
                                ? Phrase.of(Look.OPEN, "no record")
                                : SignalsSection.records(it.event().recordIds())));
        blocks.heading("Lessons");
        lessons(blocks, review, true, "Went well: ");
        lessons(blocks, review, false, "Did not go well: ");
        if (review.lessons().isEmpty()) {
            blocks.say("No lesson is recorded.");
        }
        blocks.heading("Improvements and lasting fixes");
        List<Task> improvements = dossier.incident().work().tasks().stream()
                .filter(it -> it.kind() == TaskKind.IMPROVEMENT || it.kind() == TaskKind.LONG_TERM_FIX)
                .toList();
        if (improvements.isEmpty()) {
            blocks.say("None is recorded.");
        }
        blocks.table(
                "What will change",
                List.of("Change", "Kind", "Owner", "Due (UTC)", "State"),
                improvements,
                it -> List.of(
                        Phrase.text(it.title()),
                        Phrase.text(Wording.words(it.kind())),
                        Phrase.text(it.owner()),
                        Phrase.text(Wording.clock(it.due())),
                        WorkSection.result(it, dossier.incident().updatedAt())));
        return blocks.section("review", "Causes, lessons and improvements");
    }

    private static void lessons(Blocks blocks, Review review, boolean wentWell, String lead) {
        blocks.points(review.lessons().stream()
                .map(Recorded::event)
                .filter(it -> it.wentWell() == wentWell)
                .map(LessonRecorded::statement)
                .map(it -> Phrase.of(Look.STRONG, lead).and(it))
                .toList());
    }
}
