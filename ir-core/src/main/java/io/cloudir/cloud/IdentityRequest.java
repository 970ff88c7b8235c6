package io.cloudir.cloud;

import java.util.Objects;

/**
 * Asks for an identity.
 *
 * @param identity the ARN or e-mail that the log gives it
 */
public record IdentityRequest(String identity) {
    public IdentityRequest {
        Objects.requireNonNull(identity, "identity");
    }

    /** Asks for the identity of that ARN or e-mail. */
    public static IdentityRequest of(String identity) {
        return new IdentityRequest(identity);
    }
}
