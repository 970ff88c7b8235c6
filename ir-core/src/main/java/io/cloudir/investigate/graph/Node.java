package io.cloudir.investigate.graph;

import io.cloudir.model.Entity;
import io.cloudir.model.EntityType;
import io.cloudir.model.Text;
import java.util.Comparator;
import java.util.Objects;

/**
 * One thing of an {@link EntityGraph}.
 *
 * @param type what kind of thing it is
 * @param id what logs call it: an ARN or e-mail, the id of a key, an address; a session is called by the id of its temporary key,
 *     or by its role and name where no key is told. Chosen by whoever caused the record: escape it where it is shown
 */
public record Node(NodeType type, String id) implements Comparable<Node> {
    private static final Comparator<Node> ORDER =
            Comparator.comparing(Node::type).thenComparing(Node::id);

    public Node {
        Objects.requireNonNull(type, "type");
        Text.requireText(id, "id of a node");
        if (id.length() > Entity.ID_LIMIT) {
            throw new IllegalArgumentException("id of a node of " + id.length() + " characters; at most "
                    + Entity.ID_LIMIT + " are kept, use Node.of to shorten it");
        }
    }

    /** A node whose id comes from a log: an over-long one is shortened as that of an {@link Entity} is. */
    public static Node of(NodeType type, String id) {
        return new Node(type, Entity.of(EntityType.RESOURCE, id).id());
    }

    @Override
    public int compareTo(Node other) {
        return ORDER.compare(this, other);
    }
}
