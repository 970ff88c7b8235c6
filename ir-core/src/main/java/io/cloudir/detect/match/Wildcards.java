package io.cloudir.detect.match;

import java.util.HashMap;
import java.util.Map;

/**
 * Matches a text against parts of which some are wildcards. All places in the pattern that a match can have reached are kept
 * as bits and moved on together with each code point of the text (the Shift-And algorithm of Baeza-Yates and Gonnet, with
 * a loop where any run may stand), so that nothing is tried twice: the work is the text's length times a 64th of the pattern's.
 */
final class Wildcards {
    static final int RUN = -1;
    static final int ONE = -2;

    /** Any of the characters by which an option of a Windows command begins. */
    static final int DASH = -3;

    private static final int[] DASHES = {'-', '/', '\u2013', '\u2014', '\u2015'};

    private static final int ASCII = 128;

    private final int end;
    private final long[] loops;
    private final long[] ones;
    private final long[][] ascii = new long[ASCII][];
    private final Map<Integer, long[]> others = new HashMap<>();

    /** @param parts code points, {@link #ONE}, {@link #RUN} and {@link #DASH} */
    Wildcards(int[] parts) {
        int words = parts.length / Long.SIZE + 1;
        loops = new long[words];
        ones = new long[words];
        int place = 0;
        for (int part : parts) {
            if (part == RUN) {
                set(loops, place);
            } else {
                if (part == ONE) {
                    set(ones, place);
                }
                place++;
            }
        }
        end = place;
        place = 0;
        for (int part : parts) {
            if (part == DASH) {
                for (int dash : DASHES) {
                    set(passingNow(dash), place);
                }
            } else if (part >= 0) {
                set(passingNow(part), place);
            }
            place += part == RUN ? 0 : 1;
        }
    }

    private long[] passingNow(int codePoint) {
        return codePoint < ASCII ? ascii(codePoint) : others.computeIfAbsent(codePoint, unseen -> ones.clone());
    }

    private long[] ascii(int codePoint) {
        if (ascii[codePoint] == null) {
            ascii[codePoint] = ones.clone();
        }
        return ascii[codePoint];
    }

    /** Whether the whole text matches. */
    boolean match(String text) {
        long[] reached = new long[loops.length];
        reached[0] = 1;
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            if (!moveOn(reached, passing(codePoint))) {
                return false;
            }
        }
        return ((reached[end / Long.SIZE] >>> end) & 1) != 0;
    }

    /** The places from which this code point leads to the next. */
    private long[] passing(int codePoint) {
        long[] known = codePoint < ASCII ? ascii[codePoint] : others.get(codePoint);
        return known == null ? ones : known;
    }

    private boolean moveOn(long[] reached, long[] passing) {
        long carried = 0;
        long any = 0;
        for (int word = 0; word < reached.length; word++) {
            long moved = reached[word] & passing[word];
            reached[word] = (moved << 1) | carried | (reached[word] & loops[word]);
            carried = moved >>> (Long.SIZE - 1);
            any |= reached[word];
        }
        return any != 0;
    }

    private static void set(long[] bits, int place) {
        bits[place / Long.SIZE] |= 1L << place;
    }
}
