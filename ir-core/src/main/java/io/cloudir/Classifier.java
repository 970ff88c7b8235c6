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
 * and the identity that most of them are about, of those that got anywhere. The first signal, by which it was opened, rarely says it best.
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
                .map(scenario -> classification(incident, scenario, signals))
                .filter(it ->
                        !it.title().equals(incident.title()) || !it.scenario().equals(incident.scenario()));
    }

    private static IncidentReclassified classification(Incident incident, Scenario scenario, SignalReading signals) {
        Optional<InvolvedEntity> busiest = busiestPrincipal(incident, signals);
        String title = scenario.title()
                + busiest.map(it -> ": " + Text.printable(it.entity().id())).orElse("");
        String reason = (signals.count() == 1
                        ? "the only signal points to it"
                        : "all " + signals.count() + " signals together point to it")
                + busiest.map(it -> "; " + it.signalIds().size() + " of them involve this identity")
                        .orElse("");
        return new IncidentReclassified(title, scenario.id(), scenario.category(), reason);
    }

    /** The same, for who has not read the signals yet. */
    static Optional<InvolvedEntity> busiestPrincipal(Incident incident) {
        return busiestPrincipal(
                incident, SignalReading.NONE.upTo(incident.detection().signals()));
    }

    /**
     * The identity that most signals involve, of those of whom a call succeeded if there are any: whoever only failed got
     * nowhere. Of equals the first in natural order.
     */
    private static Optional<InvolvedEntity> busiestPrincipal(Incident incident, SignalReading signals) {
        return incident.detection().entities().stream()
                .filter(involved -> involved.entity().type() == EntityType.PRINCIPAL)
                .filter(involved -> !involved.signalIds().isEmpty())
                .max(Comparator.comparing((InvolvedEntity involved) ->
                                signals.succeeded().contains(involved.entity().id()))
                        .thenComparingInt(involved -> involved.signalIds().size())
                        .thenComparing(InvolvedEntity::entity, Comparator.reverseOrder()));
    }
}
