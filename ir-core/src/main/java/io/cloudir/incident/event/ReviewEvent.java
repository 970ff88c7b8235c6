package io.cloudir.incident.event;

import java.util.List;
import java.util.Objects;

/** What was learned. */
public sealed interface ReviewEvent extends IncidentEvent {
    /** Where a cause lies. */
    enum CauseKind {
        /** In a system, a configuration or a piece of code. */
        TECHNICAL,
        /** In the way people work together. */
        PROCESS
    }

    /**
     * A cause of the incident, of its impact or of its duration.
     *
     * @param causeId unique within the incident; the same id again replaces it
     * @param kind where it lies
     * @param statement the cause
     * @param recordIds the records that support it, at most 100
     */
    record RootCauseRecorded(String causeId, CauseKind kind, String statement, List<String> recordIds)
            implements ReviewEvent {
        public RootCauseRecorded {
            Objects.requireNonNull(causeId, "causeId");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(statement, "statement");
            recordIds = List.copyOf(recordIds);
        }
    }

    /**
     * Something that went well or did not.
     *
     * @param lessonId unique within the incident; the same id again replaces it
     * @param wentWell whether to keep doing it
     * @param statement the lesson
     */
    record LessonRecorded(String lessonId, boolean wentWell, String statement) implements ReviewEvent {
        public LessonRecorded {
            Objects.requireNonNull(lessonId, "lessonId");
            Objects.requireNonNull(statement, "statement");
        }
    }

    /**
     * The review was held.
     *
     * @param summary its result
     * @param participants the roles or persons that took part
     */
    record ReviewCompleted(String summary, List<String> participants) implements ReviewEvent {
        public ReviewCompleted {
            Objects.requireNonNull(summary, "summary");
            participants = List.copyOf(participants);
        }
    }
}
