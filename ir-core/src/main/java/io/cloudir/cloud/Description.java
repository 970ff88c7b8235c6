package io.cloudir.cloud;

import io.cloudir.model.Entity;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing of an account, as it is now.
 *
 * @param entity which
 * @param state every known piece of its state, sorted; unmodifiable
 * @param relations what it is related to
 */
public record Description(Entity entity, SortedMap<StateRef, String> state, List<Relation> relations) {
    public Description {
        Objects.requireNonNull(entity, "entity");
        state = Collections.unmodifiableSortedMap(new TreeMap<>(state));
        relations = List.copyOf(relations);
    }

    /**
     * A relation to another thing.
     *
     * @param kind how they are related, such as {@code has-key} or {@code assumed-by}
     * @param to the other thing
     */
    public record Relation(String kind, Entity to) {
        /** From a host that was rebuilt to the one that stands in its place. */
        public static final String REPLACED_BY = "replaced-by";

        public Relation {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(to, "to");
        }
    }
}
