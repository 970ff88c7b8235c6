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
    /** The fields, or keys of fields, that the record has; each of them perhaps several times. */
    private int[] touched = new int[64];

    private int touchedCount;

    FoundFields(int fields) {
        this.fields = fields;
        first = new int[2 * fields];
        last = new int[2 * fields];
        flat = new boolean[fields];
        met = new boolean[fields];
        Arrays.fill(first, NONE);
    }

    void clear() {
        for (int at = 0; at < touchedCount; at++) {
            int field = touched[at];
            first[field] = NONE;
            flat[field % fields] = false;
            met[field % fields] = false;
        }
        touchedCount = 0;
        count = 0;
        if (from.length > KEPT) {
            resize(64);
        }
        if (touched.length > KEPT) {
            touched = new int[64];
        }
    }

    /** The record has a field under a single key: it wins over the path. Gives the number to {@link #add} its values to. */
    int flat(int field) {
        flat[field] = true;
        touch(field);
        return fields + field;
    }

    /** The record has a field by its path, whatever it holds. */
    void meet(int field) {
        met[field] = true;
        touch(field);
    }

    private void touch(int field) {
        if (touchedCount == touched.length) {
            touched = Arrays.copyOf(touched, 2 * touchedCount);
        }
        touched[touchedCount++] = field;
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
            touch(field);
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

    /** The one value of a field that stands plain under its key, neither in a list nor empty; {@link #NONE} if there is none such. */
    int only(byte[] json, int field) {
        int value = first(field);
        if (value == NONE
                || next[value] != NONE
                || kinds[value] != Kind.TEXT
                || !plain[value]
                || from[value] == to[value]) {
            return NONE;
        }
        int before = from[value] - 2;
        while (json[before] == ' ' || json[before] == '\n' || json[before] == '\t' || json[before] == '\r') {
            before--;
        }
        return json[before] == ':' ? value : NONE;
    }

    boolean hasFolded(byte[] json, int value, int at, byte[] text) {
        int start = from[value] + at;
        for (int place = 0; place < text.length; place++) {
            if (lower(json[start + place]) != text[place]) {
                return false;
            }
        }
        return true;
    }

    static int lower(byte ascii) {
        return ascii >= 'A' && ascii <= 'Z' ? ascii + ('a' - 'A') : ascii;
    }

    private void resize(int size) {
        next = Arrays.copyOf(next, size);
        from = Arrays.copyOf(from, size);
        to = Arrays.copyOf(to, size);
        kinds = Arrays.copyOf(kinds, size);
        plain = Arrays.copyOf(plain, size);
    }
}
