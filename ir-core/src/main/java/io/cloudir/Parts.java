package io.cloudir;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.simulated.SimulatedCloud;
import io.cloudir.evidence.EvidenceStore;
import io.cloudir.incident.Incident;
import io.cloudir.incident.Phase;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.decision.Decision;
import io.cloudir.incident.journal.AlteredJournalException;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.incident.lifecycle.DeclaredGate;
import io.cloudir.incident.lifecycle.Lifecycle;
import io.cloudir.incident.lifecycle.Transition;
import io.cloudir.incident.store.IncidentIndex;
import io.cloudir.investigate.CitedActivities;
import io.cloudir.investigate.InvestigationSettings;
import io.cloudir.model.IncidentId;
import io.cloudir.plan.CustomGate;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.respond.ActionRunner;
import io.cloudir.respond.RunnerSettings;
import io.cloudir.telemetry.Activity;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of one {@link IncidentResponse}, wired once and shared by its verbs. */
record Parts(
        Desk desk,
        IncidentIndex index,
        ResponsePlan plan,
        Lifecycle lifecycle,
        Clock clock,
        EvidenceStore evidence,
        PlanPlaybooks playbooks,
        Correlator correlator,
        Vigilance vigilance,
        IncidentLearning learning,
        Intake intake,
        Judge judge,
        FollowUp followUp,
        Merging merging,
        DueWork dueWork,
        Optional<CloudAdapter> cloud,
        RunnerSettings runnerSettings,
        InvestigationSettings investigation,
        Turns turns,
        Turns runTurns,
        boolean mayExecute,
        boolean exercise) {
    static Parts of(IncidentResponseBuilder settings, JournalStore store, ResponsePlan plan, Clock clock) {
        Vigilance vigilance = new Vigilance(plan.watchSensitivity());
        IncidentLearning learning = new IncidentLearning(clock);
        Desk desk = new Desk(store, incident -> {
            vigilance.learn(incident);
            learning.learn(incident);
        });
        SignalReadings readings = new SignalReadings();
        Judge judge = new Judge(settings.severity(), plan, readings);
        IncidentIndex index = IncidentIndex.of(store, desk::warn, desk::find);
        Correlator correlator = new Correlator(desk, index, settings.correlationWindow());
        FollowUp followUp = new FollowUp(desk, judge, new Classifier(plan, readings), plan);
        Lifecycle lifecycle = lifecycleOf(plan);
        Merging merging = new Merging(desk, lifecycle, followUp, correlator);
        RunnerSettings runner = runnerSettings(settings, plan, clock);
        Turns turns = new Turns();
        ExpiredControls expired = new ExpiredControls(
                settings.cloud().filter(cloud -> runner.simulated() || settings.mayExecute()),
                cloud -> new ActionRunner(cloud, settings.evidence(), store, runner),
                turns);
        return new Parts(
                desk,
                index,
                plan,
                lifecycle,
                clock,
                settings.evidence(),
                new PlanPlaybooks(plan, settings.playbooks()),
                correlator,
                vigilance,
                learning,
                new Intake(desk, correlator, plan, settings.correlationWindow(), settings.exercise()),
                judge,
                followUp,
                merging,
                new DueWork(desk, index, plan, merging, expired),
                settings.cloud(),
                runner,
                settings.investigation(clock),
                turns,
                new Turns(),
                settings.mayExecute(),
                settings.exercise());
    }

    private static RunnerSettings runnerSettings(IncidentResponseBuilder settings, ResponsePlan plan, Clock clock) {
        RunnerSettings runner = RunnerSettings.of(settings.runner(), Automations.RESPONSE, clock, plan)
                .waiting(settings.waiting());
        runner = runner.mappings(settings.mappings());
        boolean simulated = settings.cloud().filter(SimulatedCloud::isBehind).isPresent();
        return simulated ? runner.onSimulatedCloud() : runner;
    }

    /**
     * Reads the incidents in which somebody may be contained or watched: those that time has something to do in, and those
     * that are over but within their watch, as the index tells. The rest are learned as they are read; if there are baselines, also
     * those that were at work within the time that these look back to.
     */
    void learnIncidents(boolean baselines) {
        Instant since = now().minus(IncidentLearning.LONGEST);
        index.rows().stream()
                .filter(row -> !row.phase().isOver()
                        || (baselines && row.updatedAt().isAfter(since))
                        || row.nextDue().isPresent()
                        || row.watchUntil().filter(now()::isBefore).isPresent())
                .forEach(row -> {
                    try {
                        desk.find(row.head().incident());
                    } catch (AlteredJournalException e) {
                        // Told by the desk; nobody knows who is contained in it.
                    }
                });
    }

    /** The records behind an incident's signals that are at hand. */
    List<Activity> cited(Incident incident) {
        return CitedActivities.read(incident, evidence, runnerSettings.mappings());
    }

    /** Whether there is a cloud that this process may change. */
    boolean mayChangeCloud() {
        return cloud.isPresent() && (simulated() || mayExecute);
    }

    /** Whether no real cloud is at stake, so that in an exercise those count who only play. */
    boolean played() {
        return cloud.isEmpty() || simulated();
    }

    /** Whether the cloud that is changed is simulated. */
    boolean simulated() {
        return runnerSettings.simulated();
    }

    Instant now() {
        return clock.instant();
    }

    /** The time now, but never before what an incident's journal tells was recorded: a clock that is slow revives nothing. */
    Instant now(Incident incident) {
        return incident.updatedAt().isAfter(now()) ? incident.updatedAt() : now();
    }

    /** Appends what was decided; refused if the clock stands before the incident was opened and recorded, so is wrong. */
    Outcome settle(Decision decision) {
        return decision instanceof Decision.Granted granted
                ? tooEarly(granted.incident()).<Outcome>map(it -> it).orElseGet(() -> desk.settle(decision))
                : desk.settle(decision);
    }

    /** Why nothing can be done about an incident at this time; empty if the clock may be right. */
    Optional<Outcome.Refused> tooEarly(IncidentId id) {
        Incident incident = desk.get(id);
        Instant recorded =
                incident.detection().opened().map(Recorded::recordedAt).orElse(incident.openedAt());
        Instant opened = recorded.isBefore(incident.openedAt()) ? recorded : incident.openedAt();
        return now().isBefore(opened)
                ? Optional.of(new Outcome.Refused(
                        "incident " + id + " was opened at " + opened + ", and it is said to be " + now()
                                + "; nothing was done about it before it was opened: give a later time.",
                        Optional.empty()))
                : Optional.empty();
    }

    private static Lifecycle lifecycleOf(ResponsePlan plan) {
        Lifecycle standard = Lifecycle.standard();
        List<DeclaredGate> gates = new ArrayList<>();
        for (CustomGate gate : plan.gates()) {
            Phase phase = Phase.ofCode(gate.phase());
            standard.transitions().stream()
                    .filter(row -> (gate.leaving() ? row.from() : row.to()) == phase)
                    .filter(Parts::goesOn)
                    .map(row -> new DeclaredGate(gate.name(), row.from(), row.to(), gate.metBy(), metBy(gate)))
                    .forEach(gates::add);
        }
        Map<Phase, List<String>> statuses = new EnumMap<>(Phase.class);
        plan.statuses().forEach((phase, names) -> statuses.put(Phase.ofCode(phase), names));
        return standard.withGates(gates).withSubStatuses(statuses);
    }

    private static String metBy(CustomGate gate) {
        return gate.attesters().isEmpty()
                ? gate.metBy()
                : gate.metBy() + " To be attested by: " + String.join(" or ", gate.attesters()) + ".";
    }

    /** A gate of the plan's own guards the way onward, never the way back, aside or out. */
    private static boolean goesOn(Transition row) {
        return !row.reasonRequired() && row.from() != Phase.ON_HOLD;
    }

    /** An incident after something was appended to it, with what follows by the plan; signals find all it is about now. */
    Incident followed(Incident incident) {
        Incident now = followUp.after(incident, now(incident));
        correlator.learn(now);
        return now;
    }
}
