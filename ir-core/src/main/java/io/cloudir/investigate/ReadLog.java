package io.cloudir.investigate;

import io.cloudir.telemetry.Activity;
import java.util.List;

/**
 * What was read of the lines that a cloud gave. Immutable.
 *
 * @param records the records, in the order of the lines; one that stands there twice is there once
 * @param unread how many lines are no records of a known source
 */
public record ReadLog(List<Activity> records, long unread) {
    public ReadLog {
        records = List.copyOf(records);
        if (unread < 0) {
            throw new IllegalArgumentException("fewer than no lines are unread: " + unread);
        }
    }
}
