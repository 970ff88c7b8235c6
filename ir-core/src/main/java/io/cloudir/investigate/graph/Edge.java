package io.cloudir.investigate.graph;

import io.cloudir.model.TimeRange;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A link between two things, with the records that tell of it.
 *
 * @param from where it begins
 * @param type how they are linked
 * @param to where it ends
 * @param count how many records tell of it, from 1
 * @param span when the first and the last of them happened
 * @param records the ids of the first {@value #RECORDS} of them, in time order
 */
public record Edge(Node from, EdgeType type, Node to, int count, TimeRange span, List<String> records)
        implements Comparable<Edge> {
    /** Most records that one edge names. */
    public static final int RECORDS = 20;

    private static final Comparator<Edge> ORDER =
            Comparator.comparing(Edge::from).thenComparing(Edge::type).thenComparing(Edge::to);

    public Edge {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(span, "span");
        records = List.copyOf(records);
        if (records.isEmpty() || records.size() > RECORDS || count < records.size()) {
            throw new IllegalArgumentException("an edge names 1 to " + RECORDS
                    + " of the records that tell of it; this one " + records.size() + " of " + count);
        }
    }

    /** The end that is not that node. */
    Node beyond(Node node) {
        return from.equals(node) ? to : from;
    }

    /** By where it begins, how it leads and where it ends; the edges of one graph differ in one of these. */
    @Override
    public int compareTo(Edge other) {
        return ORDER.compare(this, other);
    }
}
