package io.cloudir.plan;

import io.cloudir.model.IpAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

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

    /**
     * Whether a name is meant in any of the forms it comes in: it fits, or it and this are IAM users or roles that differ in
     * path and letter case alone. Sessions tell a role without its path, and IAM has no two names that differ only in case.
     * A pattern that leaves the whole name open, such as {@code role/team/*}, needs the path to fit.
     */
    public boolean covers(String name) {
        return matches(name)
                || isAddress(name)
                || withoutPath(pattern)
                        .map(ResourcePattern::new)
                        .flatMap(identity -> withoutPath(name).map(identity::matches))
                        .orElse(false);
    }

    /** Whether both are the same network address, however each is written. */
    private boolean isAddress(String name) {
        byte[] address = IpAddress.parse(pattern);
        return address != null && Arrays.equals(address, IpAddress.parse(name));
    }

    private static Optional<String> withoutPath(String arn) {
        int service = arn.indexOf(":iam::");
        int account = service < 0 ? -1 : arn.indexOf(':', service + ":iam::".length());
        int kind = account < 0 ? -1 : arn.indexOf('/', account);
        if (kind < 0) {
            return Optional.empty();
        }
        String last = arn.substring(arn.lastIndexOf('/') + 1);
        String type = arn.substring(account + 1, kind);
        boolean identity = type.equals("user") || type.equals("role");
        return identity && last.chars().anyMatch(c -> c != '*')
                ? Optional.of((arn.substring(0, kind + 1) + last).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
