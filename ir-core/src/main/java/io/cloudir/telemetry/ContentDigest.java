package io.cloudir.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudir.model.Digest;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The SHA-256 of what a record says, however it is laid out: white space, the order of keys and the way in which characters
 * are escaped do not matter, all else does. What is digested reads back to one value only, so no two contents share it.
 */
final class ContentDigest {
    /** Behind each text; no byte of one. */
    private static final int END = 0xFF;

    private byte[] bytes = new byte[1 << 12];
    private int size;

    private ContentDigest() {}

    /**
     * The 32 bytes of a record's digest.
     *
     * @param place where the record was read if that is part of it, else empty
     */
    static byte[] of(String place, JsonNode record) {
        ContentDigest content = new ContentDigest();
        content.text('@', place);
        content.value(record);
        MessageDigest digest = Digest.sha256();
        digest.update(content.bytes, 0, content.size);
        return digest.digest();
    }

    private void value(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                List<Map.Entry<String, JsonNode>> members = new ArrayList<>(node.properties());
                members.sort(Map.Entry.comparingByKey());
                put('{');
                for (Map.Entry<String, JsonNode> member : members) {
                    text(':', member.getKey());
                    value(member.getValue());
                }
                put('}');
            }
            case ARRAY -> {
                put('[');
                node.forEach(this::value);
                put(']');
            }
            case STRING -> text('"', node.textValue());
            default -> text('=', node.asText());
        }
    }

    /** UTF-8 but for surrogates, which are taken one by one: half a pair, too, is told from any other character. */
    private void text(int kind, String text) {
        int length = text.length();
        int most = size + 3 * length + 2;
        if (most > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(most, 2 * bytes.length));
        }
        int at = size;
        bytes[at++] = (byte) kind;
        for (int index = 0; index < length; index++) {
            char unit = text.charAt(index);
            if (unit < 0x80) {
                bytes[at++] = (byte) unit;
            } else {
                if (unit < 0x800) {
                    bytes[at++] = (byte) (0xC0 | (unit >> 6));
                } else {
                    bytes[at++] = (byte) (0xE0 | (unit >> 12));
                    bytes[at++] = (byte) (0x80 | ((unit >> 6) & 0x3F));
                }
                bytes[at++] = (byte) (0x80 | (unit & 0x3F));
            }
        }
        bytes[at++] = (byte) END;
        size = at;
    }

    private void put(int mark) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) mark;
    }
}
