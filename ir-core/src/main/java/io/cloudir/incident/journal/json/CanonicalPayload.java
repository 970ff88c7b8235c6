package io.cloudir.incident.journal.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;

/**
 * The form that payloads have, whatever they tell: an object with sorted keys, none twice, in the bytes of
 * {@link CanonicalJson}. Whoever reads it with another parser sees the same.
 */
final class CanonicalPayload {
    private CanonicalPayload() {}

    static boolean isOne(byte[] payload) {
        try {
            JsonNode json = JsonText.parse(new String(payload, StandardCharsets.UTF_8));
            CanonicalJson written = new CanonicalJson();
            write(json, written);
            return json.isObject() && Arrays.equals(payload, written.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void write(JsonNode node, CanonicalJson json) {
        if (node.isObject()) {
            object(node, json);
        } else if (node.isArray()) {
            json.raw("[");
            for (int at = 0; at < node.size(); at++) {
                json.raw(at == 0 ? "" : ",");
                write(node.get(at), json);
            }
            json.raw("]");
        } else if (node.isTextual()) {
            json.string(node.textValue());
        } else if (node.isBoolean()) {
            json.raw(node.asText());
        } else if (node.isIntegralNumber() && node.canConvertToLong()) {
            json.integer(node.longValue());
        } else {
            throw new IllegalArgumentException("no value of a payload");
        }
    }

    private static void object(JsonNode node, CanonicalJson json) {
        json.raw("{");
        String before = null;
        for (Iterator<String> keys = node.fieldNames(); keys.hasNext(); ) {
            String key = keys.next();
            if (before != null && before.compareTo(key) >= 0) {
                throw new IllegalArgumentException("keys are not sorted");
            }
            json.raw(before == null ? "" : ",").key(key);
            write(node.get(key), json);
            before = key;
        }
        json.raw("}");
    }
}
