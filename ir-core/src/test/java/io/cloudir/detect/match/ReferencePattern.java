package io.cloudir.detect.match;

/** A Sigma string matched by a table of which beginnings of the pattern match which beginnings of the text. */
public final class ReferencePattern {
    private ReferencePattern() {}

    /** Whether the whole text matches. */
    public static boolean matches(String pattern, String text) {
        int[] points = text.codePoints().toArray();
        boolean[] reached = new boolean[points.length + 1];
        reached[0] = true;
        int at = 0;
        while (at < pattern.length()) {
            int point = pattern.codePointAt(at);
            at += Character.charCount(point);
            boolean wildcard = point == '*' || point == '?';
            if (point == '\\' && at < pattern.length() && "*?\\".indexOf(pattern.charAt(at)) >= 0) {
                point = pattern.charAt(at);
                at++;
            }
            boolean[] next = new boolean[points.length + 1];
            for (int end = 0; end <= points.length; end++) {
                if (wildcard && point == '*') {
                    next[end] = reached[end] || (end > 0 && next[end - 1]);
                } else {
                    next[end] = end > 0 && reached[end - 1] && (wildcard || points[end - 1] == point);
                }
            }
            reached = next;
        }
        return reached[points.length];
    }
}
