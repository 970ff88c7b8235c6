package io.cloudir.telemetry;

import java.util.Arrays;

/**
 * Which records a {@link LogReader} has met lately, so that a later reader can tell duplicates from new ones: {@value
 * #KEY_BYTES} bytes for each. Immutable.
 */
public final class SeenRecords {
    /** Bytes that stand for one record. */
    public static final int KEY_BYTES = 24;

    private static final SeenRecords NONE = new SeenRecords(new byte[0]);

    private final byte[] keys;

    private SeenRecords(byte[] keys) {
        this.keys = keys;
    }

    /** No record. */
    public static SeenRecords none() {
        return NONE;
    }

    /**
     * What {@link #keys} once gave.
     *
     * @throws IllegalArgumentException if the bytes are not a whole number of keys
     */
    public static SeenRecords of(byte[] keys) {
        if (keys.length % KEY_BYTES != 0) {
            throw new IllegalArgumentException("seen records take " + KEY_BYTES + " bytes each; got " + keys.length);
        }
        return new SeenRecords(keys.clone());
    }

    /** A key for each record, those met first first. */
    public byte[] keys() {
        return keys.clone();
    }

    /** How many records there are. */
    public int size() {
        return keys.length / KEY_BYTES;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeenRecords seen && Arrays.equals(keys, seen.keys);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(keys);
    }

    @Override
    public String toString() {
        return size() + " seen records";
    }
}
