package io.cloudir.cloud;

import java.util.List;

/**
 * Asks what stands in the way of using capabilities.
 *
 * @param capabilities their names; empty for all that the adapter has
 */
public record PreflightRequest(List<String> capabilities) {
    public PreflightRequest {
        capabilities = capabilities.stream().distinct().toList();
    }

    /** Asks for everything that the adapter can do. */
    public static PreflightRequest everything() {
        return new PreflightRequest(List.of());
    }

    /** Asks for these alone, each a name of a {@link Capability}. */
    public static PreflightRequest of(String... capabilities) {
        return new PreflightRequest(List.of(capabilities));
    }
}
