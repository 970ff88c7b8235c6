package io.cloudir.telemetry;

/** Goes through the bytes of JSON, token by token, and remembers where and why it could not. For one thread. */
abstract class JsonScanner {
    /** Longest number; the limit of the parser that reads whole records. */
    private static final int NUMBER_LENGTH = 1000;

    /** Exponents of fewer digits are held by any number type. */
    private static final int EXPONENT_DIGITS = 9;

    private static final byte[] NOTHING = {};

    final int maxDepth;
    private final int maxString;

    byte[] json = NOTHING;
    int end;
    /** Whether there was a character beyond ASCII. */
    boolean wide;
    /** Whether the last string or number is its text as it stands. */
    boolean plain;

    String reason = "";
    int faultAt;

    JsonScanner(ReadLimits limits) {
        maxDepth = limits.maxDepth();
        maxString = limits.maxStringLength();
    }

    /** Where the string that begins behind a quotation mark closes; tells whether it is {@link #plain}. */
    final int string(int from) {
        byte[] text = json;
        int at = from;
        int last = Math.min(end, text.length - Long.BYTES);
        long wideBytes = 0;
        while (at <= last) {
            long word = SwarText.word(text, at);
            long marks = SwarText.special(word);
            wideBytes |= SwarText.wide(word, marks);
            if (marks != 0) {
                at += SwarText.first(marks);
                if (at < end && text[at] == '"' && wideBytes == 0 && at - from <= maxString) {
                    plain = true;
                    return at;
                }
                break;
            }
            at += Long.BYTES;
        }
        return stringOn(from, at, wideBytes != 0);
    }

    /** Goes on where a string is not plain, or the bytes end. */
    private int stringOn(int from, int start, boolean wideBefore) {
        byte[] text = json;
        int at = start;
        boolean isWide = wideBefore;
        boolean escaped = false;
        while (at < end) {
            byte next = text[at];
            if (next == '"') {
                plain = !escaped && !isWide;
                wide |= isWide;
                return at - from <= maxString
                                || JsonText.unescaped(text, from, at).length() <= maxString
                        ? at
                        : fail("a key or text is too long", from);
            }
            if (next == '\\') {
                escaped = true;
                at = escape(at);
                if (at < 0) {
                    return at;
                }
            } else if (next >= 0 && next < ' ') {
                return broken(at);
            } else {
                isWide |= next < 0;
                at++;
            }
        }
        return broken(end);
    }

    private int escape(int at) {
        int code = at + 1 < end ? json[at + 1] : 0;
        switch (code) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return at + 2;
            }
            case 'u' -> {
                for (int digit = at + 2; digit < at + 6; digit++) {
                    if (digit >= end || Character.digit(json[digit], 16) < 0) {
                        return broken(digit);
                    }
                }
                return at + 6;
            }
            default -> {
                return broken(at + 1);
            }
        }
    }

    /** Where a number ends; tells whether it is {@link #plain}. */
    final int number(int from) {
        int at = json[from] == '-' ? from + 1 : from;
        int digits = at;
        at = digits(at);
        if (at == digits || (json[digits] == '0' && at > digits + 1)) {
            return broken(at);
        }
        boolean whole = true;
        if (at < end && json[at] == '.') {
            whole = false;
            int fraction = at + 1;
            at = digits(fraction);
            if (at == fraction) {
                return broken(at);
            }
        }
        if (at < end && (json[at] | 0x20) == 'e') {
            whole = false;
            int exponent = at + 1;
            if (exponent < end && (json[exponent] == '+' || json[exponent] == '-')) {
                exponent++;
            }
            at = digits(exponent);
            if (at == exponent) {
                return broken(at);
            }
            if (at - exponent >= EXPONENT_DIGITS && !JsonText.isNumber(json, from, at)) {
                return fail("a number's exponent is too long", from);
            }
        }
        if (at - from > NUMBER_LENGTH) {
            return fail("a number is too long", from);
        }
        // -0 is 0.
        plain = whole && !(json[from] == '-' && json[digits] == '0');
        return at;
    }

    private int digits(int from) {
        int at = from;
        while (at < end && json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        return at;
    }

    final int space(int from) {
        int at = from;
        while (at < end && json[at] <= ' ' && isSpace(json[at])) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(byte text) {
        return text == ' ' || text == '\n' || text == '\t' || text == '\r';
    }

    final int broken(int at) {
        return at >= end ? fail("the record ends in the middle of its JSON", end) : fail("not JSON", at);
    }

    final int fail(String why, int at) {
        reason = why;
        faultAt = at;
        return -1;
    }
}
