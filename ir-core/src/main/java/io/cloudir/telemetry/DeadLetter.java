package io.cloudir.telemetry;

import java.util.Objects;

/**
 * Something that could not be read, with its bytes, so that it can be looked at, mended and read again. Whoever wrote the log chose
 * them: they belong in no log and on no terminal. Immutable.
 */
public final class DeadLetter {
    /** Most bytes that are kept of it. */
    public static final int MOST_BYTES = 1 << 16;

    private final Malformed malformed;
    private final Piece piece;

    DeadLetter(Malformed malformed, Piece piece) {
        this.malformed = Objects.requireNonNull(malformed, "malformed");
        this.piece = piece;
    }

    /** Where it is and why it could not be read. */
    public Malformed malformed() {
        return malformed;
    }

    /** How many bytes it has; 0 if it was not taken from its file, as of a file that cannot be opened. */
    public long size() {
        return piece.size();
    }

    /** A copy of its bytes as they stand in the log, the first {@value #MOST_BYTES} of them if there are more. */
    public byte[] bytes() {
        return piece.bytes();
    }

    @Override
    public String toString() {
        return malformed + " (" + size() + " bytes)";
    }
}
