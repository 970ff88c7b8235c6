package io.cloudir;

import io.cloudir.incident.Deadline;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.Phase;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.Task;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.ReviewEvent.CauseKind;
import io.cloudir.incident.event.ReviewEvent.LessonRecorded;
import io.cloudir.incident.event.ReviewEvent.RootCauseRecorded;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Text;
import io.cloudir.model.Trigger;
import io.cloudir.plan.Duty;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The review of an exercise. It states what the journal shows and no more: which identity could do what, how long people
 * took, what held.
 */
final class ExerciseReview {
    private static final int RECORDS = 20;

    private final Exercise exercise;
    private final IncidentId id;
    private final Actor reviewer;

    ExerciseReview(Exercise exercise, IncidentId id) {
        this.exercise = exercise;
        this.id = id;
        this.reviewer = exercise.actorFor(Duty.REVIEWING);
    }

    Outcome review() {
        Responder responder = exercise.by(reviewer);
        Incident incident = exercise.incident(id);
        boolean begun = Stream.concat(incident.review().rootCauses().stream(), incident.review().lessons().stream())
                .anyMatch(this::isOfThisPass);
        if (!begun) {
            exercise.pause();
            incident = exercise.incident(id);
        }
        recordCauses(responder, incident);
        recordLessons(responder, incident);
        endContacts(responder, incident);
        if (incident.review().completed().filter(this::isOfThisPass).isEmpty()) {
            exercise.pause();
            List<String> participants = exercise.response().plan().exercise().stream()
                    .map(actor -> actor.person())
                    .toList();
            responder
                    .review()
                    .complete(
                            id, "The exercise was reviewed; its causes, lessons and fixes are recorded.", participants);
        }
        for (Deadline deadline : exercise.incident(id).work().deadlines()) {
            if (deadline.isOpen()) {
                responder.answerDeadline(id, deadline.id(), "nothing is owed for an exercise");
            }
        }
        return exercise.advance(id, Phase.CLOSED, Duty.REVIEWING);
    }

    private void recordCauses(Responder responder, Incident incident) {
        Classifier.busiestPrincipal(incident).map(it -> it.entity().id()).ifPresent(who -> {
            List<SignalAttached> theirs = incident.detection().signals().stream()
                    .map(Recorded::event)
                    .filter(signal ->
                            signal.trigger() != Trigger.FAILED_LOGINS && signal.trigger() != Trigger.MFA_FAILURES)
                    .filter(signal -> signal.records().stream()
                            .anyMatch(record -> record.actor().equals(who)
                                    && record.outcome().equals("success")))
                    .toList();
            List<String> did = theirs.stream()
                    .sorted(Comparator.comparing(SignalAttached::level).reversed())
                    .map(SignalAttached::ruleTitle)
                    .distinct()
                    .limit(5)
                    .toList();
            cause(
                    responder,
                    new RootCauseRecorded(
                            "wide-permissions",
                            CauseKind.TECHNICAL,
                            "The permissions of " + Text.printable(who)
                                    + " were wide enough, and needed nobody's consent, for: " + String.join("; ", did)
                                    + ".",
                            recordsOf(theirs)));
        });
        Instant first = incident.detection().firstRecordAt().orElse(incident.openedAt());
        Optional<Instant> noticed = incident.acknowledgedAt();
        noticed.ifPresent(at -> cause(
                responder,
                new RootCauseRecorded(
                        "time-to-notice",
                        CauseKind.PROCESS,
                        "From the first record of the incident until a person took notice "
                                + words(Duration.between(first, at)) + " passed, in which nothing stood in the way.",
                        List.of())));
    }

    private void recordLessons(Responder responder, Incident incident) {
        long held = incident.response().actions().stream()
                .filter(IncidentAction::isInForce)
                .count();
        incident.cycle()
                .containedAt()
                .ifPresent(at -> lesson(
                        responder,
                        new LessonRecorded(
                                "containment",
                                true,
                                Text.count(held, "action")
                                        + (held == 1 ? " was" : " were")
                                        + " planned, approved, executed and read back; containment held after "
                                        + words(Duration.between(incident.openedAt(), at)) + ".")));
        List<String> missed = incident.work().deadlines().stream()
                .filter(deadline -> deadline.missed().isPresent())
                .map(Deadline::title)
                .toList();
        if (!missed.isEmpty()) {
            lesson(
                    responder,
                    new LessonRecorded(
                            "missed-deadlines", false, "Deadlines were missed: " + String.join("; ", missed) + "."));
        }
    }

    private void cause(Responder responder, RootCauseRecorded cause) {
        if (isNew(exercise.incident(id).review().rootCauses(), cause)) {
            responder.review().rootCause(id, cause.causeId(), cause.kind(), cause.statement(), cause.recordIds());
        }
    }

    private void lesson(Responder responder, LessonRecorded lesson) {
        if (isNew(exercise.incident(id).review().lessons(), lesson)) {
            responder.review().lesson(id, lesson.lessonId(), lesson.wentWell(), lesson.statement());
        }
    }

    private <E extends IncidentEvent> boolean isNew(List<Recorded<E>> known, E event) {
        return known.stream().noneMatch(it -> isOfThisPass(it) && it.event().equals(event));
    }

    private boolean isOfThisPass(Recorded<?> entry) {
        return entry.seq() > exercise.beganSeq(id);
    }

    private void endContacts(Responder responder, Incident incident) {
        for (Task task : incident.work().tasks()) {
            if (task.isOpen() && task.kind() == TaskKind.CONTACT) {
                responder.endTask(id, task.id(), true, "Played: nobody outside was contacted in the exercise.");
            }
        }
    }

    private static List<String> recordsOf(List<SignalAttached> signals) {
        return signals.stream()
                .flatMap(signal -> signal.records().stream())
                .map(RecordSummary::id)
                .distinct()
                .limit(RECORDS)
                .toList();
    }

    private static String words(Duration length) {
        long hours = length.toHours();
        return hours > 0 ? hours + " h " + length.toMinutesPart() + " min" : length.toMinutes() + " min";
    }
}
