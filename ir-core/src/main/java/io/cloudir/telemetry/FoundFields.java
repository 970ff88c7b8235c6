package io.cloudir.telemetry;

import io.cloudir.telemetry.FieldValue.Kind;
import java.util.Arrays;

/**
 * Where the values of the wanted fields stand in the bytes of one record: for each field a chain of slices, in document
 * order. Filled by {@link FieldScan}, which uses one again for record after record.
 */
final class FoundFields {
    static final int NONE = -1;

    /** Arrays are given back when a record of more values than this has passed. */
    private static final int KEPT = 1 << 12;

    private final int fields;
    /** First by path, then, behind all of those, by the single key that is the whole path. */
    private final int[] first;

    private final int[] last;
    private final boolean[] flat;
    private final boolean[] met;

    private int[] next = new int[64];
    private int[] from = new int[64];
    private int[] to = new int[64];
    private Kind[] kinds = new Kind[64];
    private boolean[] plain = new boolean[64];
    private int count;

    FoundFields(int fields) {
        this.fields = fields;
        first = new int[2 * fields];
        last = new int[2 * fields];
        flat = new boolean[fields];
        met = new boolean[fields];
        Arrays.fill(first, NONE);
    }

    void clear() {
        Arrays.fill(first, NONE);
        Arrays.fill(flat, false);
        Arrays.fill(met, false);
        count = 0;
        if (from.length > KEPT) {
            resize(64);
        }
    }

    /** The record has a field under a single key: it wins over the path. Gives the number to {@link #add} its values to. */
    int flat(int field) {
        flat[field] = true;
        return fields + field;
    }

    /** The record has a field by its path, whatever it holds. */
    void meet(int field) {
        met[field] = true;
    }

    boolean has(int field) {
        return flat[field] || met[field];
    }

    void add(int field, Kind kind, boolean isPlain, int start, int end) {
        if (count == from.length) {
            resize(2 * count);
        }
        from[count] = start;
        to[count] = end;
        kinds[count] = kind;
        plain[count] = isPlain;
        next[count] = NONE;
        if (first[field] == NONE) {
            first[field] = count;
        } else {
            next[last[field]] = count;
        }
        last[field] = count++;
    }

    int first(int field) {
        return first[flat[field] ? fields + field : field];
    }

    int next(int value) {
        return next[value];
    }

    Kind kind(int value) {
        return kinds[value];
    }

    /** Whether the slice is the value's text as it stands: ASCII without an escape. */
    boolean isPlain(int value) {
        return plain[value];
    }

    int from(int value) {
        return from[value];
    }

    int to(int value) {
        return to[value];
    }

    private void resize(int size) {
        next = Arrays.copyOf(next, size);
        from = Arrays.copyOf(from, size);
        to = Arrays.copyOf(to, size);
        kinds = Arrays.copyOf(kinds, size);
        plain = Arrays.copyOf(plain, size);
    }
}
