package io.cloudir.investigate.graph;

import io.cloudir.model.Text;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes an {@link EntityGraph} in DOT, the language of Graphviz. The same graph gives the same text. Names from logs stand
 * only in quoted labels, where nothing that they hold means anything to Graphviz.
 */
public final class GraphDot {
    /** Longest name shown, in UTF-16 units. */
    private static final int LABEL = 120;

    private GraphDot() {}

    /** The whole graph, lines ended by a line feed. */
    public static String write(EntityGraph graph) {
        StringBuilder dot = new StringBuilder("digraph incident {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n");
        Map<Node, String> names = new HashMap<>();
        for (Node node : graph.nodes()) {
            String name = "n" + names.size();
            names.put(node, name);
            // "\n" between two escaped parts is Graphviz's own line break.
            dot.append("  ")
                    .append(name)
                    .append(" [shape=")
                    .append(shape(node.type()))
                    .append(", label=\"")
                    .append(node.type().code())
                    .append("\\n")
                    .append(escaped(node.id()))
                    .append("\"];\n");
        }
        for (Edge edge : graph.edges()) {
            dot.append("  ")
                    .append(names.get(edge.from()))
                    .append(" -> ")
                    .append(names.get(edge.to()))
                    .append(" [label=\"")
                    .append(edge.type().code())
                    .append(edge.count() == 1 ? "" : " x" + edge.count())
                    .append("\", tooltip=\"")
                    .append(edge.span().from())
                    .append(" to ")
                    .append(edge.span().to())
                    .append(", record ")
                    .append(escaped(edge.records().get(0)))
                    .append("\"];\n");
        }
        graph.leftOut()
                .forEach(left -> dot.append("  // ").append(Text.visible(left)).append('\n'));
        return dot.append("}\n").toString();
    }

    /**
     * A name within double quotes: quotes and backslashes are escaped, so that neither ends the label nor reads as {@code \N} or a
     * line break; an ampersand, since Graphviz reads HTML entities in every label; what cannot be seen is named.
     */
    private static String escaped(String name) {
        return Text.visible(name, LABEL)
                .replace("&", "&amp;")
                .replace("\\", "\\\\")
                .replace("\"", "\\\"");
    }

    private static String shape(NodeType type) {
        return switch (type) {
            case IDENTITY -> "ellipse";
            case KEY, SESSION -> "hexagon";
            case ADDRESS -> "diamond";
            case RESOURCE -> "box";
            case HOST -> "box3d";
        };
    }
}
