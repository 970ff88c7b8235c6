package io.cloudir.plan;

import java.time.Duration;
import java.util.Objects;

/**
 * How soon what is to be done about incidents of one priority, counted from detection.
 *
 * @param acknowledge until a person takes notice
 * @param update between two updates to those who are informed
 * @param contain until the damage no longer grows
 * @param recover until operations are back to normal
 * @param reviewBusinessDays business days from the end of recovery to the review
 */
public record ResponseTargets(
        Duration acknowledge, Duration update, Duration contain, Duration recover, int reviewBusinessDays) {
    public ResponseTargets {
        Objects.requireNonNull(acknowledge, "acknowledge");
        Objects.requireNonNull(update, "update");
        Objects.requireNonNull(contain, "contain");
        Objects.requireNonNull(recover, "recover");
    }
}
