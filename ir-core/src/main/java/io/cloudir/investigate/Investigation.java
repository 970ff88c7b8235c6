package io.cloudir.investigate;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.incident.Incident;
import io.cloudir.plan.CriticalSystem;
import io.cloudir.telemetry.Activity;
import java.util.List;
import java.util.Objects;

/**
 * Investigates an incident: health of the services that watch the account first, then what is affected, the first impact,
 * anomalies of access, and the sequence of events. It reads the cloud and changes nothing; a source that does not answer
 * becomes a finding.
 */
public final class Investigation {
    private final CloudAdapter cloud;
    private final ImpactStep impact;
    private final List<Step> steps;

    /**
     * An investigation in one account.
     *
     * @param criticalSystems what the response plan calls critical
     */
    public Investigation(CloudAdapter cloud, List<CriticalSystem> criticalSystems) {
        this.cloud = Objects.requireNonNull(cloud, "cloud");
        this.impact = new ImpactStep(criticalSystems);
        // Access comes before impact, since it finds roles that were assumed.
        this.steps = List.of(new ControlPlaneStep(), new AffectedStep(), new AccessStep(), impact, new SequenceStep());
    }

    /**
     * Investigates an incident as it is now.
     *
     * @param cited the records behind its signals as far as they are at hand, such as from {@link CitedActivities}; they
     *     tell more than the journal's summaries, but none is needed
     */
    public InvestigationResult investigate(Incident incident, List<Activity> cited) {
        Inquiry inquiry = new Inquiry(incident, cloud, cited);
        steps.forEach(step -> step.run(inquiry));
        return new InvestigationResult(inquiry.findings(), impact.scope(inquiry), inquiry.fixes(), inquiry.records());
    }
}
