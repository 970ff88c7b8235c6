package io.cloudir.detect.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Rules by a piece of text of which they need one somewhere in a value. A value is gone through once, however many pieces there
 * are: at each place four bytes are looked up, and the pieces that have these four are compared. For one thread.
 */
final class PieceTable {
    /** Shortest piece that is kept: shorter ones would be met in most values. */
    static final int SHORTEST = 4;

    /** Spreads four bytes over the table; 2^32 divided by the golden ratio. */
    private static final int SPREAD = 0x9E3779B9;

    private static final int MET_SHIFT = Integer.SIZE - 13;

    /** Whether any piece is found by four bytes that are spread to here: answers most places without a look at the pieces. */
    private final boolean[] met = new boolean[1 << 13];

    private final Piece[][] pieces;
    private final int shift;
    private long values;

    /** A text that rules need. */
    private static final class Piece {
        /** Folded, UTF-8. */
        private final byte[] text;
        /** Where in it the four bytes begin by which it is found. */
        private final int offset;

        private final int[] rules;
        /** In which value it was met last: a value that repeats it costs no more than one that has it once. */
        private long metIn;

        Piece(byte[] text, int offset, int[] rules) {
            this.text = text;
            this.offset = offset;
            this.rules = rules;
        }

        boolean standsAt(byte[] value, int start, int from, int to) {
            if (start < from || start + text.length > to) {
                return false;
            }
            for (int at = 0; at < text.length; at++) {
                if (lower(value[start + at]) != (text[at] & 0xFF)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** @param rules for each piece, folded and of at least {@link #SHORTEST} bytes, the rules that need it */
    PieceTable(Map<String, int[]> rules) {
        int bits = 33 - Integer.numberOfLeadingZeros(4 * Math.max(1, rules.size()));
        shift = Integer.SIZE - bits;
        Map<Integer, List<Piece>> bySlot = new HashMap<>();
        rules.keySet().stream().sorted().forEach(text -> {
            Piece piece = placed(text, rules.getOrDefault(text, new int[0]), bySlot);
            met[mixed(piece.text, piece.offset) >>> MET_SHIFT] = true;
            bySlot.computeIfAbsent(slot(piece.text, piece.offset), slot -> new ArrayList<>())
                    .add(piece);
        });
        pieces = new Piece[1 << bits][];
        Arrays.setAll(pieces, slot -> bySlot.getOrDefault(slot, List.of()).toArray(Piece[]::new));
    }

    /** A piece, to be found by those of its bytes that the fewest others are found by. */
    private Piece placed(String text, int[] rules, Map<Integer, List<Piece>> bySlot) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int best = 0;
        int fewest = Integer.MAX_VALUE;
        // From the end, since many begin alike.
        for (int at = bytes.length - SHORTEST; at >= 0; at--) {
            int others = bySlot.getOrDefault(slot(bytes, at), List.of()).size();
            if (others < fewest) {
                fewest = others;
                best = at;
            }
        }
        return new Piece(bytes, best, rules);
    }

    private int slot(byte[] text, int at) {
        return mixed(text, at) >>> shift;
    }

    private static int mixed(byte[] text, int at) {
        int word = 0;
        for (int next = at; next < at + SHORTEST; next++) {
            word = (word << Byte.SIZE) | (text[next] & 0xFF);
        }
        return word * SPREAD;
    }

    /** Gives the rules of each piece that stands in a value, once. */
    void find(Candidate value, Consumer<int[]> found) {
        byte[] text = value.bytes();
        int from = value.from();
        int to = value.to();
        int word = 0;
        values++;
        for (int at = from; at < to; at++) {
            word = (word << Byte.SIZE) | lower(text[at]);
            int mixed = word * SPREAD;
            if (met[mixed >>> MET_SHIFT] && at - from >= SHORTEST - 1) {
                Piece[] here = pieces[mixed >>> shift];
                for (int next = 0; next < here.length; next++) {
                    Piece piece = here[next];
                    if (piece.metIn != values && piece.standsAt(text, at - SHORTEST + 1 - piece.offset, from, to)) {
                        piece.metIn = values;
                        found.accept(piece.rules);
                    }
                }
            }
        }
    }

    private static int lower(byte next) {
        return next >= 'A' && next <= 'Z' ? next + ('a' - 'A') : next & 0xFF;
    }
}
