package io.cloudir.telemetry;

import java.util.Arrays;

/**
 * A part of a log that could not be read.
 *
 * @param bytes its first bytes, at most {@link DeadLetter#MOST_BYTES}
 * @param size how many bytes it has in all
 */
record Piece(byte[] bytes, long size) {
    /** Of what was not taken from its file at all. */
    static final Piece NONE = new Piece(new byte[0], 0);

    /** All of it, as far as it is kept. */
    static Piece of(byte[] whole) {
        return new Piece(
                whole.length > DeadLetter.MOST_BYTES ? Arrays.copyOf(whole, DeadLetter.MOST_BYTES) : whole,
                whole.length);
    }
}
