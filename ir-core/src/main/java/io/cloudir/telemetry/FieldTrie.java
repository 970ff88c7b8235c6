package io.cloudir.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys that lead to the wanted fields, found by their bytes. Immutable once built. */
final class FieldTrie {
    static final int NONE = -1;

    /** Spreads the bits of a key over the table; Knuth's multiplier, 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final byte[] key;
    private final long head;
    private int id;

    private final List<FieldTrie> children = new ArrayList<>();
    private @Nullable FieldTrie[] table = new FieldTrie[2];
    private int shift = 63;
    private int nested = NONE;
    private int flat = NONE;

    private FieldTrie(byte[] key) {
        this.key = key;
        this.head = head(key, 0, key.length);
    }

    /** The trie of some paths; a field's number is its place in the list. */
    static FieldTrie of(List<FieldPath> paths) {
        FieldTrie root = new FieldTrie(new byte[0]);
        for (int slot = 0; slot < paths.size(); slot++) {
            FieldPath path = paths.get(slot);
            if (!path.equals(FieldPath.of(path.dotted()))) {
                throw new IllegalArgumentException("'" + path.dotted() + "' is not cut at its dots; use FieldPath.of");
            }
            FieldTrie node = root;
            for (String segment : path.segments()) {
                node = node.childOf(segment);
            }
            node.nested = slot;
            if (path.segments().size() > 1) {
                root.childOf(path.dotted()).flat = slot;
            }
        }
        root.index(0);
        return root;
    }

    /** The field that ends here; {@link #NONE} if none does. */
    int nested() {
        return nested;
    }

    /** The field whose whole path is this one key of the record; {@link #NONE} if there is none. */
    int flat() {
        return flat;
    }

    boolean leadsOn() {
        return !children.isEmpty();
    }

    /** Its number among all of the trie, from 0. */
    int id() {
        return id;
    }

    /** How many there are in the trie, from here downwards. */
    int size() {
        int size = 1;
        for (FieldTrie child : children) {
            size += child.size();
        }
        return size;
    }

    /** The child under a key, given by its bytes; null if no wanted field has it. */
    @Nullable
    FieldTrie child(byte[] text, int from, int length) {
        long sought = head(text, from, length);
        int mask = table.length - 1;
        int at = slot(sought, length);
        while (true) {
            FieldTrie child = table[at];
            if (child == null) {
                return null;
            }
            if (child.head == sought && child.key.length == length && child.tailIs(text, from)) {
                return child;
            }
            at = (at + 1) & mask;
        }
    }

    private boolean tailIs(byte[] text, int from) {
        return key.length <= Long.BYTES
                || Arrays.equals(key, Long.BYTES, key.length, text, from + Long.BYTES, from + key.length);
    }

    private int slot(long head, int length) {
        return (int) (((head + length) * SPREAD) >>> shift);
    }

    private static long head(byte[] text, int from, int length) {
        return length >= Long.BYTES ? SwarText.word(text, from) : SwarText.shortWord(text, from, length);
    }

    private FieldTrie childOf(String segment) {
        byte[] bytes = segment.getBytes(StandardCharsets.UTF_8);
        for (FieldTrie child : children) {
            if (Arrays.equals(child.key, bytes)) {
                return child;
            }
        }
        FieldTrie child = new FieldTrie(bytes);
        children.add(child);
        return child;
    }

    /** Makes the table and numbers all from here downwards; returns the next free number. */
    private int index(int number) {
        id = number;
        int bits = Math.max(1, 33 - Integer.numberOfLeadingZeros(2 * children.size()));
        table = new FieldTrie[1 << bits];
        shift = Long.SIZE - bits;
        int free = number + 1;
        for (FieldTrie child : children) {
            int at = slot(child.head, child.key.length);
            while (table[at] != null) {
                at = (at + 1) & (table.length - 1);
            }
            table[at] = child;
            free = child.index(free);
        }
        return free;
    }
}
