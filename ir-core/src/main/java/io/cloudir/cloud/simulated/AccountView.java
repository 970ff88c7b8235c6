package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.CloudException;
import io.cloudir.cloud.Completeness;
import io.cloudir.cloud.Description;
import io.cloudir.cloud.IdentityDetail;
import io.cloudir.cloud.IdentityDetail.Grant;
import io.cloudir.cloud.StateRef;
import io.cloudir.cloud.Usage;
import io.cloudir.cloud.UsageRequest;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads identities and things out of the account's state. */
final class AccountView {
    private final States states;
    private final String account;
    private final Instant asOf;

    AccountView(States states, String account, Instant asOf) {
        this.states = states;
        this.account = account;
        this.asOf = asOf;
    }

    IdentityDetail identity(String arn) {
        Account.owns(account, arn);
        Identity identity = Identity.of(StateText.line(arn));
        if (read(identity.state("exists")).equals(ABSENT)) {
            throw new CloudException.NotFound("no identity " + Text.printable(arn) + " in this account");
        }
        String owner = identity.kind() + '/' + identity.name();
        List<String> inline = states.aspects(identity.kind(), identity.name(), "inline-policy", asOf);
        List<String> managed = states.aspects(identity.kind(), identity.name(), "managed-policy", asOf);
        List<Grant> grants = new ArrayList<>();
        inline.forEach(policy -> Policies.allows(read(identity.state("inline-policy:" + policy)))
                .forEach(action -> grants.add(new Grant(action, policy, ""))));
        managed.stream()
                .filter(policy -> policy.endsWith("/AdministratorAccess"))
                .forEach(policy -> grants.add(new Grant("*", policy, "")));
        List<String> policies = new ArrayList<>(inline);
        policies.addAll(managed);
        return IdentityDetail.of(arnOf(identity), identity.isRole() ? "role" : "user")
                .times(time(read(identity.state("created"))), states.uses().lastOf(owner))
                .signsInWith(!read(identity.state("login-profile")).equals(ABSENT), mfa(identity), keys(identity))
                .may(policies, states.aspects(identity.kind(), identity.name(), "group", asOf), grants)
                .actsThrough(sessions(identity), rolesAssumedBy(identity));
    }

    /** Whether it has a second factor; a log tells it only of those whose factor was set or used. */
    private Optional<Boolean> mfa(Identity identity) {
        StateRef mfa = identity.state("mfa");
        return states.isKnownAs(mfa) ? Optional.of(!read(mfa).equals(ABSENT)) : Optional.empty();
    }

    Usage usage(UsageRequest request, Completeness known) {
        Account.owns(account, request.identity());
        Identity identity = Identity.of(StateText.line(request.identity()));
        if (read(identity.state("exists")).equals(ABSENT)) {
            throw new CloudException.NotFound("no identity " + Text.printable(request.identity()) + " in this account");
        }
        return new Usage(
                arnOf(identity), states.uses().in(identity.kind() + '/' + identity.name(), request.window()), known);
    }

    Description describe(Entity entity) {
        Account.owns(account, entity.id());
        StateRef found = find(entity)
                .orElseThrow(() -> new CloudException.NotFound(
                        "no " + entity.type().code() + " " + Text.printable(entity.id()) + " in this account"));
        // A trail that was deleted leaves the selectors and the state that a new one of its name begins with.
        StateRef exists = found.with(found.kind().equals(Refs.TRAIL) ? "configuration" : "exists");
        if (states.isGone(exists, read(exists))) {
            throw new CloudException.NotFound(
                    "no " + entity.type().code() + " " + Text.printable(entity.id()) + " in this account any more");
        }
        SortedMap<StateRef, String> state = states.of(found.kind(), found.id(), asOf);
        return new Description(entity, state, relations(found));
    }

    /** A host with its volumes and every snapshot of them. */
    Description disks(Entity host) {
        Description description = describe(host);
        SortedMap<StateRef, String> state = new TreeMap<>(description.state());
        Set<String> volumes = new TreeSet<>(states.aspects(Refs.HOST, Refs.tail(host.id()), "volume", asOf));
        volumes.forEach(volume -> state.putAll(states.of(Refs.VOLUME, volume, asOf)));
        states.ids(Refs.SNAPSHOT).stream()
                .filter(id -> volumes.contains(read(new StateRef(Refs.SNAPSHOT, id, "of"))))
                .forEach(id -> state.putAll(states.of(Refs.SNAPSHOT, id, asOf)));
        return new Description(host, state, description.relations());
    }

    private List<IdentityDetail.Key> keys(Identity identity) {
        return states.ids(Refs.KEY).stream()
                .filter(id -> read(Refs.key(id, "owner")).equals(identity.kind() + '/' + identity.name()))
                .filter(id -> !read(Refs.key(id, "status")).equals(ABSENT))
                .map(id -> new IdentityDetail.Key(
                        id,
                        read(Refs.key(id, "status")).equals("Active"),
                        states.uses().lastOfKey(id)))
                .toList();
    }

    private List<IdentityDetail.Session> sessions(Identity identity) {
        return states.ids(Refs.SESSION).stream()
                .filter(id -> read(Refs.session(id, "of")).equals(identity.kind() + '/' + identity.name()))
                .map(id -> new IdentityDetail.Session(id, time(read(Refs.session(id, "issued")))))
                .toList();
    }

    private List<String> rolesAssumedBy(Identity identity) {
        return states.ids(Refs.ROLE).stream()
                .filter(role ->
                        !read(Refs.role(role, "assumed-by:" + identity.name())).equals(ABSENT))
                .map(role -> arnOf(new Identity(Refs.ROLE, role)))
                .toList();
    }

    Optional<StateRef> find(Entity entity) {
        String id = entity.id();
        return switch (entity.type()) {
            case PRINCIPAL ->
                Optional.of(Identity.of(StateText.line(id)).state("exists"))
                        .filter(state -> states.isKnown(state.kind(), state.id()));
            case ACCESS_KEY -> known(id.startsWith("ASIA") ? Refs.SESSION : Refs.KEY, id);
            case HOST -> known(Refs.HOST, id);
            case ACCOUNT -> known(Refs.ACCOUNT, id);
            case RESOURCE ->
                List.of(
                                Refs.TRAIL,
                                Refs.BUCKET,
                                Refs.SNAPSHOT,
                                Refs.IMAGE,
                                Refs.TEMPLATE,
                                Refs.GROUP,
                                Refs.VOLUME,
                                Refs.INTERFACE,
                                Refs.FLOW_LOG,
                                Refs.DATABASE,
                                Refs.DATABASE_SNAPSHOT,
                                Refs.FUNCTION,
                                Refs.SECRET,
                                Refs.KMS_KEY,
                                Refs.POLICY,
                                Refs.SERVICE,
                                Refs.WEB_ACL,
                                Refs.STACK,
                                Refs.ROLE,
                                Refs.USER)
                        .stream()
                        .flatMap(kind -> known(kind, id).stream())
                        .findFirst();
            case ADDRESS, REGION, NONE -> Optional.empty();
        };
    }

    private Optional<StateRef> known(String kind, String id) {
        String line = kind.equals(Refs.FUNCTION) ? DataLearning.functionName(id) : Refs.tail(id);
        return states.isKnown(kind, line) ? Optional.of(new StateRef(kind, line, "exists")) : Optional.empty();
    }

    List<Description.Relation> relations(StateRef of) {
        List<Description.Relation> relations = new ArrayList<>();
        String owner = of.kind() + '/' + of.id();
        for (String key : states.ids(Refs.KEY)) {
            if (read(Refs.key(key, "owner")).equals(owner)
                    && !read(Refs.key(key, "status")).equals(ABSENT)) {
                relations.add(new Description.Relation("has-key", Entity.of(EntityType.ACCESS_KEY, key)));
            }
        }
        for (String session : states.ids(Refs.SESSION)) {
            if (read(Refs.session(session, "of")).equals(owner)) {
                relations.add(new Description.Relation("has-session", Entity.of(EntityType.ACCESS_KEY, session)));
            }
        }
        for (String side : List.of("interface", "volume")) {
            states.aspects(of.kind(), of.id(), side, asOf)
                    .forEach(id ->
                            relations.add(new Description.Relation("has-" + side, Entity.of(EntityType.RESOURCE, id))));
        }
        if (of.kind().equals(Refs.HOST) && !read(of.with("replaced-by")).equals(ABSENT)) {
            relations.add(new Description.Relation(
                    Description.Relation.REPLACED_BY, Entity.of(EntityType.HOST, ChangeRules.newHostFor(of.id()))));
        }
        String held = read(of.with(of.kind().equals(Refs.SESSION) ? "of" : "owner"));
        if (!held.equals(ABSENT)) {
            String[] parts = held.split("/", 2);
            relations.add(new Description.Relation(
                    "belongs-to", Entity.of(EntityType.PRINCIPAL, arnOf(new Identity(parts[0], parts[1])))));
        }
        return relations;
    }

    String arnOf(Identity identity) {
        return "arn:aws:iam::" + account + ':' + (identity.isRole() ? "role/" : "user/") + identity.name();
    }

    private String read(StateRef target) {
        return states.visible(target, asOf);
    }

    private static Optional<Instant> time(String value) {
        return value.equals(ABSENT) ? Optional.empty() : Optional.of(Instant.parse(value));
    }
}
