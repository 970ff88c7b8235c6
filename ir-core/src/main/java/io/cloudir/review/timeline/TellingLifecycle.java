package io.cloudir.review.timeline;

import io.cloudir.incident.event.LifecycleEvent;
import io.cloudir.incident.event.LifecycleEvent.Acknowledged;
import io.cloudir.incident.event.LifecycleEvent.ErasureAuthorised;
import io.cloudir.incident.event.LifecycleEvent.GateAttested;
import io.cloudir.incident.event.LifecycleEvent.IncidentLinked;
import io.cloudir.incident.event.LifecycleEvent.LegalHoldLifted;
import io.cloudir.incident.event.LifecycleEvent.LegalHoldPlaced;
import io.cloudir.incident.event.LifecycleEvent.MergedFrom;
import io.cloudir.incident.event.LifecycleEvent.MergedInto;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.event.LifecycleEvent.RemediationsValidated;
import io.cloudir.incident.event.LifecycleEvent.RestorationsValidated;
import io.cloudir.incident.event.LifecycleEvent.SubStatusSet;
import io.cloudir.incident.event.LifecycleEvent.WatchFinished;
import io.cloudir.incident.event.LifecycleEvent.WatchStarted;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.wording.Validated;
import io.cloudir.review.wording.Wording;

/** Says in words how an incident moved and what let it. */
final class TellingLifecycle {
    private TellingLifecycle() {}

    static Told tell(LifecycleEvent event) {
        if (event instanceof Acknowledged) {
            return Told.turn(Phrase.text("Acknowledged: a person took notice"));
        } else if (event instanceof PhaseChanged it) {
            return Told.turn(Phrase.of(Look.STRONG, Wording.words(it.from()) + " → " + Wording.words(it.to()))
                    .and(it.reason().isBlank() ? "" : ". Reason: " + it.reason()));
        } else if (event instanceof SubStatusSet it) {
            return Told.step("sub-status", Phrase.text("Status within the phase: " + it.name()));
        } else if (event instanceof GateAttested it) {
            return Told.step(
                    "gate", Phrase.text("Gate ").and(Look.CODE, it.gate()).and(" attested: " + it.note()));
        } else if (event instanceof RemediationsValidated it) {
            return validated("Remediations", Validated.told(it.valid(), it.summary(), it.word()));
        } else if (event instanceof RestorationsValidated it) {
            return validated("Restorations", Validated.told(it.valid(), it.summary(), it.word()));
        } else if (event instanceof WatchStarted it) {
            return Told.turn(Phrase.text("Watch begins, until " + Wording.time(it.until())));
        } else if (event instanceof WatchFinished it) {
            return Told.turn(Phrase.text("Watch over: ")
                    .and(it.quiet() ? Look.GOOD : Look.BAD, it.quiet() ? "quiet" : "something came back")
                    .and(": " + it.summary()));
        }
        return ties(event);
    }

    private static Told validated(String what, Phrase result) {
        return Told.turn(Phrase.text(what + " validated: ").and(result));
    }

    private static Told ties(LifecycleEvent event) {
        if (event instanceof MergedInto it) {
            return Told.turn(Phrase.text("Goes on as part of ")
                    .and(Look.CODE, it.target().value())
                    .and(": " + it.reason()));
        } else if (event instanceof MergedFrom it) {
            return Told.turn(Phrase.text("Takes over ")
                    .and(Look.CODE, it.source().value())
                    .and(": " + it.reason()));
        } else if (event instanceof IncidentLinked it) {
            return Told.step(
                    "link",
                    Phrase.text("Linked to ").and(Look.CODE, it.other().value()).and(" (" + it.relation() + ")"));
        } else if (event instanceof LegalHoldPlaced it) {
            return Told.turn(Phrase.text("Legal hold placed by " + it.authority() + ": " + it.reason()));
        } else if (event instanceof ErasureAuthorised it) {
            return Told.turn(Phrase.text("Erasure of entry " + it.seq() + " authorised as " + Wording.words(it.role())
                    + ": " + it.reason() + " (" + it.legalBasis() + ")"));
        } else if (event instanceof LegalHoldLifted it) {
            return Told.turn(Phrase.text("Legal hold lifted by " + it.authority() + ": " + it.reason()));
        }
        return Told.detail("lifecycle", Phrase.EMPTY);
    }
}
