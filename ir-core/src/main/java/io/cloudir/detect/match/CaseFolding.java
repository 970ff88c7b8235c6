package io.cloudir.detect.match;

import java.util.Locale;

/**
 * Makes Sigma's comparison blind to case. Code point by code point and independent of locale and context, so that a piece
 * of a text folds to the same piece of the folded text.
 */
public final class CaseFolding {
    private CaseFolding() {}

    /** The text that all texts which differ only in case have in common. */
    public static String fold(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 0x80) {
                return foldWide(text);
            }
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static String foldWide(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints()
                .map(codePoint -> Character.toLowerCase(Character.toUpperCase(codePoint)))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }
}
