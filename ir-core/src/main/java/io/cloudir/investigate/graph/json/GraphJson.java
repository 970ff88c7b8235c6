package io.cloudir.investigate.graph.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.investigate.graph.Edge;
import io.cloudir.investigate.graph.EntityGraph;
import io.cloudir.investigate.graph.Node;
import io.cloudir.model.Text;
import java.util.HashMap;
import java.util.Map;

/** Writes an {@link EntityGraph} as JSON. The same graph gives the same bytes. */
public final class GraphJson {
    /** The name and version of the format. */
    public static final String SCHEMA = "ir.graph/1";

    private static final JsonMapper JSON = new JsonMapper();

    /** Lines end in the same way on every system. */
    private static final DefaultPrettyPrinter LINES =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private GraphJson() {}

    /** The whole graph: {@code nodes}, {@code edges} that name nodes by their index, and {@code leftOut}. */
    public static String write(EntityGraph graph) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", SCHEMA);
        Map<Node, Integer> indexes = new HashMap<>();
        ArrayNode nodes = root.putArray("nodes");
        for (Node node : graph.nodes()) {
            indexes.put(node, indexes.size());
            nodes.addObject().put("type", node.type().code()).put("id", Text.wellFormed(node.id()));
        }
        ArrayNode edges = root.putArray("edges");
        for (Edge edge : graph.edges()) {
            ObjectNode json = edges.addObject()
                    .put("from", indexes.get(edge.from()))
                    .put("type", edge.type().code())
                    .put("to", indexes.get(edge.to()))
                    .put("count", edge.count())
                    .put("first", edge.span().from().toString())
                    .put("last", edge.span().to().toString());
            ArrayNode records = json.putArray("records");
            edge.records().forEach(record -> records.add(Text.wellFormed(record)));
        }
        ArrayNode leftOut = root.putArray("leftOut");
        graph.leftOut().forEach(leftOut::add);
        try {
            return JSON.writer(LINES).writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a graph is always JSON", e);
        }
    }
}
