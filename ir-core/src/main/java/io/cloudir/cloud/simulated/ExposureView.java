package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Completeness;
import io.cloudir.cloud.Completeness.Cause;
import io.cloudir.cloud.Exposure;
import io.cloudir.cloud.Exposure.Opening;
import io.cloudir.cloud.ExposureRequest;
import io.cloudir.cloud.StateRef;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Finds what can be reached from outside: by rules of groups, by policies, by sharing. */
final class ExposureView {
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0/0", "::/0", "all", "*");

    private final States states;
    private final AccountView view;
    private final String account;
    private final Instant asOf;
    private final List<Opening> openings = new ArrayList<>();

    ExposureView(States states, AccountView view, String account, Instant asOf) {
        this.states = states;
        this.view = view;
        this.account = account;
        this.asOf = asOf;
    }

    Exposure find(ExposureRequest request, Completeness known) {
        Entity about = request.about();
        if (!about.equals(Entity.NONE)
                && about.type() != EntityType.ACCOUNT
                && view.find(about).isEmpty()) {
            throw new CloudException.NotFound(
                    "no " + about.type().code() + ' ' + Text.printable(about.id()) + " in this account");
        }
        states.ids(Refs.GROUP).forEach(this::group);
        states.ids(Refs.BUCKET).forEach(this::bucket);
        shared(Refs.SNAPSHOT, "create-volume-permission");
        shared(Refs.IMAGE, "launch-permission");
        shared(Refs.DATABASE_SNAPSHOT, "restore-permission");
        states.ids(Refs.FUNCTION).forEach(this::function);
        List<Opening> found = openings.stream()
                .filter(opening -> about.equals(Entity.NONE)
                        || about.type() == EntityType.ACCOUNT
                        || opening.to().equals(about))
                .sorted(Comparator.comparing((Opening opening) -> opening.to().id())
                        .thenComparing(Opening::state)
                        .thenComparing(Opening::from))
                .toList();
        int count = Math.min(found.size(), request.limit());
        return new Exposure(
                found.subList(0, count),
                count == found.size()
                        ? known
                        : known.without(Cause.LIMIT, "only the first " + count + " openings were asked for"));
    }

    /** A rule is told of each host that has the group, and of the group itself if none has. */
    private void group(String group) {
        for (String rule : states.aspects(Refs.GROUP, group, "ingress", asOf)) {
            String[] parts = rule.split("/", 3);
            if (parts.length < 3 || parts[2].startsWith("sg-")) {
                continue;
            }
            StateRef state = new StateRef(Refs.GROUP, group, "ingress:" + rule);
            List<Entity> hosts = hostsIn(group);
            List<Entity> reached = hosts.isEmpty() ? List.of(Entity.of(EntityType.RESOURCE, group)) : hosts;
            reached.forEach(to -> openings.add(new Opening(to, from(parts[2]), parts[0] + '/' + parts[1], state)));
        }
    }

    private List<Entity> hostsIn(String group) {
        return states.ids(Refs.HOST).stream()
                .filter(host -> !read(Refs.host(host, "state")).equals("terminated"))
                .filter(host -> states.aspects(Refs.HOST, host, "interface", asOf).stream()
                        .map(id -> read(new StateRef(Refs.INTERFACE, id, "groups")))
                        .anyMatch(groups -> List.of(groups.split(",", -1)).contains(group)))
                .map(host -> Entity.of(EntityType.HOST, host))
                .toList();
    }

    private void bucket(String bucket) {
        StateRef policy = new StateRef(Refs.BUCKET, bucket, "policy");
        boolean blocked = read(policy.with("public-access-block")).equals("all")
                || read(new StateRef(Refs.ACCOUNT, account, "public-access-block"))
                        .equals("all");
        if (!blocked && Policies.admitsEverybody(read(policy))) {
            openings.add(
                    new Opening(Entity.of(EntityType.RESOURCE, bucket), Exposure.EVERYBODY, "bucket policy", policy));
        }
    }

    private void shared(String kind, String side) {
        for (String id : states.ids(kind)) {
            if (read(new StateRef(kind, id, "exists")).equals(ABSENT)) {
                continue;
            }
            for (String with : states.aspects(kind, id, side, asOf)) {
                openings.add(new Opening(
                        Entity.of(EntityType.RESOURCE, id),
                        from(with),
                        "shared",
                        new StateRef(kind, id, side + ':' + with)));
            }
        }
    }

    private void function(String function) {
        StateRef url = new StateRef(Refs.FUNCTION, function, "url-auth");
        if (read(url).equals("NONE")) {
            openings.add(
                    new Opening(Entity.of(EntityType.RESOURCE, function), Exposure.EVERYBODY, "function address", url));
        }
        for (String statement : states.aspects(Refs.FUNCTION, function, "permission", asOf)) {
            StateRef state = new StateRef(Refs.FUNCTION, function, "permission:" + statement);
            if (Policies.namesEverybody(read(state))) {
                openings.add(new Opening(
                        Entity.of(EntityType.RESOURCE, function), Exposure.EVERYBODY, "function policy", state));
            }
        }
    }

    private static String from(String peer) {
        return EVERYWHERE.contains(peer) ? Exposure.EVERYBODY : peer;
    }

    private String read(StateRef target) {
        return states.visible(target, asOf);
    }
}
