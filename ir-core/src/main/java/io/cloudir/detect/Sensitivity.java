package io.cloudir.detect;

import io.cloudir.telemetry.Activity;

/**
 * Says how closely windowed rules and baselines look at a record, such as at one of somebody who is watched. Called in the thread that the
 * detector runs in.
 */
@FunctionalInterface
public interface Sensitivity {
    /** As closely as the rules say, at whomever. */
    Sensitivity STANDARD = head -> 1;

    /** How many times lower the threshold of a rule is that counts this record; 1 leaves it. */
    int factor(Activity.Head head);
}
