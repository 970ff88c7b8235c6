package io.cloudir.telemetry;

import java.nio.charset.StandardCharsets;

/**
 * Finds where a JSON value ends, without parsing it: one pass over its bytes that knows strings, brackets and which
 * characters can stand between them. Text that cannot be JSON is noticed within a few bytes, so that reading can go on
 * soon behind the damage.
 */
final class ValueScan {
    /** How a scan ended. */
    enum Outcome {
        /** The value is complete; the feed has kept its bytes. */
        WHOLE,
        /** Inside an object, the bracket of the array that holds the records was taken: the records come next. */
        RECORDS,
        /** The value is complete but too long to be kept. */
        TOO_LONG,
        /** The value is complete but nested too deeply. */
        TOO_DEEP,
        /** The next byte cannot stand there. */
        BROKEN,
        /** The feed ended inside the value. */
        CUT
    }

    /** The key of the array that holds the records of a document. */
    static final byte[] RECORDS_KEY = "\"Records\"".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] NOTHING = {};
    private static final boolean[] LITERAL = new boolean[256];

    static {
        // Numbers, and the letters of true, false and null.
        for (char allowed : "0123456789+-.eEtrufalsn".toCharArray()) {
            LITERAL[allowed] = true;
        }
    }

    private final ByteFeed feed;
    private final int maxBytes;
    private final byte[] recordsKey;
    /** For each open bracket, whether it is a square one. Deeper ones are only counted. */
    private final boolean[] square;

    private byte[] value = NOTHING;
    private int depth;
    private boolean tooDeep;
    /** The last byte that was neither space nor inside a string or literal. */
    private int last;
    /** Whether the key just read at the first level is that of the records. */
    private boolean atRecords;

    ValueScan(ByteFeed feed, ReadLimits limits) {
        this(feed, limits, RECORDS_KEY);
    }

    /** A scan that seeks records under another key, given with its quotation marks. */
    ValueScan(ByteFeed feed, ReadLimits limits, byte[] recordsKey) {
        this.feed = feed;
        this.recordsKey = recordsKey;
        this.maxBytes = limits.maxRecordBytes();
        this.square = new boolean[limits.maxDepth()];
    }

    /** Takes an object or array, whose bracket is the next byte; stops at the records of a document if they are sought. */
    Outcome take(boolean seekRecords) {
        feed.keep(maxBytes);
        depth = 0;
        last = 0;
        tooDeep = false;
        Outcome outcome = scan(seekRecords);
        if (outcome == Outcome.WHOLE && tooDeep) {
            return Outcome.TOO_DEEP;
        }
        value = outcome == Outcome.WHOLE ? feed.kept() : NOTHING;
        return outcome == Outcome.WHOLE && feed.overflowed() ? Outcome.TOO_LONG : outcome;
    }

    /** The bytes of the value that was {@link #take taken} as a whole. */
    byte[] value() {
        return value;
    }

    /** Takes what is left of an object behind the array of its records. */
    Outcome takeRest() {
        feed.keep(0);
        depth = 1;
        square[0] = false;
        last = ']';
        return scan(true);
    }

    /** Takes a value that is no object. Returns false if none begins here or it is broken. */
    boolean takeOther() {
        if (feed.peek() == '[') {
            Outcome outcome = take(false);
            return outcome != Outcome.BROKEN && outcome != Outcome.CUT;
        }
        if (feed.peek() == '"') {
            return takeString();
        }
        boolean taken = false;
        while (feed.peek() != ByteFeed.END && LITERAL[feed.peek()]) {
            feed.next();
            taken = true;
        }
        return taken;
    }

    private Outcome scan(boolean seekRecords) {
        while (true) {
            int next = feed.peek();
            switch (next) {
                case ByteFeed.END -> {
                    return Outcome.CUT;
                }
                case ' ', '\t', '\r', '\n' -> feed.next();
                case '"' -> {
                    boolean key = seekRecords && depth == 1 && !square[0] && (last == '{' || last == ',');
                    atRecords = key && feed.startsWith(recordsKey);
                    if (!takeString()) {
                        return feed.peek() == ByteFeed.END ? Outcome.CUT : Outcome.BROKEN;
                    }
                    last = '"';
                }
                case ':', ',' -> {
                    feed.next();
                    atRecords &= next == ':';
                    last = next;
                }
                case '{', '[' -> {
                    if (!mayOpen()) {
                        return Outcome.BROKEN;
                    }
                    feed.next();
                    if (atRecords && next == '[' && depth == 1) {
                        atRecords = false;
                        return Outcome.RECORDS;
                    }
                    open(next == '[');
                    last = next;
                }
                case '}', ']' -> {
                    if (!closes(next == ']')) {
                        return Outcome.BROKEN;
                    }
                    feed.next();
                    last = next;
                    if (--depth == 0) {
                        return Outcome.WHOLE;
                    }
                }
                default -> {
                    if (!LITERAL[next]) {
                        return Outcome.BROKEN;
                    }
                    feed.next();
                    last = 'a';
                }
            }
        }
    }

    private boolean takeString() {
        feed.next();
        while (true) {
            feed.takePlain();
            int next = feed.peek();
            if (next == '"') {
                feed.next();
                return true;
            }
            if (next != '\\') {
                return false;
            }
            feed.next();
            if (feed.peek() < ' ') {
                return false;
            }
            feed.next();
        }
    }

    private boolean mayOpen() {
        return switch (last) {
            case 0, ':', '[' -> true;
            case ',' -> depth > square.length || square[depth - 1];
            default -> false;
        };
    }

    private void open(boolean isSquare) {
        if (depth < square.length) {
            square[depth] = isSquare;
        } else {
            tooDeep = true;
        }
        depth++;
    }

    private boolean closes(boolean isSquare) {
        return depth > square.length || square[depth - 1] == isSquare;
    }
}
