package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.Completeness;
import io.cloudir.cloud.Inventory;
import io.cloudir.cloud.Inventory.Thing;
import io.cloudir.cloud.InventoryRequest;
import io.cloudir.cloud.StateRef;
import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists what the account has. */
final class InventoryView {
    private final States states;
    private final AccountView view;
    private final Instant asOf;

    InventoryView(States states, AccountView view, Instant asOf) {
        this.states = states;
        this.view = view;
        this.asOf = asOf;
    }

    Inventory list(InventoryRequest request, String region, Completeness known) {
        List<String> kinds = kinds(request.kind());
        StateRef after = request.after().isEmpty() ? null : page(request.after(), kinds);
        List<Thing> page = new ArrayList<>();
        for (String kind : kinds) {
            for (String id : states.ids(kind)) {
                StateRef exists = new StateRef(kind, id, "exists");
                if ((after != null && exists.compareTo(after) <= 0) || !isThere(kind, id)) {
                    continue;
                }
                Thing thing = thing(exists, request.kind() == InventoryRequest.Kind.IDENTITIES ? "" : region);
                if (isAbout(thing, request.about())) {
                    if (page.size() == request.limit()) {
                        Thing last = page.get(page.size() - 1);
                        return new Inventory(page, Optional.of(token(last)), known);
                    }
                    page.add(thing);
                }
            }
        }
        return new Inventory(page, Optional.empty(), known);
    }

    private String token(Thing last) {
        return last.kind()
                + '/'
                + StateText.line(view.find(last.entity()).orElseThrow().id());
    }

    private static StateRef page(String token, List<String> kinds) {
        int slash = token.indexOf('/');
        String kind = slash < 0 ? "" : token.substring(0, slash);
        if (!kinds.contains(kind) || slash == token.length() - 1) {
            throw new IllegalArgumentException("page '" + Text.printable(token)
                    + "' is not where a page of these things ended; give what the page before told as next");
        }
        return new StateRef(kind, token.substring(slash + 1), "exists");
    }

    private boolean isThere(String kind, String id) {
        StateRef exists = new StateRef(kind, id, "exists");
        return switch (kind) {
            case Refs.USER, Refs.ROLE, Refs.GROUP, Refs.BUCKET, Refs.SNAPSHOT, Refs.IMAGE, Refs.DATABASE_SNAPSHOT ->
                !read(exists).equals(ABSENT);
            case Refs.KEY -> !read(exists.with("status")).equals(ABSENT);
            case Refs.TRAIL, Refs.FLOW_LOG ->
                !read(exists.with("configuration")).equals(ABSENT);
            case Refs.HOST -> !read(exists.with("state")).equals("terminated");
            default -> !states.isKnownAs(exists) || !read(exists).equals(ABSENT);
        };
    }

    private Thing thing(StateRef exists, String region) {
        String created = read(exists.with("created"));
        String told = read(exists.with("region"));
        return new Thing(
                entity(exists),
                exists.kind(),
                told.equals(ABSENT) ? region : told,
                created.equals(ABSENT) ? Optional.empty() : Optional.of(Instant.parse(created)),
                view.relations(exists));
    }

    private Entity entity(StateRef exists) {
        return switch (exists.kind()) {
            case Refs.USER, Refs.ROLE ->
                Entity.of(EntityType.PRINCIPAL, view.arnOf(new Identity(exists.kind(), exists.id())));
            case Refs.KEY -> Entity.of(EntityType.ACCESS_KEY, exists.id());
            case Refs.HOST -> Entity.of(EntityType.HOST, exists.id());
            default -> Entity.of(EntityType.RESOURCE, exists.id());
        };
    }

    private static boolean isAbout(Thing thing, Entity about) {
        return about.equals(Entity.NONE)
                || thing.entity().equals(about)
                || thing.relations().stream().anyMatch(relation -> relation.to().equals(about));
    }

    /** In the order of their names, so that pages follow each other. */
    private static List<String> kinds(InventoryRequest.Kind kind) {
        return switch (kind) {
            case IDENTITIES -> List.of(Refs.ROLE, Refs.USER);
            case KEYS -> List.of(Refs.KEY);
            case HOSTS -> List.of(Refs.HOST);
            case APPLICATIONS -> List.of(Refs.SERVICE, Refs.FUNCTION);
            case DATA_STORES -> List.of(Refs.VOLUME, Refs.DATABASE, Refs.BUCKET);
            case BACKUPS -> List.of(Refs.IMAGE, Refs.SNAPSHOT, Refs.DATABASE_SNAPSHOT);
            case NETWORKS -> List.of(Refs.NETWORK_ACL, Refs.INTERFACE, Refs.GROUP, Refs.WEB_ACL);
            case WATCHES -> List.of(Refs.TRAIL, Refs.RECORDER, Refs.FLOW_LOG, Refs.DETECTOR, Refs.LOG_GROUP);
        };
    }

    private String read(StateRef target) {
        return states.visible(target, asOf);
    }
}
