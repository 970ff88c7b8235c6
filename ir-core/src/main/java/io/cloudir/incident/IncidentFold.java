package io.cloudir.incident;

import io.cloudir.incident.event.DetectionEvent;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.incident.event.Erased;
import io.cloudir.incident.event.EvidenceEvent;
import io.cloudir.incident.event.JournalEvent;
import io.cloudir.incident.event.LifecycleEvent;
import io.cloudir.incident.event.PlaybookEvent;
import io.cloudir.incident.event.ResponseEvent;
import io.cloudir.incident.event.ResponseEvent.ActionExecuted;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.event.ReviewEvent;
import io.cloudir.incident.event.SeverityEvent;
import io.cloudir.incident.event.SeverityEvent.SeverityAssessed;
import io.cloudir.incident.event.SeverityEvent.SeverityOverridden;
import io.cloudir.incident.event.Unrecognised;
import io.cloudir.incident.event.WorkEvent;
import io.cloudir.incident.journal.Head;
import io.cloudir.incident.journal.JournalEntry;
import java.time.Instant;
import java.util.List;

/** Folds a journal into an incident: hands each event to the part it concerns. Total: what does not fit is counted. */
final class IncidentFold {
    private final Instant beganAt;
    private Head head;
    private Instant updatedAt;
    private final ProgressFold progress;
    private final DetectionFold detection;
    private Rating rating;
    private final EvidenceFold evidence;
    private final ResponseFold response;
    private final PlaybookFold playbooks;
    private final WorkFold work;
    private final ReviewFold review;
    private final UpkeepFold upkeep;
    private final Anomalies odd;

    IncidentFold(Incident from) {
        beganAt = from.beganAt();
        head = from.head();
        updatedAt = from.updatedAt();
        progress = new ProgressFold(from.progress());
        detection = new DetectionFold(from.detection());
        rating = from.rating();
        evidence = new EvidenceFold(from.evidence());
        response = new ResponseFold(from.response());
        playbooks = new PlaybookFold(from.playbooks());
        work = new WorkFold(from.work());
        review = new ReviewFold(from.review());
        upkeep = new UpkeepFold(from.relations(), from.upkeep());
        odd = new Anomalies(from.upkeep().anomalies());
    }

    /** The state before the first entry; it exists only within the fold. */
    static IncidentFold begin(JournalEntry first) {
        return new IncidentFold(new Incident(
                Head.empty(first.incident()),
                first.occurredAt(),
                first.recordedAt(),
                ProgressFold.begin(first),
                Detection.NONE,
                Rating.NONE,
                EvidenceLog.NONE,
                Response.NONE,
                List.of(),
                Work.NONE,
                Review.NONE,
                Relations.NONE,
                Upkeep.NONE));
    }

    IncidentFold accept(JournalEntry entry) {
        if (!entry.incident().equals(head.incident())) {
            odd.note(entry, "belongs to another incident");
            return this;
        }
        if (entry.seq() <= head.entries()) {
            odd.note(entry, "comes after an entry of the same or a higher number");
            return this;
        }
        if (entry.seq() != head.entries() + 1) {
            odd.note(entry, "entries before it are missing");
        }
        head = new Head(head.incident(), entry.seq(), entry.hash());
        updatedAt = entry.recordedAt();
        dispatch(entry);
        return this;
    }

    private void dispatch(JournalEntry entry) {
        if (entry.event() instanceof DetectionEvent it) {
            boolean news = detection.accept(entry, it, odd);
            if (news && it instanceof SignalAttached signal) {
                progress.cycle().sawRecord(signal.span().from());
            }
        } else if (entry.event() instanceof LifecycleEvent it) {
            progress.accept(entry, it, odd);
            upkeep.accept(entry, it, odd);
        } else if (entry.event() instanceof SeverityEvent it) {
            rate(entry, it);
        } else if (entry.event() instanceof WorkEvent it) {
            work.accept(entry, it, odd);
        } else if (entry.event() instanceof EvidenceEvent it) {
            evidence.accept(entry, it, odd);
        } else if (entry.event() instanceof ResponseEvent it) {
            response.accept(entry, it, playbooks.build(), odd);
            if (it instanceof ActionExecuted executed && response.has(executed.actionId(), Purpose.CONTAIN)) {
                progress.cycle().executedContainment(entry.occurredAt());
            }
        } else if (entry.event() instanceof PlaybookEvent it) {
            playbooks.accept(entry, it, odd);
        } else if (entry.event() instanceof ReviewEvent it) {
            review.accept(entry, it);
        } else if (entry.event() instanceof JournalEvent it) {
            upkeep.accept(entry, it);
        } else if (entry.event() instanceof Erased erased) {
            upkeep.sawErased(entry.seq(), erased.type());
        } else if (entry.event() instanceof Unrecognised) {
            upkeep.sawUnrecognised();
        }
    }

    private void rate(JournalEntry entry, SeverityEvent event) {
        if (event instanceof SeverityAssessed it) {
            rating = rating.assessed(Recorded.of(entry, it));
        } else if (event instanceof SeverityOverridden it) {
            rating = rating.overridden(Recorded.of(entry, it));
        }
    }

    Incident build() {
        return new Incident(
                head,
                beganAt,
                updatedAt,
                progress.build(),
                detection.build(),
                rating,
                evidence.build(),
                response.build(),
                playbooks.build(),
                work.build(),
                review.build(),
                upkeep.relations(),
                upkeep.build(odd));
    }
}
