package io.cloudir;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.event.ReviewEvent.CauseKind;
import io.cloudir.incident.event.ReviewEvent.LessonRecorded;
import io.cloudir.incident.event.ReviewEvent.ReviewCompleted;
import io.cloudir.incident.event.ReviewEvent.RootCauseRecorded;
import io.cloudir.model.IncidentId;
import java.util.List;
import java.util.stream.Stream;

/** What one actor says about what is to be learned from an incident. Refuses and throws as {@link Responder} does. Thread-safe. */
public final class ReviewResponder {
    private final Responder responder;

    ReviewResponder(Responder responder) {
        this.responder = responder;
    }

    /**
     * Records a cause; the same id again replaces it.
     *
     * @param recordIds the records that support it, at most 100
     */
    public Outcome rootCause(IncidentId id, String causeId, CauseKind kind, String statement, List<String> recordIds) {
        return responder.settle(
                responder.decide(responder.get(id), new RootCauseRecorded(causeId, kind, statement, recordIds)));
    }

    /** Records a lesson; the same id again replaces it. */
    public Outcome lesson(IncidentId id, String lessonId, boolean wentWell, String statement) {
        return responder.settle(responder.decide(responder.get(id), new LessonRecorded(lessonId, wentWell, statement)));
    }

    /** Says that the review was held. Only in the review phase, with at least one root cause and one lesson recorded. */
    public Outcome complete(IncidentId id, String summary, List<String> participants) {
        Incident incident = responder.get(id);
        if (incident.phase() != Phase.REVIEWING) {
            return Refusals.notIn(incident, "a review is completed in phase reviewing");
        }
        List<String> missing = Stream.of(
                        incident.review().rootCauses().isEmpty() ? "root cause" : "",
                        incident.review().lessons().isEmpty() ? "lesson" : "")
                .filter(what -> !what.isEmpty())
                .toList();
        return missing.isEmpty()
                ? responder.settle(responder.grant(incident, new ReviewCompleted(summary, participants)))
                : Refusals.because("a review is completed with at least one root cause and one lesson; incident " + id
                        + " has no " + String.join(" and no ", missing) + ". Record what is missing first.");
    }
}
