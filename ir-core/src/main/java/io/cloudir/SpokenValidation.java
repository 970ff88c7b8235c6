package io.cloudir;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.decision.Decision;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.LifecycleEvent.RemediationsValidated;
import io.cloudir.incident.event.LifecycleEvent.RestorationsValidated;
import io.cloudir.incident.event.LifecycleEvent.Word;
import io.cloudir.incident.journal.Draft;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import io.cloudir.respond.Contradictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Takes somebody's word for what was done to a cloud that the library did not look at, unless its own journal knows otherwise. */
final class SpokenValidation {
    private final Responder responder;
    private final Parts parts;
    private final Actor actor;

    SpokenValidation(Responder responder, Parts parts, Actor actor) {
        this.responder = responder;
        this.parts = parts;
        this.actor = actor;
    }

    Outcome remediations(IncidentId id, Verdict verdict) {
        Incident incident = responder.get(id);
        return incident.phase() == Phase.MITIGATING || incident.phase() == Phase.RECOVERING
                ? said(
                        incident,
                        verdict,
                        verdict.holds() ? Contradictions.ofRemediations(incident) : List.of(),
                        word -> new RemediationsValidated(verdict.holds(), verdict.seen(), word))
                : Refusals.notIn(incident, "remediations are validated in mitigation or recovery");
    }

    Outcome restorations(IncidentId id, Verdict verdict) {
        Incident incident = responder.get(id);
        return incident.phase() == Phase.RECOVERING
                ? said(
                        incident,
                        verdict,
                        verdict.holds() ? Contradictions.ofRestorations(incident) : List.of(),
                        word -> new RestorationsValidated(verdict.holds(), verdict.seen(), word))
                : Refusals.notIn(incident, "restorations are validated in recovery");
    }

    private Outcome said(
            Incident incident, Verdict verdict, List<String> against, Function<Optional<Word>, IncidentEvent> event) {
        Optional<String> objection = new AuthorityRule(parts.plan(), incident, parts.played())
                .objectionToValidate(actor)
                .or(() -> against.isEmpty() || !verdict.reason().isBlank()
                        ? Optional.empty()
                        : Optional.of(Contradictions.refusal(against)));
        return objection.map(Refusals::because).orElseGet(() -> {
            List<Draft> drafts = new ArrayList<>();
            drafts.add(Draft.of(event.apply(Optional.of(new Word(against, verdict.reason()))), parts.now(), actor));
            if (!verdict.holds()) {
                drafts.addAll(StepBack.after(incident, verdict.seen(), parts, actor));
            }
            return responder.settle(new Decision.Granted(incident.id(), incident.version(), drafts));
        });
    }
}
