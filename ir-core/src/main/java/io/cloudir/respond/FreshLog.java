package io.cloudir.respond;

import io.cloudir.cloud.Completeness;
import io.cloudir.cloud.Completeness.Cause;
import io.cloudir.cloud.RecordLines;
import io.cloudir.investigate.CitedActivities;
import io.cloudir.investigate.ReadLog;
import io.cloudir.telemetry.Activity;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a log that was just asked gave.
 *
 * @param records what could be read
 * @param unread how many lines could not
 * @param left what the answer leaves out
 */
record FreshLog(List<Activity> records, long unread, Completeness left) {
    /** How often a log is asked that gave only a part: a zone that did not answer may do so at once. */
    private static final int ASKED = 3;

    FreshLog {
        records = List.copyOf(records);
    }

    /** Asks, and again while only a part of what there is comes back. */
    static FreshLog ask(StepCall calls, Supplier<RecordLines> question, String name) {
        FreshLog log = once(calls, question, name);
        for (int again = 1; again < ASKED && log.isCut(); again++) {
            log = once(calls, question, name);
        }
        return log;
    }

    private static FreshLog once(StepCall calls, Supplier<RecordLines> question, String name) {
        RecordLines lines = calls.make(question);
        ReadLog log = CitedActivities.parse(lines, name);
        return new FreshLog(log.records(), log.unread(), lines.completeness());
    }

    /** Whether there is more than could be read. What was never recorded is not there. */
    boolean isCut() {
        return unread > 0 || left.gaps().stream().anyMatch(gap -> gap.cause() != Cause.NOT_RECORDED);
    }
}
