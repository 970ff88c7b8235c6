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
import io.cloudir.review.wording.Wording;

/** Says in words what was done to the cloud. Single calls that went well, and claims, are bookkeeping. */
final class TellingResponse {
    private TellingResponse() {}

    static Told tell(ResponseEvent event, Incident incident) {
        if (event instanceof ActionPlanned it) {
            return Told.step(
                    "planned " + it.actionType(),
                    Phrase.text("Planned: ").and(action(it)).and(Look.MINOR, it.why()));
        } else if (event instanceof ActionApproved it) {
            return Told.step(
                    "approved " + it.role(),
                    Phrase.text("Approved as " + Wording.words(it.role()) + ": ")
                            .and(action(incident, it.actionId()))
                            .and(Look.MINOR, it.reason()));
        } else if (event instanceof StepFinished it && !it.succeeded()) {
            return Told.step(
                    "call failed",
                    Phrase.of(Look.BAD, "call failed")
                            .and(" " + (it.undoing() ? "while undoing " : "in "))
                            .and(action(incident, it.actionId()))
                            .and(Look.MINOR, it.detail()));
        } else if (event instanceof ActionExecuted it) {
            return Told.turn(
                    Phrase.of(Look.STRONG, done(incident, it.actionId())).and(action(incident, it.actionId())));
        } else if (event instanceof ActionVerified it) {
            return verified(it, incident);
        } else if (event instanceof ActionReleased it) {
            return Told.turn(
                    Phrase.text("Undone: ").and(action(incident, it.actionId())).and(". Reason: " + it.reason()));
        } else if (event instanceof ActionFailed it) {
            return Told.turn(Phrase.of(Look.BAD, "action failed")
                    .and(": ")
                    .and(action(incident, it.actionId()))
                    .and(Look.MINOR, it.reason()));
        }
        return Told.detail("call", Phrase.EMPTY);
    }

    private static Told verified(ActionVerified event, Incident incident) {
        Phrase what = Phrase.text("Read back: ")
                .and(event.holds() ? Look.GOOD : Look.BAD, event.holds() ? "holds" : "does not hold")
                .and(": ")
                .and(action(incident, event.actionId()))
                .and(Look.MINOR, event.detail());
        return event.holds() ? Told.step("verified", what) : Told.turn(what);
    }

    private static String done(Incident incident, String id) {
        return incident.response()
                .action(id)
                .map(it -> it.purpose() == Purpose.CONTAIN ? "Contained: " : "Restored: ")
                .orElse("Executed: ");
    }

    private static Phrase action(Incident incident, String id) {
        return incident.response()
                .action(id)
                .map(it -> action(it.plan().event()))
                .orElse(Phrase.code(id));
    }

    private static Phrase action(ActionPlanned plan) {
        return Phrase.text(Wording.words(plan.actionType()) + " on ").and(Wording.entity(plan.target()));
    }
}
