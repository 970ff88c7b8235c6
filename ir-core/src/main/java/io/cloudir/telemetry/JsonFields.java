package io.cloudir.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads the fields of a parsed record by path. */
final class JsonFields {
    private JsonFields() {}

    static List<FieldValue> values(JsonNode record, FieldPath path) {
        List<FieldValue> found = new ArrayList<>(1);
        JsonNode flat = record.get(path.dotted());
        if (flat != null) {
            collect(flat, found);
        } else {
            descend(record, path.segments(), 0, found);
        }
        return found;
    }

    static boolean has(JsonNode record, FieldPath path) {
        return record.has(path.dotted()) || has(record, path.segments(), 0);
    }

    private static boolean has(JsonNode node, List<String> segments, int depth) {
        if (depth == segments.size()) {
            return true;
        }
        if (node.isArray()) {
            for (JsonNode member : node) {
                if (has(member, segments, depth)) {
                    return true;
                }
            }
            return false;
        }
        JsonNode next = node.get(segments.get(depth));
        return next != null && has(next, segments, depth + 1);
    }

    static void forEachScalar(JsonNode node, Consumer<String> visitor) {
        if (node.isContainerNode()) {
            node.forEach(member -> forEachScalar(member, visitor));
        } else if (!node.isNull()) {
            visitor.accept(node.asText());
        }
    }

    /** The string at some nested keys; empty if there is none or it is blank. */
    static String text(JsonNode record, String... keys) {
        JsonNode node = record;
        for (String key : keys) {
            node = node.path(key);
        }
        String text = node.textValue();
        return text == null || text.isBlank() ? "" : text;
    }

    private static void descend(JsonNode node, List<String> segments, int depth, List<FieldValue> found) {
        if (node.isArray()) {
            node.forEach(member -> descend(member, segments, depth, found));
        } else if (depth == segments.size()) {
            collect(node, found);
        } else {
            JsonNode next = node.get(segments.get(depth));
            if (next != null) {
                descend(next, segments, depth + 1, found);
            }
        }
    }

    private static void collect(JsonNode node, List<FieldValue> found) {
        switch (node.getNodeType()) {
            case ARRAY -> node.forEach(member -> collect(member, found));
            case STRING -> found.add(new FieldValue(FieldValue.Kind.TEXT, node.textValue()));
            case NUMBER -> found.add(new FieldValue(FieldValue.Kind.NUMBER, node.asText()));
            case BOOLEAN -> found.add(new FieldValue(FieldValue.Kind.BOOLEAN, node.asText()));
            case NULL -> found.add(new FieldValue(FieldValue.Kind.NULL, "null"));
            default -> found.add(new FieldValue(FieldValue.Kind.OBJECT, node.toString()));
        }
    }
}
