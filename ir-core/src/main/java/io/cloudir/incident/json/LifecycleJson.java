package io.cloudir.incident.json;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudir.incident.lifecycle.Lifecycle;
import io.cloudir.incident.lifecycle.Transition;

/** Writes the table of a life cycle as JSON, for tools that show or check what moves there are. */
public final class LifecycleJson {
    private static final JsonMapper MAPPER = new JsonMapper();

    private LifecycleJson() {}

    /** An array of {@code {"from","to","gates"}}, phases and gates by their codes, in the order of the table. */
    public static String write(Lifecycle lifecycle) {
        ArrayNode rows = MAPPER.createArrayNode();
        lifecycle.transitions().forEach(row -> rows.add(row(row)));
        return rows.toPrettyString();
    }

    private static ObjectNode row(Transition transition) {
        ObjectNode row = MAPPER.createObjectNode();
        row.put("from", transition.from().code());
        row.put("to", transition.to().code());
        ArrayNode gates = row.putArray("gates");
        transition.gates().forEach(gate -> gates.add(gate.code()));
        return row;
    }
}
