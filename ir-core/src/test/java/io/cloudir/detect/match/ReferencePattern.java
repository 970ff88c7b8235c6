package io.cloudir.detect.match;

/** Sigma's wildcards, written as plainly as possible: one case per kind of character, no bound on time. */
public final class ReferencePattern {
    private ReferencePattern() {}

    /** Both texts must already be in one case. */
    public static boolean matches(String pattern, String text) {
        return from(pattern, 0, text, 0);
    }

    private static boolean from(String pattern, int at, String text, int in) {
        if (at == pattern.length()) {
            return in == text.length();
        }
        char next = pattern.charAt(at);
        if (next == '*') {
            return from(pattern, at + 1, text, in) || (in < text.length() && from(pattern, at, text, in + 1));
        }
        if (next == '?') {
            return in < text.length() && from(pattern, at + 1, text, text.offsetByCodePoints(in, 1));
        }
        boolean escape = next == '\\' && at + 1 < pattern.length() && "*?\\".indexOf(pattern.charAt(at + 1)) >= 0;
        char literal = escape ? pattern.charAt(at + 1) : next;
        return in < text.length() && text.charAt(in) == literal && from(pattern, at + (escape ? 2 : 1), text, in + 1);
    }
}
