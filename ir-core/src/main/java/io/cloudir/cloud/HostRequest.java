package io.cloudir.cloud;

import java.util.Objects;

/**
 * Asks for what watches and patches a host.
 *
 * @param host its id
 */
public record HostRequest(String host) {
    public HostRequest {
        Objects.requireNonNull(host, "host");
    }

    /** Asks for that host. */
    public static HostRequest of(String host) {
        return new HostRequest(host);
    }
}
