package io.cloudir.telemetry;

/** Checks text before it is parsed: JSON parsers let some broken sequences through, and guess an encoding from NULs. */
final class Utf8 {
    private Utf8() {}

    /** Where the first byte is that is NUL or does not belong to well-formed UTF-8 (RFC 3629, section 4); -1 if none. */
    static int faultIn(byte[] text) {
        return faultIn(text, 0, text.length);
    }

    /** The same for a part of a text. */
    static int faultIn(byte[] text, int from, int to) {
        int at = from;
        while (at < to) {
            byte lead = text[at];
            if (lead > 0) {
                at++;
                continue;
            }
            int length = sequenceLength(lead & 0xFF);
            if (length == 0 || at + length > to || !follows(text, at, length)) {
                return at;
            }
            at += length;
        }
        return -1;
    }

    private static int sequenceLength(int lead) {
        if (lead >= 0xC2 && lead <= 0xDF) {
            return 2;
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            return 3;
        }
        return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
    }

    private static boolean follows(byte[] text, int at, int length) {
        int second = text[at + 1] & 0xFF;
        int least = switch (text[at] & 0xFF) {
            case 0xE0 -> 0xA0;
            case 0xF0 -> 0x90;
            default -> 0x80;
        };
        int most = switch (text[at] & 0xFF) {
            case 0xED -> 0x9F;
            case 0xF4 -> 0x8F;
            default -> 0xBF;
        };
        if (second < least || second > most) {
            return false;
        }
        for (int next = 2; next < length; next++) {
            if ((text[at + next] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
