package io.cloudir;

import io.cloudir.incident.Incident;
import io.cloudir.incident.event.SeverityEvent.Counterfactual;
import io.cloudir.incident.event.SeverityEvent.Factor;
import io.cloudir.incident.event.SeverityEvent.SeverityAssessed;
import io.cloudir.investigate.Investigation;
import io.cloudir.model.Technique;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.plan.Scenario;
import io.cloudir.severity.Assessment;
import io.cloudir.severity.FactorScore;
import io.cloudir.severity.IncidentFact;
import io.cloudir.severity.SeverityFacts;
import io.cloudir.severity.SeverityModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works out how bad an incident is from what its journal and the response plan know. Thread-safe. */
final class Judge {
    /** Most results kept: the same few facts are judged again with each signal that joins. */
    private static final int KEPT = 64;

    private final SeverityModel model;
    private final ResponsePlan plan;
    private final SignalReadings readings;
    private final Map<SeverityFacts, SeverityAssessed> judged = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SeverityFacts, SeverityAssessed> eldest) {
            return size() > KEPT;
        }
    };

    Judge(SeverityModel model, ResponsePlan plan, SignalReadings readings) {
        this.model = model;
        this.plan = plan;
        this.readings = readings;
    }

    /** The severity that follows from signals, scope and plan. What none of them shows stays unknown. */
    SeverityAssessed judge(Incident incident) {
        return judge(factsOf(incident));
    }

    /** The severity that follows from stated facts. */
    synchronized SeverityAssessed judge(SeverityFacts facts) {
        return judged.computeIfAbsent(facts, it -> entryOf(model.assess(it)));
    }

    SeverityFacts factsOf(Incident incident) {
        SignalReading signals = readings.of(incident);
        SeverityFacts facts = signals.facts().facts();
        if (signals.techniques().stream().anyMatch(Judge::givesRights) && AdministratorGrants.areTakeover(incident)) {
            facts = facts.with(IncidentFact.ADMINISTRATOR_TAKEOVER);
        }
        facts = assumed(facts, plan.scenario(incident.scenario()));
        for (IncidentFact established : Investigation.factsOf(incident)) {
            facts = facts.with(established);
        }
        return known(hitsCriticalSystem(incident) ? facts.with(IncidentFact.PRODUCTION_HIT) : facts);
    }

    /** A model that an application brings may leave out facts; what it has no row for, it does not judge by. */
    private SeverityFacts known(SeverityFacts facts) {
        SeverityFacts known = facts;
        for (IncidentFact fact : facts.facts()) {
            if (model.table().fact(fact.id()).isEmpty()) {
                known = known.without(fact);
            }
        }
        return known;
    }

    /** Account manipulation. */
    private static boolean givesRights(Technique technique) {
        return technique.id().startsWith("T1098");
    }

    /** A scenario's own assumptions fill in what signals left unknown. */
    private SeverityFacts assumed(SeverityFacts derived, Optional<Scenario> scenario) {
        SeverityFacts facts = derived;
        for (io.cloudir.severity.Factor factor : io.cloudir.severity.Factor.values()) {
            String option =
                    scenario.map(it -> it.severityFactors().get(factor.id())).orElse(SeverityFacts.UNKNOWN);
            if (facts.option(factor).equals(SeverityFacts.UNKNOWN)) {
                facts = facts.with(factor, option);
            }
        }
        for (String fact : scenario.map(Scenario::severityFacts).orElse(List.of())) {
            facts = facts.with(new IncidentFact(fact));
        }
        return facts;
    }

    private boolean hitsCriticalSystem(Incident incident) {
        return incident.detection()
                .scope()
                .filter(scope -> scope.event().criticalSystems())
                .isPresent();
    }

    private SeverityAssessed entryOf(Assessment assessment) {
        return new SeverityAssessed(
                assessment.severity(),
                assessment.priority(),
                Optional.of(assessment.priorityReason()),
                assessment.score().toPlainString(),
                assessment.band(),
                assessment.interval().low().toPlainString(),
                assessment.interval().high().toPlainString(),
                assessment.decision().code(),
                assessment.model(),
                assessment.factors().stream().map(Judge::factor).toList(),
                assessment.floors().stream().map(IncidentFact::id).toList(),
                assessment.counterfactuals().stream()
                        .map(it ->
                                new Counterfactual(it.condition(), it.severity().name()))
                        .toList());
    }

    private static Factor factor(FactorScore score) {
        return new Factor(
                score.factor().id(),
                score.option(),
                score.value().toPlainString(),
                score.weight().toPlainString(),
                score.contribution().toPlainString());
    }
}
