package io.cloudir.plan;

import java.util.Objects;

/**
 * Names resources or identities by text in which {@code *} stands for any characters, also none. Matching takes time in
 * proportion to pattern times name at worst, whatever a name holds.
 *
 * @param pattern such as {@code arn:aws:s3:::customer-*}; it does not begin with a star, so that it cannot name all
 */
public record ResourcePattern(String pattern) {
    public ResourcePattern {
        Objects.requireNonNull(pattern, "pattern");
        if (pattern.isBlank() || pattern.startsWith("*")) {
            throw new IllegalArgumentException("'" + pattern
                    + "' would name too much; begin with what the names begin with, such as arn:aws:s3:::customer-*");
        }
    }

    /** Whether the whole name fits; letter case counts. */
    public boolean matches(String name) {
        int at = 0;
        int p = 0;
        int star = -1;
        int resume = 0;
        while (at < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = at;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(at)) {
                p++;
                at++;
            } else if (star >= 0) {
                p = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
