package io.cloudir.telemetry;

import java.util.Arrays;

/** A part of a log that could not be read: its first bytes, at most {@link DeadLetter#MOST_BYTES}, and its size. */
final class Piece {
    /** Of what was not taken from its file at all. */
    static final Piece NONE = new Piece(new byte[0], 0);

    private final byte[] bytes;
    private final long size;

    /** Takes the bytes as its own; the caller does not change them afterwards. */
    Piece(byte[] bytes, long size) {
        this.bytes = bytes.length > DeadLetter.MOST_BYTES ? Arrays.copyOf(bytes, DeadLetter.MOST_BYTES) : bytes;
        this.size = size;
    }

    /** All of it, as far as it is kept. */
    static Piece of(byte[] whole) {
        return new Piece(whole, whole.length);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** How many of its bytes are kept. */
    int kept() {
        return bytes.length;
    }

    /** How many bytes it has in all. */
    long size() {
        return size;
    }
}
