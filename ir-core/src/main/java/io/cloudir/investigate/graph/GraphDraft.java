package io.cloudir.investigate.graph;

import io.cloudir.model.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts an {@link EntityGraph} together, link by link. Give links in time order: once it is full, later ones are counted and left
 * out. Not thread-safe.
 */
public final class GraphDraft {
    /** Most things of one graph. */
    public static final int NODES = 2_000;

    /** Most links of one graph. */
    public static final int EDGES = 10_000;

    private final int mostNodes;
    private final int mostEdges;
    private final Set<Node> nodes = new TreeSet<>();
    private final Map<Link, Told> links = new LinkedHashMap<>();
    private long leftOut;

    /** A draft with room for {@value #NODES} things and {@value #EDGES} links. */
    public GraphDraft() {
        this(NODES, EDGES);
    }

    /**
     * A draft with less room, or more.
     *
     * @param mostNodes how many things, from 0
     * @param mostEdges how many links, from 0
     */
    public GraphDraft(int mostNodes, int mostEdges) {
        this.mostNodes = mostNodes;
        this.mostEdges = mostEdges;
    }

    /** One link without what tells of it. */
    private record Link(Node from, EdgeType type, Node to) {}

    /** What tells of a link. */
    private static final class Told {
        private int count;
        private TimeRange span;
        private final Set<String> records = new TreeSet<>();
        private final List<String> first = new ArrayList<>();

        Told(Instant at) {
            span = new TimeRange(at, at);
        }

        void by(Instant at, String record) {
            // A record is counted once, however often it is given; only what is named is remembered.
            if (records.contains(record)) {
                return;
            }
            count++;
            span = span.including(at);
            if (first.size() < Edge.RECORDS) {
                records.add(record);
                first.add(record);
            }
        }
    }

    /** A thing that may be linked to nothing. */
    public void node(Node node) {
        if (!fits(node)) {
            leftOut++;
        }
    }

    /**
     * A link that a record tells of. Given again with another record it is the same link, told of once more.
     *
     * @param at when the record says it happened
     * @param record the record's id
     */
    public void edge(Node from, EdgeType type, Node to, Instant at, String record) {
        Link link = new Link(from, type, to);
        Told known = links.get(link);
        if (known == null) {
            if (links.size() >= mostEdges || !fits(from) || !fits(to)) {
                leftOut++;
                return;
            }
            known = new Told(at);
            links.put(link, known);
        }
        known.by(at, record);
    }

    /** The graph of all that was given. */
    public EntityGraph done() {
        List<Edge> edges = new ArrayList<>(links.size());
        links.forEach((link, told) ->
                edges.add(new Edge(link.from(), link.type(), link.to(), told.count, told.span, told.first)));
        return new EntityGraph(
                nodes,
                edges,
                leftOut == 0
                        ? List.of()
                        : List.of("The graph is full with " + nodes.size() + " things and " + links.size() + " links: "
                                + leftOut + " mentions of further ones are left out; the records tell them."));
    }

    private boolean fits(Node node) {
        if (nodes.size() < mostNodes) {
            nodes.add(node);
            return true;
        }
        return nodes.contains(node);
    }
}
