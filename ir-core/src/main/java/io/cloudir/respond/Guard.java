package io.cloudir.respond;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.DescribeRequest;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import io.cloudir.model.AwsPartition;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import io.cloudir.plan.ResourcePattern;
import io.cloudir.plan.Safeguards;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Keeps actions away from what the response plan protects, and from reaching too far. */
final class Guard {
    /** The kind of state that stands for a key, which somebody owns. */
    private static final String KEY = "iam:access-key";

    private final Safeguards safeguards;
    private final CloudAccount account;

    Guard(Safeguards safeguards, CloudAccount account) {
        this.safeguards = safeguards;
        this.account = account;
    }

    /** Why a thing must not be touched; empty if it may be. */
    List<String> objections(Entity target) {
        Set<String> found = new LinkedHashSet<>();
        collect(target.id(), List.of(target.id()), found);
        return List.copyOf(found);
    }

    /** Why a plan must not be executed; empty if it may be. */
    List<String> objections(ActionPlan plan) {
        Set<String> found = new LinkedHashSet<>();
        found.addAll(objections(plan.target()));
        for (StateChange change : plan.changes()) {
            collect(change.target().id(), namesOf(change.target()), found);
        }
        if (plan.radius() > safeguards.maxRadius()) {
            found.add("it reaches " + Text.count(plan.radius(), "thing") + ", and the plan lets one action reach "
                    + safeguards.maxRadius() + "; narrow it, or raise the limit");
        }
        return List.copyOf(found);
    }

    /**
     * The same, and that the plan leaves the adapter's own identity alone, and whose each key is that it changes; if that cannot
     * be told, the plan must wait.
     *
     * @throws CloudException if the cloud may tell when it is asked again
     */
    List<String> objections(ActionPlan plan, CloudAdapter cloud) {
        Set<String> found = new LinkedHashSet<>(objections(plan));
        ResourcePattern responder = new ResourcePattern(cloud.responder());
        boolean ourselves = responder.covers(plan.target().id())
                || plan.changes().stream()
                        .flatMap(change -> namesOf(change.target()).stream())
                        .anyMatch(responder::covers);
        if (ourselves) {
            found.add(cloud.responder() + " is protected: it is the identity that the responder acts as now");
        }
        plan.changes().stream()
                .map(StateChange::target)
                .filter(target -> target.kind().equals(KEY))
                .map(StateRef::id)
                .distinct()
                .forEach(key -> ownerOf(key, cloud, found));
        return List.copyOf(found);
    }

    private void ownerOf(String key, CloudAdapter cloud, Set<String> found) {
        try {
            cloud.describe(DescribeRequest.of(Entity.of(EntityType.ACCESS_KEY, key)))
                    .relations()
                    .forEach(relation -> collect(key, List.of(relation.to().id()), found));
        } catch (CloudException.NotFound e) {
            // A key that is gone is nobody's.
        } catch (CloudException e) {
            if (e.retryable()) {
                throw e;
            }
            found.add("whose key " + key + " is cannot be told: " + Text.printable(String.valueOf(e.getMessage())));
        }
    }

    private void collect(String what, List<String> names, Set<String> found) {
        names.stream()
                .flatMap(name -> safeguards.refusal(name).stream())
                .findFirst()
                .ifPresent(reason -> found.add(what + " is protected: " + reason));
    }

    /**
     * The names that a plan may know a piece of state by: its id, and the ARN that its kind, account and id make. The region
     * is not known from a piece of state, so the name has a star there, which a pattern with a star fits.
     */
    private List<String> namesOf(StateRef target) {
        int colon = target.kind().indexOf(':');
        String service = target.kind().substring(0, colon);
        String type = target.kind().substring(colon + 1);
        String id = target.id();
        List<String> names = new ArrayList<>(List.of(id, type + '/' + id));
        for (AwsPartition partition : AwsPartition.values()) {
            names.add(partition.arn(service, "", "", id));
            for (String region : List.of("", "*")) {
                for (String resource : List.of(type + '/' + id, type + ':' + id, id)) {
                    names.add(partition.arn(service, region, account.id(), resource));
                }
            }
        }
        return names;
    }
}
