package io.cloudir.respond;

import io.cloudir.cloud.CloudAdapter;
import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.DescribeRequest;
import io.cloudir.cloud.StateChange;
import io.cloudir.cloud.StateRef;
import io.cloudir.model.AwsPartition;
import io.cloudir.model.Cloud;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.IpAddress;
import io.cloudir.model.Text;
import io.cloudir.plan.ProtectedResource;
import io.cloudir.plan.ResourcePattern;
import io.cloudir.plan.Safeguards;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Keeps actions away from what the response plan protects, and from reaching too far. */
final class Guard {
    /** The kind of state that stands for a key, which somebody owns. */
    private static final String KEY = "iam:access-key";

    /** Which part of an ARN names the region, from 0. */
    private static final int REGION = 3;

    private final Safeguards safeguards;
    private final CloudAccount account;
    private final Set<String> regions;

    Guard(Safeguards safeguards, CloudAccount account) {
        this.safeguards = safeguards;
        this.account = account;
        this.regions = new TreeSet<>(List.of("", "*"));
        Stream.of(
                        safeguards.protectedResources().stream().map(ProtectedResource::resource),
                        safeguards.breakGlass().stream(),
                        safeguards.responder().stream())
                .flatMap(patterns -> patterns)
                .flatMap(pattern -> regionOf(pattern).stream())
                .forEach(regions::add);
    }

    /** The region that the pattern of an ARN has, a star included. */
    private static Optional<String> regionOf(ResourcePattern pattern) {
        String[] parts = pattern.pattern().split(":", REGION + 2);
        return parts.length > REGION && parts[0].equals("arn") ? Optional.of(parts[REGION]) : Optional.empty();
    }

    /** Why a thing must not be touched; empty if it may be. */
    List<String> objections(Entity target) {
        Set<String> found = new LinkedHashSet<>();
        collect(target.id(), List.of(target.id()), found);
        AwsPartition.accountOf(target.id())
                .filter(owner -> account.cloud() == Cloud.AWS && !owner.equals(account.id()))
                .ifPresent(owner -> found.add(Text.printable(target.id()) + " belongs to account " + owner
                        + ", and what is changed here is account " + account.id() + "; contain it there"));
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
            found.add(isOurself(cloud));
        }
        plan.changes().stream()
                .map(StateChange::target)
                .filter(target -> target.kind().equals(KEY))
                .map(StateRef::id)
                .distinct()
                .forEach(key -> ownerOf(key, cloud, responder, found));
        return List.copyOf(found);
    }

    private static String isOurself(CloudAdapter cloud) {
        return cloud.responder() + " is protected: it is the identity that the responder acts as now";
    }

    private void ownerOf(String key, CloudAdapter cloud, ResourcePattern responder, Set<String> found) {
        try {
            cloud.describe(DescribeRequest.of(Entity.of(EntityType.ACCESS_KEY, key)))
                    .relations()
                    .forEach(relation -> {
                        collect(key, List.of(relation.to().id()), found);
                        if (responder.covers(relation.to().id())) {
                            found.add(isOurself(cloud));
                        }
                    });
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

    /** The address that a side of a list is about, such as {@code block:203.0.113.9/32}. */
    private static Optional<String> addressIn(String aspect) {
        String entry = aspect.substring(aspect.indexOf(':') + 1);
        int slash = entry.indexOf('/');
        return Optional.of(slash < 0 ? entry : entry.substring(0, slash))
                .filter(address -> IpAddress.parse(address) != null);
    }

    /**
     * The names that a plan may know a piece of state by: its id, and the ARN that its kind, account and id make. The region
     * is not known from a piece of state, so it may be any that a pattern names, and what has the name of something protected is
     * left alone in every region.
     */
    private List<String> namesOf(StateRef target) {
        int colon = target.kind().indexOf(':');
        String service = target.kind().substring(0, colon);
        String type = target.kind().substring(colon + 1);
        String id = target.id();
        List<String> names = new ArrayList<>(List.of(id, type + '/' + id));
        addressIn(target.aspect()).ifPresent(names::add);
        for (AwsPartition partition : AwsPartition.values()) {
            names.add(partition.arn(service, "", "", id));
            for (String region : regions) {
                for (String resource : List.of(type + '/' + id, type + ':' + id, id)) {
                    names.add(partition.arn(service, region, account.id(), resource));
                }
            }
        }
        return names;
    }
}
