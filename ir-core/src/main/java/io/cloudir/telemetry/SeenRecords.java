package io.cloudir.telemetry;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * Which records a {@link LogReader} has met lately, so that a later reader can tell duplicates from new ones: {@value
 * #KEY_BYTES} bytes for each, behind the secret under which they were made. Who can read it can write a record that passes for
 * the copy of another, so keep it where logs are not written from. Immutable.
 */
public final class SeenRecords {
    /** Bytes that stand for one record. */
    public static final int KEY_BYTES = 16;

    /** Bytes of the secret. */
    static final int SECRET_BYTES = 16;

    private static final SeenRecords NONE = new SeenRecords(new byte[0]);

    private final byte[] bytes;

    private SeenRecords(byte[] bytes) {
        this.bytes = bytes;
    }

    /** No record. */
    public static SeenRecords none() {
        return NONE;
    }

    /**
     * What {@link #bytes} once gave.
     *
     * @throws IllegalArgumentException if the bytes are not a secret and a whole number of keys
     */
    public static SeenRecords of(byte[] bytes) {
        if (bytes.length > 0 && (bytes.length < SECRET_BYTES || (bytes.length - SECRET_BYTES) % KEY_BYTES != 0)) {
            throw new IllegalArgumentException("seen records take " + SECRET_BYTES + " bytes and " + KEY_BYTES
                    + " more for each; got " + bytes.length);
        }
        return bytes.length == 0 ? NONE : new SeenRecords(bytes.clone());
    }

    /** A secret and a key for each record, those met first first; nothing if no record was met. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The secret; empty if no record was met. */
    byte[] secret() {
        return Arrays.copyOf(bytes, Math.min(bytes.length, SECRET_BYTES));
    }

    LongBuffer keys() {
        return ByteBuffer.wrap(bytes, secret().length, bytes.length - secret().length)
                .slice()
                .asLongBuffer();
    }

    /** How many records there are. */
    public int size() {
        return (bytes.length - secret().length) / KEY_BYTES;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeenRecords seen && Arrays.equals(bytes, seen.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return size() + " seen records";
    }
}
