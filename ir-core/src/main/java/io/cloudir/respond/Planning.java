package io.cloudir.respond;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.model.IncidentId;
import io.cloudir.model.Text;
import io.cloudir.plan.Safeguards;
import java.util.List;
import java.util.Objects;

/** Turns proposals into plans by asking the cloud what exactly they would change, changing nothing. */
public final class Planning {
    private final CloudAdapter cloud;
    private final Guard guard;

    public Planning(CloudAdapter cloud, Safeguards safeguards) {
        this.cloud = Objects.requireNonNull(cloud, "cloud");
        this.guard = new Guard(safeguards, cloud.account());
    }

    /**
     * The plan for a proposal as the cloud is now. Plan each action when its turn has come: a plan made before another action
     * changed the same thing no longer fits.
     *
     * @throws CloudException if the cloud may answer when it is asked again, see {@link CloudException#retryable}
     */
    public PlanAnswer plan(IncidentId incident, Proposal proposal) {
        List<String> objections = guard.objections(proposal.request().target());
        if (objections.isEmpty()) {
            try {
                ActionPlan plan = ActionPlan.of(incident, proposal, cloud.plan(proposal.request()));
                objections = guard.objections(plan, cloud);
                if (objections.isEmpty()) {
                    return new PlanAnswer.Planned(plan);
                }
            } catch (CloudException.NotFound e) {
                return new PlanAnswer.Gone(proposal.request().target(), textOf(e));
            } catch (CloudException e) {
                if (e.retryable()) {
                    throw e;
                }
                objections = List.of(textOf(e));
            }
        }
        return new PlanAnswer.LeftAlone(proposal.request().target(), String.join("; ", objections));
    }

    private static String textOf(CloudException e) {
        return Text.printable(String.valueOf(e.getMessage()));
    }
}
