package io.cloudir.review.timeline;

import io.cloudir.incident.Incident;
import io.cloudir.incident.event.ResponseEvent;
import io.cloudir.incident.event.ResponseEvent.ActionApproved;
import io.cloudir.incident.event.ResponseEvent.ActionExecuted;
import io.cloudir.incident.event.ResponseEvent.ActionFailed;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.incident.event.ResponseEvent.ActionReleased;
import io.cloudir.incident.event.ResponseEvent.ActionVerified;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.event.ResponseEvent.StepFinished;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.wording.Names;
import io.cloudir.review.wording.Wording;

/** Says in words what was done to the cloud. Single calls that went well, and claims, are bookkeeping. */
final class TellingResponse {
    private final Incident incident;
    private final Names names;

    TellingResponse(Incident incident, Names names) {
        this.incident = incident;
        this.names = names;
    }

    Told tell(ResponseEvent event) {
        if (event instanceof ActionPlanned it) {
            return Told.step(
                    "planned " + it.actionType(),
                    Phrase.text("Planned: ").and(action(it)).and(Look.MINOR, it.why()));
        } else if (event instanceof ActionApproved it) {
            return Told.step(
                    "approved " + it.role(),
                    Phrase.text("Approved as " + Wording.words(it.role()) + ": ")
                            .and(action(it.actionId()))
                            .and(Look.MINOR, it.reason()));
        } else if (event instanceof StepFinished it && !it.succeeded()) {
            return Told.step(
                    "call failed",
                    Phrase.of(Look.BAD, "call failed")
                            .and(" " + (it.undoing() ? "while undoing " : "in "))
                            .and(action(it.actionId()))
                            .and(Look.MINOR, it.detail()));
        } else if (event instanceof ActionExecuted it) {
            return Told.turn(Phrase.of(Look.STRONG, done(it.actionId())).and(action(it.actionId())));
        } else if (event instanceof ActionVerified it) {
            return verified(it);
        } else if (event instanceof ActionReleased it) {
            return Told.turn(Phrase.text("Undone: ").and(action(it.actionId())).and(". Reason: " + it.reason()));
        } else if (event instanceof ActionFailed it) {
            return Told.turn(Phrase.of(Look.BAD, "action failed")
                    .and(": ")
                    .and(action(it.actionId()))
                    .and(Look.MINOR, it.reason()));
        }
        return Told.detail("call", Phrase.EMPTY);
    }

    private Told verified(ActionVerified event) {
        Phrase what = Phrase.text("Read back: ")
                .and(event.holds() ? Look.GOOD : Look.BAD, event.holds() ? "holds" : "does not hold")
                .and(": ")
                .and(action(event.actionId()))
                .and(Look.MINOR, event.detail());
        return event.holds() ? Told.step("verified", what) : Told.turn(what);
    }

    private String done(String id) {
        return incident.response()
                .action(id)
                .map(it -> it.purpose() == Purpose.CONTAIN ? "Contained: " : "Restored: ")
                .orElse("Executed: ");
    }

    private Phrase action(String id) {
        return incident.response()
                .action(id)
                .map(it -> action(it.plan().event()))
                .orElse(Phrase.code(id));
    }

    private Phrase action(ActionPlanned plan) {
        return names.action(plan);
    }
}
