package io.cloudir.incident;

import io.cloudir.incident.event.ReviewEvent.LessonRecorded;
import io.cloudir.incident.event.ReviewEvent.ReviewCompleted;
import io.cloudir.incident.event.ReviewEvent.RootCauseRecorded;
import java.util.List;
import java.util.Optional;

/**
 * What was learned.
 *
 * @param rootCauses each cause in its newest wording
 * @param lessons each lesson in its newest wording
 * @param completed the newest review that was held
 */
public record Review(
        List<Recorded<RootCauseRecorded>> rootCauses,
        List<Recorded<LessonRecorded>> lessons,
        Optional<Recorded<ReviewCompleted>> completed) {
    static final Review NONE = new Review(List.of(), List.of(), Optional.empty());

    public Review {
        rootCauses = List.copyOf(rootCauses);
        lessons = List.copyOf(lessons);
    }
}
