package io.cloudir.investigate.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Identities, keys, sessions, addresses, resources and hosts, and how they are linked. Made by a {@link GraphDraft}, bounded by its
 * limits. Immutable and safe to share between threads; all its lists are in natural order, whatever the order of the records.
 */
public final class EntityGraph {
    /** A graph of nothing. */
    public static final EntityGraph EMPTY = new EntityGraph(List.of(), List.of(), List.of());

    private final SortedSet<Node> nodes;
    private final List<Edge> edges;
    private final List<String> leftOut;
    private final Map<Node, List<Edge>> touching = new HashMap<>();

    EntityGraph(Collection<Node> nodes, Collection<Edge> edges, List<String> leftOut) {
        this.nodes = Collections.unmodifiableSortedSet(new TreeSet<>(nodes));
        this.edges = edges.stream().sorted().toList();
        this.leftOut = List.copyOf(leftOut);
        for (Edge edge : this.edges) {
            touching.computeIfAbsent(edge.from(), unseen -> new ArrayList<>()).add(edge);
            if (!edge.to().equals(edge.from())) {
                touching.computeIfAbsent(edge.to(), unseen -> new ArrayList<>()).add(edge);
            }
        }
    }

    /** All things, in natural order. */
    public SortedSet<Node> nodes() {
        return nodes;
    }

    /** All links, in natural order. */
    public List<Edge> edges() {
        return edges;
    }

    /** What did not fit, in sentences; empty if the graph shows all that the records told. */
    public List<String> leftOut() {
        return leftOut;
    }

    /** The links of a thing, those that lead to it too; empty if it is not in the graph. */
    public List<Edge> edgesOf(Node node) {
        return Collections.unmodifiableList(touching.getOrDefault(node, List.of()));
    }

    /** What is linked to a thing directly, either way, without the thing itself. */
    public SortedSet<Node> neighbours(Node node) {
        SortedSet<Node> near = new TreeSet<>();
        edgesOf(node).forEach(edge -> near.add(edge.beyond(node)));
        near.remove(node);
        return near;
    }

    /**
     * What can be reached from a thing by following links the way they lead.
     *
     * @param hops how many links to follow at most; 0 gives nothing
     * @return each thing with the least number of links to it, without the thing itself
     */
    public SortedMap<Node, Integer> reachable(Node from, int hops) {
        SortedMap<Node, Integer> distance = new TreeMap<>();
        Deque<Node> next = new ArrayDeque<>(List.of(from));
        distance.put(from, 0);
        while (!next.isEmpty()) {
            Node node = next.remove();
            int far = distance.getOrDefault(node, 0);
            for (Edge edge : edgesOf(node)) {
                boolean leads = edge.from().equals(node) && far < hops;
                if (leads && distance.putIfAbsent(edge.to(), far + 1) == null) {
                    next.add(edge.to());
                }
            }
        }
        distance.remove(from);
        return distance;
    }

    /**
     * A shortest way between two things, either way along each link; of several the first in natural order.
     *
     * @return the links in order; empty if nothing links them, or if both are the same
     */
    public Optional<List<Edge>> path(Node from, Node to) {
        if (!nodes.contains(from) || !nodes.contains(to)) {
            return Optional.empty();
        }
        Map<Node, Edge> cameBy = new LinkedHashMap<>();
        Deque<Node> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty() && !cameBy.containsKey(to)) {
            Node node = next.remove();
            for (Edge edge : edgesOf(node)) {
                Node beyond = edge.beyond(node);
                if (!beyond.equals(from) && cameBy.putIfAbsent(beyond, edge) == null) {
                    next.add(beyond);
                }
            }
        }
        return cameBy.containsKey(to) ? Optional.of(back(from, to, cameBy)) : Optional.empty();
    }

    private static List<Edge> back(Node from, Node to, Map<Node, Edge> cameBy) {
        List<Edge> way = new ArrayList<>();
        Node at = to;
        while (!at.equals(from)) {
            Edge edge = cameBy.get(at);
            if (edge == null) {
                throw new IllegalStateException("no way back from " + at.type().code());
            }
            way.add(edge);
            at = edge.beyond(at);
        }
        Collections.reverse(way);
        return List.copyOf(way);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EntityGraph graph
                && nodes.equals(graph.nodes)
                && edges.equals(graph.edges)
                && leftOut.equals(graph.leftOut);
    }

    @Override
    public int hashCode() {
        return edges.hashCode();
    }

    @Override
    public String toString() {
        return nodes.size() + " things, " + edges.size() + " links";
    }
}
