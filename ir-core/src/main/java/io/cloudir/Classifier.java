package io.cloudir;

import io.cloudir.incident.Incident;
import io.cloudir.incident.InvolvedEntity;
import io.cloudir.incident.event.DetectionEvent.IncidentReclassified;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.plan.Scenario;
import java.util.Comparator;
import java.util.Optional;

/**
 * Says what kind of incident it is once its scope is known: the scenario that all signals together point to most strongly,
 * and the identity that most of them are about. The first signal, by which it was opened, rarely says it best.
 */
final class Classifier {
    private final ResponsePlan plan;
    private final SignalReadings readings;

    Classifier(ResponsePlan plan, SignalReadings readings) {
        this.plan = plan;
        this.readings = readings;
    }

    /** What it should be called from now on; empty if it is called that already, or if there are no signals to tell. */
    Optional<IncidentReclassified> reclassify(Incident incident) {
        SignalReading signals = readings.of(incident);
        return plan.scenarioFor(signals.triggers(), signals.techniques())
                .map(scenario -> classification(incident, scenario, signals.count()))
                .filter(it ->
                        !it.title().equals(incident.title()) || !it.scenario().equals(incident.scenario()));
    }

    private static IncidentReclassified classification(Incident incident, Scenario scenario, int signals) {
        Optional<InvolvedEntity> busiest = busiestPrincipal(incident);
        String title = scenario.title()
                + busiest.map(it -> ": " + Text.printable(it.entity().id())).orElse("");
        String reason =
                (signals == 1 ? "the only signal points to it" : "all " + signals + " signals together point to it")
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
