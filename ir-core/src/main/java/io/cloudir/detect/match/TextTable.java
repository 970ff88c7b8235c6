package io.cloudir.detect.match;

import io.cloudir.telemetry.FieldScan;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules by a folded text that they need. A value that stands plain in a record is looked up by its bytes. Immutable. */
final class TextTable {
    private final Map<String, int[]> rules;
    private final byte[][] texts;
    /** No rules where no text is. */
    private final int[][] found;

    TextTable(Map<String, int[]> rules) {
        this.rules = Map.copyOf(rules);
        int size = Integer.highestOneBit(Math.max(1, rules.size())) << 2;
        this.texts = new byte[size][0];
        this.found = new int[size][0];
        rules.forEach(this::put);
    }

    /** The rules that need the text of a value; null if none does. */
    int @Nullable [] get(Candidate value) {
        if (!value.isPlain()) {
            return rules.get(value.folded());
        }
        int mask = texts.length - 1;
        int at = value.caselessHash() & mask;
        while (found[at].length > 0) {
            if (value.isFolded(texts[at])) {
                return found[at];
            }
            at = (at + 1) & mask;
        }
        return null;
    }

    private void put(String text, int[] places) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int mask = texts.length - 1;
        int at = FieldScan.caselessHash(bytes, 0, bytes.length) & mask;
        while (found[at].length > 0) {
            at = (at + 1) & mask;
        }
        texts[at] = bytes;
        found[at] = places;
    }
}
