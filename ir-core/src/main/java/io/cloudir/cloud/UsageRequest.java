package io.cloudir.cloud;

import io.cloudir.model.TimeRange;
import java.util.Objects;

/**
 * Asks what an identity really used.
 *
 * @param identity the ARN or e-mail that the log gives it
 * @param window when
 */
public record UsageRequest(String identity, TimeRange window) {
    public UsageRequest {
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(window, "window");
    }

    /** Asks what it used in a window. */
    public static UsageRequest of(String identity, TimeRange window) {
        return new UsageRequest(identity, window);
    }
}
