package io.cloudir.investigate;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.incident.Incident;
import io.cloudir.incident.event.DetectionEvent.DamageSurveyed;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.investigate.graph.EntityGraph;
import io.cloudir.investigate.inquiry.Schedule;
import io.cloudir.plan.CriticalSystem;
import io.cloudir.severity.IncidentFact;
import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Investigates an incident by declared steps: health of the services that watch the account first, then what is affected, anomalies
 * of access, network and hosts, the trace from suspects through their sessions, the impact, the sequence of events and the blast
 * radius. It reads the cloud and changes nothing; a source that does not answer becomes a finding. The result does not depend on the
 * executor that the settings name. Safe to use from several threads.
 */
public final class Investigation {
    private static final List<StepDeclaration> STEPS = List.of(
            ControlPlaneStep.DECLARED,
            AffectedStep.DECLARED,
            AccessStep.DECLARED,
            NetworkStep.DECLARED,
            HostStep.DECLARED,
            DetectorStep.DECLARED,
            TraceStep.DECLARED,
            ImpactStep.DECLARED,
            SequenceStep.DECLARED,
            BlastRadiusStep.DECLARED,
            SeverityStep.DECLARED,
            DamageStep.DECLARED);

    private final CloudAdapter cloud;
    private final List<CriticalSystem> criticalSystems;
    private final InvestigationSettings settings;

    /**
     * An investigation in one account.
     *
     * @param criticalSystems what the response plan calls critical
     * @param settings where and for how long the cloud is asked
     */
    public Investigation(CloudAdapter cloud, List<CriticalSystem> criticalSystems, InvestigationSettings settings) {
        this.cloud = Objects.requireNonNull(cloud, "cloud");
        this.criticalSystems = List.copyOf(criticalSystems);
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /** What the steps are, in the order of their findings. */
    public static List<StepDeclaration> steps() {
        return STEPS;
    }

    /**
     * Investigates an incident as it is now.
     *
     * @param cited the records behind its signals as far as they are at hand, such as from {@link CitedActivities}; they
     *     tell more than the journal's summaries, but none is needed
     */
    public InvestigationResult investigate(Incident incident, List<Activity> cited) {
        Inquiry inquiry = Inquiry.of(incident, cloud, criticalSystems, cited);
        Schedule<StepResult> schedule = new Schedule<>(List.of(
                new ControlPlaneStep(inquiry),
                new AffectedStep(inquiry),
                new AccessStep(inquiry),
                new NetworkStep(inquiry),
                new HostStep(inquiry),
                new DetectorStep(inquiry),
                new TraceStep(inquiry),
                new ImpactStep(inquiry),
                new SequenceStep(inquiry),
                new BlastRadiusStep(inquiry),
                new SeverityStep(inquiry),
                new DamageStep(inquiry)));
        return result(inquiry, schedule.run(settings.executor(), settings.clock(), settings::limitOf));
    }

    private static InvestigationResult result(Inquiry inquiry, Map<String, StepResult> results) {
        List<FindingRecorded> findings = new ArrayList<>();
        List<Fix> fixes = new ArrayList<>();
        List<Activity> records = new ArrayList<>(inquiry.activities());
        results.values().forEach(result -> {
            findings.addAll(result.findings());
            fixes.addAll(result.fixFirst());
            records.addAll(result.traced());
        });
        records.sort(Inquiry.IN_TIME);
        StepResult trace = of(TraceStep.DECLARED, results);
        return new InvestigationResult(
                findings,
                ImpactStep.scope(inquiry, of(ImpactStep.DECLARED, results).affected()),
                fixes,
                SequenceStep.sequence(inquiry, trace),
                SessionTrace.of(inquiry.suspects(), records),
                new BlastRadius(of(BlastRadiusStep.DECLARED, results).reaches()),
                graph(inquiry.incident(), records),
                SeverityStep.news(
                        inquiry.incident(),
                        of(SeverityStep.DECLARED, results),
                        of(TraceStep.DECLARED, results).blind()),
                new DamageSurveyed(of(DamageStep.DECLARED, results).damage()));
    }

    /**
     * How everything stands that an earlier investigation found damaged, and what the records at hand show besides.
     *
     * @param cited the records behind its signals as far as they are at hand
     */
    public DamageSurveyed damage(Incident incident, List<Activity> cited) {
        DamageStep step = DamageStep.again(Inquiry.of(incident, cloud, criticalSystems, cited));
        return new DamageSurveyed(of(
                        DamageStep.DECLARED,
                        new Schedule<>(List.of(step)).run(settings.executor(), settings.clock(), settings::limitOf))
                .damage());
    }

    /**
     * Who and what an incident is about and how each is linked to the others, without asking a cloud.
     *
     * @param records the records behind its signals as far as they are at hand, and others if wanted; of a cited record that is not
     *     among them the journal's summary is shown
     */
    public static EntityGraph graph(Incident incident, List<Activity> records) {
        return GraphReading.of(CitedRecord.of(incident), records);
    }

    /** What the investigation of an incident established that its severity depends on, by its journal. */
    public static Set<IncidentFact> factsOf(Incident incident) {
        return SeverityStep.factsOf(incident);
    }

    private static StepResult of(StepDeclaration step, Map<String, StepResult> results) {
        StepResult result = results.get(step.name());
        if (result == null) {
            throw new IllegalStateException("no result of step " + step.name());
        }
        return result;
    }
}
