package io.cloudir;

import io.cloudir.incident.Incident;
import io.cloudir.incident.InvolvedEntity;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.IncidentReclassified;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.model.EntityType;
import io.cloudir.model.Technique;
import io.cloudir.model.Text;
import io.cloudir.model.Trigger;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.plan.Scenario;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Says what kind of incident it is once its scope is known: the scenario that all signals together point to most strongly,
 * and the identity that most of them are about. The first signal, by which it was opened, rarely says it best.
 */
final class Classifier {
    private final ResponsePlan plan;

    Classifier(ResponsePlan plan) {
        this.plan = plan;
    }

    /** What it should be called from now on; empty if it is called that already, or if there are no signals to tell. */
    Optional<IncidentReclassified> reclassify(Incident incident) {
        List<SignalAttached> signals =
                incident.detection().signals().stream().map(Recorded::event).toList();
        List<Trigger> triggers =
                signals.stream().map(SignalAttached::trigger).distinct().toList();
        List<Technique> techniques = signals.stream()
                .flatMap(signal -> signal.techniques().stream())
                .distinct()
                .toList();
        return plan.scenarioFor(triggers, techniques)
                .map(scenario -> classification(incident, scenario, signals.size()))
                .filter(it ->
                        !it.title().equals(incident.title()) || !it.scenario().equals(incident.scenario()));
    }

    private static IncidentReclassified classification(Incident incident, Scenario scenario, int signals) {
        Optional<InvolvedEntity> busiest = busiestPrincipal(incident);
        String title = scenario.title()
                + busiest.map(it -> ": " + Text.printable(it.entity().id())).orElse("");
        String reason = "all " + signals + " signals together point to it"
                + busiest.map(it -> "; " + it.signalIds().size() + " of them involve this identity")
                        .orElse("");
        return new IncidentReclassified(title, scenario.id(), scenario.category(), reason);
    }

    /** The identity that most signals involve; of equals the first in natural order. */
    static Optional<InvolvedEntity> busiestPrincipal(Incident incident) {
        return incident.detection().entities().stream()
                .filter(involved -> involved.entity().type() == EntityType.PRINCIPAL)
                .filter(involved -> !involved.signalIds().isEmpty())
                .max(Comparator.comparingInt((InvolvedEntity involved) ->
                                involved.signalIds().size())
                        .thenComparing(InvolvedEntity::entity, Comparator.reverseOrder()));
    }
}
