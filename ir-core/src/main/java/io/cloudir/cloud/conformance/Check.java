package io.cloudir.cloud.conformance;

import java.util.Objects;

/**
 * One thing that an adapter must do.
 *
 * @param name what it is, such as {@code stop-host: applying twice equals once}
 * @param body throws {@link ConformanceFailure} if the adapter does not do it
 */
public record Check(String name, Runnable body) {
    public Check {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(body, "body");
    }

    /**
     * Runs it on a fresh account.
     *
     * @throws ConformanceFailure if the adapter does not do it
     */
    public void run() {
        body.run();
    }
}
