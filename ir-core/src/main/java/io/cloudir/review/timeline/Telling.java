package io.cloudir.review.timeline;

import io.cloudir.incident.Incident;
import io.cloudir.incident.event.DetectionEvent;
import io.cloudir.incident.event.DetectionEvent.DamageStanding;
import io.cloudir.incident.event.DetectionEvent.DamageSurveyed;
import io.cloudir.incident.event.DetectionEvent.EstablishedFact;
import io.cloudir.incident.event.DetectionEvent.FactsEstablished;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.DetectionEvent.IncidentOpened;
import io.cloudir.incident.event.DetectionEvent.IncidentReclassified;
import io.cloudir.incident.event.DetectionEvent.ScopeEstablished;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.incident.event.Erased;
import io.cloudir.incident.event.EvidenceEvent;
import io.cloudir.incident.event.EvidenceEvent.CustodyTransferred;
import io.cloudir.incident.event.EvidenceEvent.EvidenceCollected;
import io.cloudir.incident.event.EvidenceEvent.EvidenceLossAccepted;
import io.cloudir.incident.event.EvidenceEvent.EvidenceNotCollected;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.JournalEvent.PayloadErased;
import io.cloudir.incident.event.JournalEvent.TornTailSetAside;
import io.cloudir.incident.event.LifecycleEvent;
import io.cloudir.incident.event.PlaybookEvent;
import io.cloudir.incident.event.ResponseEvent;
import io.cloudir.incident.event.ReviewEvent;
import io.cloudir.incident.event.ReviewEvent.LessonRecorded;
import io.cloudir.incident.event.ReviewEvent.ReviewCompleted;
import io.cloudir.incident.event.ReviewEvent.RootCauseRecorded;
import io.cloudir.incident.event.SeverityEvent.SeverityAssessed;
import io.cloudir.incident.event.SeverityEvent.SeverityOverridden;
import io.cloudir.incident.event.Unrecognised;
import io.cloudir.incident.event.WorkEvent;
import io.cloudir.model.Text;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.wording.Names;
import io.cloudir.review.wording.Wording;
import java.util.List;
import java.util.stream.Collectors;

/** Says each kind of event in words. */
final class Telling {
    private Telling() {}

    static Told tell(IncidentEvent event, Incident incident, Names names) {
        if (event instanceof DetectionEvent it) {
            return detection(it);
        } else if (event instanceof LifecycleEvent it) {
            return TellingLifecycle.tell(it);
        } else if (event instanceof WorkEvent it) {
            return TellingWork.tell(it, incident);
        } else if (event instanceof EvidenceEvent it) {
            return evidence(it);
        } else if (event instanceof ResponseEvent it) {
            return new TellingResponse(incident, names).tell(it);
        } else if (event instanceof PlaybookEvent it) {
            return TellingPlaybook.tell(it, incident);
        } else if (event instanceof ReviewEvent it) {
            return review(it);
        }
        return other(event);
    }

    private static Told other(IncidentEvent event) {
        if (event instanceof SeverityAssessed it) {
            return Told.turn(Phrase.text("Severity assessed: ")
                    .and(Phrase.severity(it.severity()))
                    .and(" " + it.priority() + ", score " + it.score() + ", decided by ")
                    .and(Wording.decider(it.decidedBy())));
        } else if (event instanceof SeverityOverridden it) {
            return Told.turn(Phrase.text("Severity set by a person: ")
                    .and(Phrase.severity(it.severity()))
                    .and(" " + it.priority() + ". Reason: " + it.reason()));
        } else if (event instanceof PayloadErased it) {
            return Told.turn(Phrase.text(
                    "Content of entry " + it.seq() + " erased: " + it.reason() + " (" + it.legalBasis() + ")"));
        } else if (event instanceof TornTailSetAside it) {
            return Told.turn(Phrase.text("An incomplete end of the journal, " + Wording.count(it.bytes(), "byte")
                            + ", was set aside as ")
                    .and(Look.CODE, it.file()));
        } else if (event instanceof Erased it) {
            return Told.step("erased " + it.type(), Phrase.text("(content erased: " + Wording.words(it.type()) + ")"));
        } else if (event instanceof Unrecognised it) {
            return Told.step(
                    "unrecognised " + it.type(),
                    Phrase.text("(an event of a newer version: ")
                            .and(Look.CODE, it.type())
                            .and(")"));
        }
        return Told.step("other", Phrase.text("(an event that this report cannot tell)"));
    }

    private static Told detection(DetectionEvent event) {
        if (event instanceof IncidentOpened it) {
            return Told.turn(Phrase.text("Incident opened: ")
                    .and(Look.STRONG, it.title())
                    .and(" (" + Wording.words(it.category()) + ")"));
        } else if (event instanceof IncidentReclassified it) {
            return Told.turn(Phrase.text("Reclassified as ")
                    .and(Look.STRONG, it.title())
                    .and(" (" + Wording.words(it.category()) + "). Reason: " + it.reason()));
        } else if (event instanceof SignalAttached it) {
            Phrase what = Phrase.severity(it.level())
                    .and(" " + it.ruleTitle() + ": ")
                    .and(Wording.shortly(it.entity()))
                    .and(Look.MINOR, firstSentence(it.explanation()));
            return Told.step("signal " + it.ruleId() + " " + it.entity(), what);
        } else if (event instanceof FindingRecorded it) {
            return Told.step(
                    "finding " + it.step(), Phrase.text("Found (" + Wording.words(it.step()) + "): " + it.statement()));
        } else if (event instanceof ScopeEstablished it) {
            return Told.turn(Phrase.text("Scope established: " + it.summary()));
        } else if (event instanceof FactsEstablished it) {
            return Told.step(
                    "facts", Phrase.text(facts("Established", it.established()) + facts("Withdrawn", it.withdrawn())));
        } else if (event instanceof DamageSurveyed it) {
            long open = it.damaged().stream()
                    .filter(thing -> thing.standing() != DamageStanding.RESTORED)
                    .count();
            return Told.step(
                    "damage",
                    Phrase.text("Damage surveyed: " + Text.count(it.damaged().size(), "thing") + ", " + open
                            + " not known to be as it should be."));
        }
        return Told.detail("detection", Phrase.EMPTY);
    }

    private static String facts(String verb, List<EstablishedFact> facts) {
        return facts.isEmpty()
                ? ""
                : verb + ": "
                        + facts.stream()
                                .map(it -> it.fact() + " (" + it.why() + ")")
                                .collect(Collectors.joining("; ")) + ". ";
    }

    /** What happened; why it matters stands with the signal. */
    private static String firstSentence(String explanation) {
        int end = explanation.indexOf(". ");
        return end < 0 ? explanation : explanation.substring(0, end + 1);
    }

    private static Told evidence(EvidenceEvent event) {
        if (event instanceof EvidenceCollected it) {
            return Told.step(
                    "evidence " + it.kind(),
                    Phrase.text("Evidence preserved: " + Wording.words(it.kind()) + ", " + it.description() + " ")
                            .and(Look.CODE, it.digest().hex().substring(0, 12)));
        } else if (event instanceof EvidenceNotCollected it) {
            return Told.turn(Phrase.of(Look.BAD, "not preserved")
                    .and(": " + Wording.words(it.kind()) + " of " + it.source() + ": " + it.reason()));
        } else if (event instanceof CustodyTransferred it) {
            return Told.step(
                    "custody " + it.to(),
                    Phrase.text("Evidence ")
                            .and(Look.CODE, it.evidenceId())
                            .and(" handed to " + it.to() + ": " + it.purpose()));
        } else if (event instanceof EvidenceLossAccepted it) {
            return Told.turn(
                    Phrase.text("Loss of evidence accepted (" + String.join(", ", it.kinds()) + ") for action ")
                            .and(Look.CODE, it.actionId())
                            .and(": " + it.reason()));
        }
        return Told.detail("evidence", Phrase.EMPTY);
    }

    private static Told review(ReviewEvent event) {
        if (event instanceof RootCauseRecorded it) {
            return Told.step("cause", Phrase.text("Root cause (" + Wording.words(it.kind()) + "): " + it.statement()));
        } else if (event instanceof LessonRecorded it) {
            return Told.step(
                    "lesson", Phrase.text((it.wentWell() ? "Went well: " : "Did not go well: ") + it.statement()));
        } else if (event instanceof ReviewCompleted it) {
            return Told.turn(Phrase.text("Review held: " + it.summary()));
        }
        return Told.detail("review", Phrase.EMPTY);
    }
}
