package io.cloudir.model;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Makes text from outside fit to be kept or shown. Whatever a log holds was chosen by whoever caused the record, so text
 * that reaches a terminal, an error message or an identifier goes through here first.
 */
public final class Text {
    /** Longest text, in UTF-16 units, that {@link #printable} lets through. */
    public static final int PRINTABLE_LIMIT = 200;

    private static final char REPLACEMENT = '\uFFFD';

    private Text() {}

    /**
     * One printable line of at most {@value #PRINTABLE_LIMIT} units: control characters, line and paragraph separators,
     * invisible formatting characters (which can reverse or hide text) and unpaired surrogates become U+FFFD.
     */
    public static String printable(String text) {
        Objects.requireNonNull(text, "text");
        int end = Math.min(text.length(), PRINTABLE_LIMIT);
        StringBuilder line = new StringBuilder(end + 1);
        int at = 0;
        while (at < end) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            line.appendCodePoint(isPrintable(codePoint) ? codePoint : REPLACEMENT);
        }
        return text.length() > end ? line.append('…').toString() : line.toString();
    }

    /** A number with its noun: {@code 1 signal}, {@code 2 signals}, {@code 3 entries}, {@code 4 addresses}. */
    public static String count(long number, String noun) {
        if (number == 1) {
            return "1 " + noun;
        }
        boolean changes = noun.endsWith("ty") || noun.endsWith("ry");
        boolean hisses = noun.endsWith("s");
        return number + " " + (changes ? noun.substring(0, noun.length() - 1) + "ies" : noun + (hisses ? "es" : "s"));
    }

    /** Whether a code point can be shown without changing how the text around it is shown. */
    public static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /**
     * One line in which every character can be seen: what is invisible or steers how text is shown (controls, reversals,
     * zero-width characters, unpaired surrogates) is named by its code point, such as {@code [U+202E]}; a line break or
     * tab becomes a space. For documents, where a reader wants to know what was hidden; it escapes nothing.
     */
    public static String visible(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(codePoint -> {
            if (codePoint == '\n' || codePoint == '\r' || codePoint == '\t') {
                line.append(' ');
            } else if (isPrintable(codePoint)) {
                line.appendCodePoint(codePoint);
            } else {
                line.append("[U+").append("%04X".formatted(codePoint)).append(']');
            }
        });
        return line.toString();
    }

    /** Like {@link #visible(String)}; of a longer text only the first units, with its length and the start of its digest. */
    public static String visible(String text, int limit) {
        if (text.length() <= limit) {
            return visible(text);
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        String digest = Digest.ofText(wellFormed(text)).hex().substring(0, 16);
        return visible(text.substring(0, end)) + "… [" + text.length() + " characters, SHA-256 " + digest + "…]";
    }

    /**
     * The same text with every unpaired surrogate replaced by U+FFFD, so that it survives UTF-8. Returns the argument
     * itself when there is none.
     */
    public static String wellFormed(String text) {
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (Character.getType(codePoint) == Character.SURROGATE) {
                return replaceUnpaired(text);
            }
            at += Character.charCount(codePoint);
        }
        return text;
    }

    private static String replaceUnpaired(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            boolean unpaired = Character.getType(codePoint) == Character.SURROGATE;
            clean.appendCodePoint(unpaired ? REPLACEMENT : codePoint);
        }
        return clean.toString();
    }

    /**
     * Shortens an identifier to at most {@code limit} UTF-16 units and keeps it distinct: the tail is replaced by the
     * start of the digest of the whole.
     */
    static String shortened(String text, int limit) {
        String clean = wellFormed(text);
        if (clean.length() <= limit) {
            return clean;
        }
        String mark =
                "…" + Digest.of(clean.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
        int keep = limit - mark.length();
        if (Character.isHighSurrogate(clean.charAt(keep - 1))) {
            keep--;
        }
        return clean.substring(0, keep) + mark;
    }

    /**
     * The text itself, for a constructor that needs one.
     *
     * @param what what the text is, for the message
     * @throws IllegalArgumentException if it is blank
     */
    public static String requireText(String value, String what) {
        Objects.requireNonNull(value, what);
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is blank; give it a value");
        }
        return value;
    }
}
