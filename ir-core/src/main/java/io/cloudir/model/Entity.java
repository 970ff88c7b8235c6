package io.cloudir.model;

import java.util.Comparator;
import java.util.Objects;

/**
 * Something that a signal is about and that incidents are correlated by: who, from where, with which key, on what.
 *
 * @param type what kind of thing it is
 * @param id its identifier as the log gave it, at most {@value #ID_LIMIT} UTF-16 units; empty only for
 *     {@link EntityType#NONE}. The text is chosen by whoever caused the record: escape it where it is shown
 */
public record Entity(EntityType type, String id) implements Comparable<Entity> {
    /** Longest identifier kept; {@link #of} shortens longer ones and keeps them distinct. */
    public static final int ID_LIMIT = 512;

    /** The entity of a signal that is about nothing in particular. */
    public static final Entity NONE = new Entity(EntityType.NONE, "");

    private static final Comparator<Entity> ORDER =
            Comparator.comparing(Entity::type).thenComparing(Entity::id);

    public Entity {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(id, "id");
        if (id.isEmpty() != (type == EntityType.NONE)) {
            throw new IllegalArgumentException("an entity has an id unless its type is none; got type " + type.code()
                    + " and id '" + Text.printable(id) + "'");
        }
        if (id.length() > ID_LIMIT) {
            throw new IllegalArgumentException("entity id of " + id.length() + " characters; at most " + ID_LIMIT
                    + " are kept, use Entity.of to shorten it");
        }
    }

    /** An entity whose id comes from a log: an over-long id is shortened, its tail replaced by the start of its digest. */
    public static Entity of(EntityType type, String id) {
        return new Entity(type, Text.shortened(id, ID_LIMIT));
    }

    /** The type and the id, as {@code address:192.0.2.1}. The id may come from a log: escape it where it is shown. */
    @Override
    public String toString() {
        return type.code() + ':' + id;
    }

    @Override
    public int compareTo(Entity other) {
        return ORDER.compare(this, other);
    }
}
