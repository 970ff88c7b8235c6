package io.cloudir.telemetry;

import java.io.IOException;

/** Stops a compressed file that gives more bytes than it may. */
final class InflationLimitException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    InflationLimitException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
