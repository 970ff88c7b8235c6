package io.cloudir.detect;

import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Principal;
import io.cloudir.model.ResourceRef;
import io.cloudir.telemetry.Activity;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what a signal is about: what the rule asks for (a machine is a resource, too), else who acted, else from where, else in which account. */
final class EntityChoice {
    private EntityChoice() {}

    static Entity of(EntityType wanted, Activity.Head head) {
        if (wanted == EntityType.NONE) {
            return Entity.NONE;
        }
        EntityType next = wanted == EntityType.RESOURCE ? EntityType.HOST : wanted;
        return Stream.of(wanted, next, EntityType.PRINCIPAL, EntityType.ADDRESS, EntityType.ACCOUNT)
                .flatMap(type -> find(type, head).stream())
                .findFirst()
                .orElse(Entity.NONE);
    }

    private static Optional<Entity> find(EntityType type, Activity.Head head) {
        return switch (type) {
            case PRINCIPAL -> head.principal().map(Principal::entity);
            case ADDRESS -> named(type, head.address());
            case ACCESS_KEY -> named(type, head.accessKey());
            case ACCOUNT -> named(type, head.account());
            case REGION -> named(type, head.region());
            case RESOURCE, HOST ->
                head.resources().stream()
                        .filter(resource -> resource.isHost() == (type == EntityType.HOST))
                        .map(ResourceRef::id)
                        .findFirst()
                        .flatMap(id -> named(type, id));
            case NONE -> Optional.empty();
        };
    }

    private static Optional<Entity> named(EntityType type, String id) {
        return id.isEmpty() ? Optional.empty() : Optional.of(Entity.of(type, id));
    }
}
