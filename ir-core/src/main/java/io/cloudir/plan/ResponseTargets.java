package io.cloudir.plan;

import java.time.Duration;

/**
 * How soon what is to be done about incidents of one priority, counted from detection. All
 * lengths are more than nothing.
 *
 * @param acknowledge until a person takes notice
 * @param update between two updates to those who are informed
 * @param contain until the damage no longer grows
 * @param recover until operations are back to normal
 * @param reviewBusinessDays business days, at least 1, from the end of recovery to the review
 */
public record ResponseTargets(
        Duration acknowledge, Duration update, Duration contain, Duration recover, int reviewBusinessDays) {
    public ResponseTargets {
        Lengths.requirePositive(acknowledge, "the time to acknowledge");
        Lengths.requirePositive(update, "the time between updates");
        Lengths.requirePositive(contain, "the time to contain");
        Lengths.requirePositive(recover, "the time to recover");
        if (reviewBusinessDays < 1) {
            throw new IllegalArgumentException(
                    "the review is due after " + reviewBusinessDays + " business days; give at least 1");
        }
    }
}
