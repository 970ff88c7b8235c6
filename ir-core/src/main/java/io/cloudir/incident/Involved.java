package io.cloudir.incident;

import io.cloudir.model.Entity;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** What an incident is about, in natural order: a list that never changes, in which an entity is found at once. */
final class Involved extends AbstractList<InvolvedEntity> implements RandomAccess {
    private final @Nullable Tree<Entity, InvolvedEntity> entities;

    private Involved(@Nullable Tree<Entity, InvolvedEntity> entities) {
        this.entities = entities;
    }

    /** A list in natural order, whatever its order was; the same one if it is one already. */
    static Involved of(List<InvolvedEntity> list) {
        if (list instanceof Involved involved) {
            return involved;
        }
        Tree<Entity, InvolvedEntity> entities = null;
        for (InvolvedEntity it : list) {
            entities = Tree.with(entities, it.entity(), it);
        }
        return new Involved(entities);
    }

    Optional<InvolvedEntity> find(Entity entity) {
        return Tree.find(entities, entity);
    }

    /** The same with an entity that something other than a signal names. */
    Involved with(Entity entity) {
        return find(entity).isPresent()
                ? this
                : new Involved(Tree.with(entities, entity, new InvolvedEntity(entity, List.of())));
    }

    /** The same with an entity that a signal is about. */
    Involved with(Entity entity, String signalId) {
        InvolvedEntity before = find(entity).orElseGet(() -> new InvolvedEntity(entity, List.of()));
        return new Involved(Tree.with(entities, entity, before.with(signalId)));
    }

    @Override
    public InvolvedEntity get(int index) {
        return Tree.get(entities, index);
    }

    @Override
    public int size() {
        return Tree.sizeOf(entities);
    }
}
