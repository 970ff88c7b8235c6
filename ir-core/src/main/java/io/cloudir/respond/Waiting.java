package io.cloudir.respond;

import java.time.Duration;

/**
 * How time is let pass before a cloud is asked again. A service sleeps, a scheduler gives its thread back, a replay moves
 * its clock.
 */
@FunctionalInterface
public interface Waiting {
    /** Never waits: a cloud is asked again at once where that is bounded, and otherwise not at all. */
    Waiting NONE = span -> false;

    /**
     * Lets about that much time pass.
     *
     * @return whether it did; false ends the waiting, as when the caller is shutting down
     */
    boolean pass(Duration span);
}
