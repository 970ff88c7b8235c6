package io.cloudir.telemetry;

/** How a stream is laid out, told from its first bytes. */
enum Layout {
    /** One JSON object a line. */
    LINES,
    /** JSON values that are told apart by their brackets. */
    VALUES,
    /** Text, but not JSON from its first character on. */
    TEXT,
    /** UTF-16 or UTF-32. */
    WIDE,
    /** No text. */
    BINARY,
    /** Nothing but white space. */
    EMPTY;

    static Layout of(byte[] window, ReadLimits limits) {
        if (isWide(window)) {
            return WIDE;
        }
        ByteFeed feed = new ByteFeed(window);
        while (isSpace(feed.peek())) {
            feed.next();
        }
        return switch (feed.peek()) {
            case ByteFeed.END -> EMPTY;
            case '[' -> VALUES;
            case '{' -> ofObjects(feed, limits);
            default -> hasNul(window) ? BINARY : TEXT;
        };
    }

    /** An object that ends on its line has lines around it, unless another begins right behind it. */
    private static Layout ofObjects(ByteFeed feed, ReadLimits limits) {
        long line = feed.line();
        return switch (new ValueScan(feed, limits).take(true)) {
            case RECORDS -> VALUES;
            case BROKEN -> LINES;
            case CUT -> feed.line() == line ? LINES : VALUES;
            case WHOLE, TOO_LONG, TOO_DEEP -> {
                boolean oneLine = feed.line() == line;
                while (feed.peek() == ' ' || feed.peek() == '\t') {
                    feed.next();
                }
                yield oneLine && feed.peek() != '{' ? LINES : VALUES;
            }
        };
    }

    /** Whether the first character that is no white space opens an object. */
    static boolean beginsWithObject(byte[] window) {
        int at = 0;
        while (at < window.length && isSpace(window[at])) {
            at++;
        }
        return at < window.length && window[at] == '{';
    }

    /** Whether there is nothing but white space. */
    static boolean isBlank(byte[] window) {
        for (byte next : window) {
            if (!isSpace(next)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(int next) {
        return next == ' ' || next == '\t' || next == '\r' || next == '\n';
    }

    /** A byte order mark, or the NULs that ASCII has in a wider encoding. */
    private static boolean isWide(byte[] window) {
        if (window.length < 2) {
            return false;
        }
        int mark = (window[0] & 0xFF) << 8 | (window[1] & 0xFF);
        return mark == 0xFEFF || mark == 0xFFFE || isBracket(mark) || ((mark & 0xFF) == 0 && isBracket(mark >> 8));
    }

    private static boolean isBracket(int character) {
        return character == '{' || character == '[';
    }

    private static boolean hasNul(byte[] window) {
        for (byte next : window) {
            if (next == 0) {
                return true;
            }
        }
        return false;
    }
}
