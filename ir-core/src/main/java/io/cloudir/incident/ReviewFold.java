package io.cloudir.incident;

import io.cloudir.incident.event.ReviewEvent;
import io.cloudir.incident.event.ReviewEvent.LessonRecorded;
import io.cloudir.incident.event.ReviewEvent.ReviewCompleted;
import io.cloudir.incident.event.ReviewEvent.RootCauseRecorded;
import io.cloudir.incident.journal.JournalEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Folds what was learned. */
final class ReviewFold {
    private final Map<String, Recorded<RootCauseRecorded>> rootCauses = new LinkedHashMap<>();
    private final Map<String, Recorded<LessonRecorded>> lessons = new LinkedHashMap<>();
    private Optional<Recorded<ReviewCompleted>> completed;

    ReviewFold(Review from) {
        from.rootCauses().forEach(cause -> rootCauses.put(cause.event().causeId(), cause));
        from.lessons().forEach(lesson -> lessons.put(lesson.event().lessonId(), lesson));
        completed = from.completed();
    }

    void accept(JournalEntry entry, ReviewEvent event) {
        if (event instanceof RootCauseRecorded it) {
            rootCauses.put(it.causeId(), Recorded.of(entry, it));
        } else if (event instanceof LessonRecorded it) {
            lessons.put(it.lessonId(), Recorded.of(entry, it));
        } else if (event instanceof ReviewCompleted it) {
            completed = Optional.of(Recorded.of(entry, it));
        }
    }

    Review build() {
        return new Review(List.copyOf(rootCauses.values()), List.copyOf(lessons.values()), completed);
    }
}
