package io.cloudir.telemetry;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes of JSON at once ("SIMD within a register"). The tests for a zero byte and for a byte below a bound
 * are those of Anderson's Bit Twiddling Hacks; they are exact up to the first byte found, which is all that is asked.
 */
final class SwarText {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long SLASHES = ONES * '\\';
    /** Also the bit by which upper and lower case differ. */
    private static final long SPACES = ONES * ' ';

    /** 2^64 divided by the golden ratio. */
    private static final long HASH = 0x9E3779B97F4A7C15L;

    private SwarText() {}

    /** Eight bytes, the first one lowest. */
    static long word(byte[] text, int at) {
        return (long) LONGS.get(text, at);
    }

    /** The bytes of a text that is shorter than eight, the first one lowest, zeroes behind them. */
    static long shortWord(byte[] text, int from, int length) {
        if (from + Long.BYTES <= text.length) {
            return word(text, from) & ((1L << (length << 3)) - 1);
        }
        long word = 0;
        for (int at = length - 1; at >= 0; at--) {
            word = (word << 8) | (text[from + at] & 0xFF);
        }
        return word;
    }

    /**
     * A hash of ASCII text that does not tell upper from lower case: of its length and of its first and last eight bytes, which is
     * where names differ.
     */
    static int caselessHash(byte[] text, int from, int to) {
        int length = to - from;
        long head = length < Long.BYTES ? shortWord(text, from, length) : word(text, from);
        long tail = length < Long.BYTES ? 0 : word(text, to - Long.BYTES);
        long mixed = ((head | SPACES) * HASH + (tail | SPACES) + length) * HASH;
        return (int) (mixed >>> Integer.SIZE);
    }

    /** Marks, by its highest bit, the first byte that ends a run of plain characters of a string; 0 if none of the eight does. */
    static long special(long word) {
        long quotes = word ^ QUOTES;
        long slashes = word ^ SLASHES;
        return (((quotes - ONES) & ~quotes) | ((slashes - ONES) & ~slashes) | ((word - SPACES) & ~word)) & HIGHS;
    }

    /** Which byte of eight the lowest mark stands for. */
    static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /** The bytes below the first marked one that are not ASCII; without a mark, all that are not. */
    static long wide(long word, long marks) {
        return word & HIGHS & (marks == 0 ? -1 : (marks & -marks) - 1);
    }
}
