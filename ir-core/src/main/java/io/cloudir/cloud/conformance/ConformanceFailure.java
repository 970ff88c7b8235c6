package io.cloudir.cloud.conformance;

/** An adapter does not do what it must. */
public final class ConformanceFailure extends AssertionError {
    private static final long serialVersionUID = 1L;

    public ConformanceFailure(String message) {
        super(message);
    }

    ConformanceFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
