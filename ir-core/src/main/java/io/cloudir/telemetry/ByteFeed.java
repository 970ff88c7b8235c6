package io.cloudir.telemetry;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * Hands out the bytes of a stream from one buffer and knows the line it is at. A stream that breaks off simply ends here,
 * and {@link #fault} says why, so that what came before is read like any other input.
 */
final class ByteFeed {
    static final int END = -1;

    private static final int SIZE = 1 << 16;

    private final InputStream in;
    private final byte[] buffer;
    private int at;
    private int limit;
    private boolean ended;
    private String fault = "";
    private long line = 1;

    /** What is kept of the bytes taken before those in the buffer; see {@link #keep}. */
    private byte[] kept = new byte[1024];

    private int keptLength;
    private int keepMost;
    private int keepFrom = -1;
    private boolean overflowed;

    /** How many bytes were taken since {@link #keep}. */
    private long taken;

    ByteFeed(InputStream in) {
        this.in = in;
        this.buffer = new byte[SIZE];
    }

    /** Hands out bytes that are at hand; it does not change them. */
    ByteFeed(byte[] all) {
        this.in = InputStream.nullInputStream();
        this.buffer = all;
        this.limit = all.length;
        this.ended = true;
    }

    /** The next byte, 0 to 255, without taking it; {@link #END} at the end. */
    int peek() {
        return at < limit || refill() ? buffer[at] & 0xFF : END;
    }

    /** Takes the next byte. */
    int next() {
        int next = peek();
        if (next != END) {
            at++;
            if (next == '\n') {
                line++;
            }
        }
        return next;
    }

    /** The line of the next byte, from 1. */
    long line() {
        return line;
    }

    /** Why the stream ended before its end; empty if it did not. */
    String fault() {
        return fault;
    }

    /** The next bytes, as many as fit into the buffer; only before anything was taken, or when all of a window was. */
    byte[] window() {
        if (at == limit) {
            at = 0;
            limit = 0;
        }
        while (limit < SIZE && !ended) {
            read();
        }
        return Arrays.copyOfRange(buffer, at, limit);
    }

    /** Takes the bytes before the next newline, or all that are left. */
    void takeLine() {
        while (at < limit || refill()) {
            while (at < limit) {
                if (buffer[at] == '\n') {
                    return;
                }
                at++;
            }
        }
    }

    /** Takes the bytes of a JSON string up to the next that means something: a quote, a backslash, a control character. */
    void takePlain() {
        while (at < limit || refill()) {
            while (at < limit) {
                byte next = buffer[at];
                if (next == '"' || next == '\\' || (next >= 0 && next < ' ')) {
                    return;
                }
                at++;
            }
        }
    }

    /** Whether these bytes come next; takes nothing. They are fewer than the buffer holds. */
    boolean startsWith(byte[] prefix) {
        if (limit - at < prefix.length && !ended) {
            if (keepFrom >= 0) {
                flush();
                keepFrom = 0;
            }
            System.arraycopy(buffer, at, buffer, 0, limit - at);
            limit -= at;
            at = 0;
            while (limit < prefix.length && !ended) {
                read();
            }
        }
        return limit - at >= prefix.length && Arrays.equals(buffer, at, at + prefix.length, prefix, 0, prefix.length);
    }

    /** From here on, what is taken is kept, unless it is more than {@code most} bytes: then its beginning. */
    void keep(int most) {
        keptLength = 0;
        taken = 0;
        keepMost = most;
        keepFrom = at;
        overflowed = false;
    }

    /** Whether more was taken since {@link #keep} than is kept. */
    boolean overflowed() {
        return overflowed;
    }

    /** What was taken since {@link #keep}; ends the keeping. Only its beginning if it {@link #overflowed}. */
    byte[] kept() {
        flush();
        keepFrom = -1;
        return Arrays.copyOf(kept, keptLength);
    }

    /** What was taken since {@link #keep}, as a part of the log that could not be read; ends the keeping. */
    Piece piece() {
        return pieceOf(keepFrom < 0 ? Arrays.copyOf(kept, keptLength) : kept());
    }

    /** The same of what {@link #kept} gave. */
    Piece pieceOf(byte[] bytes) {
        return new Piece(bytes, taken);
    }

    private void flush() {
        int more = at - keepFrom;
        taken += more;
        overflowed |= more > keepMost - keptLength;
        if (overflowed) {
            keptLength = Math.min(keptLength, DeadLetter.MOST_BYTES);
            more = Math.min(more, DeadLetter.MOST_BYTES - keptLength);
        }
        if (keptLength + more > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(keptLength + more, 2 * kept.length));
        }
        System.arraycopy(buffer, keepFrom, kept, keptLength, more);
        keptLength += more;
        keepFrom = at;
    }

    private boolean refill() {
        if (ended) {
            return false;
        }
        if (keepFrom >= 0) {
            flush();
            keepFrom = 0;
        }
        at = 0;
        limit = 0;
        while (limit == 0 && !ended) {
            read();
        }
        return limit > 0;
    }

    private void read() {
        try {
            int count = in.read(buffer, limit, SIZE - limit);
            if (count < 0) {
                ended = true;
            } else {
                limit += count;
            }
        } catch (InflationLimitException e) {
            end(e.reason());
        } catch (EOFException e) {
            end("the gzip data breaks off; copy the file again");
        } catch (ZipException e) {
            end("the gzip data is damaged; copy the file again");
        } catch (IOException e) {
            end("reading failed half-way (" + e.getClass().getSimpleName() + ")");
        }
    }

    private void end(String reason) {
        ended = true;
        fault = reason;
    }
}
