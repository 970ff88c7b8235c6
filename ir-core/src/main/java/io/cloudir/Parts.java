package io.cloudir;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.evidence.EvidenceStore;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.lifecycle.DeclaredGate;
import io.cloudir.incident.lifecycle.Lifecycle;
import io.cloudir.incident.lifecycle.Transition;
import io.cloudir.incident.store.IncidentIndex;
import io.cloudir.plan.CustomGate;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.respond.RunnerSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of one {@link IncidentResponse}, wired once and shared by its verbs. */
record Parts(
        Desk desk,
        IncidentIndex index,
        ResponsePlan plan,
        Lifecycle lifecycle,
        Clock clock,
        EvidenceStore evidence,
        Correlator correlator,
        Intake intake,
        Judge judge,
        FollowUp followUp,
        Merging merging,
        DueWork dueWork,
        Optional<CloudAdapter> cloud,
        RunnerSettings runnerSettings,
        Turns turns,
        boolean mayExecute,
        boolean exercise) {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentResponse.class);

    static Parts of(IncidentResponseBuilder settings, JournalStore store, ResponsePlan plan, Clock clock) {
        Desk desk = new Desk(store);
        SignalReadings readings = new SignalReadings();
        Judge judge = new Judge(settings.severity(), plan, readings);
        IncidentIndex index = IncidentIndex.of(store, warning -> LOG.warn("{}", warning), desk::find);
        Correlator correlator = new Correlator(desk, index, settings.correlationWindow());
        FollowUp followUp = new FollowUp(desk, judge, new Classifier(plan, readings), plan);
        Lifecycle lifecycle = lifecycleOf(plan);
        Merging merging = new Merging(desk, lifecycle, followUp, correlator);
        return new Parts(
                desk,
                index,
                plan,
                lifecycle,
                clock,
                settings.evidence(),
                correlator,
                new Intake(desk, correlator, plan, settings.correlationWindow(), settings.exercise()),
                judge,
                followUp,
                merging,
                new DueWork(desk, index, plan, merging),
                settings.cloud(),
                runnerSettings(settings, plan, clock),
                new Turns(),
                settings.mayExecute(),
                settings.exercise());
    }

    private static RunnerSettings runnerSettings(IncidentResponseBuilder settings, ResponsePlan plan, Clock clock) {
        RunnerSettings runner = RunnerSettings.of(settings.runner(), Automations.RESPONSE, clock, plan)
                .waiting(settings.waiting());
        boolean simulated =
                settings.cloud().filter(SimulatedCloud.class::isInstance).isPresent();
        return simulated ? runner.onSimulatedCloud() : runner;
    }

    boolean simulated() {
        return runnerSettings.simulated();
    }

    Instant now() {
        return clock.instant();
    }

    private static Lifecycle lifecycleOf(ResponsePlan plan) {
        Lifecycle standard = Lifecycle.standard();
        List<DeclaredGate> gates = new ArrayList<>();
        for (CustomGate gate : plan.gates()) {
            Phase phase = Phase.ofCode(gate.phase());
            standard.transitions().stream()
                    .filter(row -> (gate.leaving() ? row.from() : row.to()) == phase)
                    .filter(Parts::goesOn)
                    .map(row -> new DeclaredGate(gate.name(), row.from(), row.to(), gate.metBy(), gate.metBy()))
                    .forEach(gates::add);
        }
        Map<Phase, List<String>> statuses = new EnumMap<>(Phase.class);
        plan.statuses().forEach((phase, names) -> statuses.put(Phase.ofCode(phase), names));
        return standard.withGates(gates).withSubStatuses(statuses);
    }

    /** A gate of the plan's own guards the way onward, never the way back, aside or out. */
    private static boolean goesOn(Transition row) {
        return !row.reasonRequired() && row.from() != Phase.ON_HOLD;
    }

    /** An incident after something was appended to it, with what follows by the plan; signals find all it is about now. */
    Incident followed(Incident incident) {
        Incident now = followUp.after(incident, now());
        correlator.learn(now);
        return now;
    }
}
