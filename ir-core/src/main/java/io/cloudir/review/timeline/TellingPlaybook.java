package io.cloudir.review.timeline;

import io.cloudir.incident.Incident;
import io.cloudir.incident.StepVisit;
import io.cloudir.incident.event.PlaybookEvent;
import io.cloudir.incident.event.PlaybookEvent.PlaybookBranchTaken;
import io.cloudir.incident.event.PlaybookEvent.PlaybookFinished;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStarted;
import io.cloudir.incident.event.PlaybookEvent.PlaybookStepFinished;
import io.cloudir.incident.event.PlaybookEvent.StepOutcome;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.wording.Wording;

/** Says in words how a playbook was followed. That a step began, its single commands, and marks of begin and end are bookkeeping. */
final class TellingPlaybook {
    private TellingPlaybook() {}

    static Told tell(PlaybookEvent event, Incident incident) {
        if (event instanceof PlaybookStarted it) {
            return Told.step("playbook", Phrase.text("Playbook begun: " + it.name()));
        } else if (event instanceof PlaybookBranchTaken it) {
            return Told.step(
                    "playbook decided",
                    Phrase.text("Playbook: " + step(incident, it.runId(), it.visit()) + ": "
                                    + (it.branch().isBlank() ? "no further round" : it.branch()))
                            .and(Look.MINOR, it.because()));
        } else if (event instanceof PlaybookStepFinished it && !isMark(incident, it)) {
            Phrase what = Phrase.text("Playbook: " + step(incident, it.runId(), it.visit()) + ": ");
            return it.outcome() == StepOutcome.SUCCEEDED
                    ? Told.step("playbook step", what.and("done").and(Look.MINOR, it.reason()))
                    : Told.step(
                            "playbook step failed",
                            what.and(Look.BAD, Wording.words(it.outcome())).and(Look.MINOR, it.reason()));
        } else if (event instanceof PlaybookFinished it) {
            return Told.step(
                    "playbook over",
                    it.succeeded()
                            ? Phrase.text("Playbook followed to its end: " + name(incident, it.runId()))
                            : Phrase.of(Look.BAD, "playbook failed")
                                    .and(": " + name(incident, it.runId()))
                                    .and(Look.MINOR, it.reason()));
        }
        return Told.detail("playbook", Phrase.EMPTY);
    }

    private static boolean isMark(Incident incident, PlaybookStepFinished step) {
        return incident.playbooks().stream()
                .filter(run -> run.id().equals(step.runId()))
                .flatMap(run -> run.visit(step.visit()).stream())
                .anyMatch(StepVisit::isMark);
    }

    private static String name(Incident incident, String runId) {
        return incident.playbooks().stream()
                .filter(run -> run.id().equals(runId))
                .map(run -> run.started().event().name())
                .findFirst()
                .orElse(runId);
    }

    private static String step(Incident incident, String runId, String visit) {
        return incident.playbooks().stream()
                .filter(run -> run.id().equals(runId))
                .flatMap(run -> run.visit(visit).stream())
                .map(it -> it.started().event().name())
                .findFirst()
                .orElse(visit);
    }
}
