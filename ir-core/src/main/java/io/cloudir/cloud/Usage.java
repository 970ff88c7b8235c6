package io.cloudir.cloud;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What an identity really used in a window.
 *
 * @param identity the ARN or e-mail it is known by
 * @param used each permission once, sorted by its name; calls that were denied do not count
 * @param completeness what is left out, such as a part of the window for which nothing is kept
 */
public record Usage(String identity, List<Used> used, Completeness completeness) {
    public Usage {
        Objects.requireNonNull(identity, "identity");
        used = List.copyOf(used);
        Objects.requireNonNull(completeness, "completeness");
    }

    /**
     * A permission that was used.
     *
     * @param permission such as {@code s3:GetObject}
     * @param last when it was last used in the window
     */
    public record Used(String permission, Instant last) {
        public Used {
            Objects.requireNonNull(permission, "permission");
            Objects.requireNonNull(last, "last");
        }
    }

    /** The names of the permissions that were used. */
    public List<String> permissions() {
        return used.stream().map(Used::permission).toList();
    }
}
