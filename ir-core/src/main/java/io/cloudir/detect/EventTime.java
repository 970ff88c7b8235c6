package io.cloudir.detect;

import java.time.Duration;
import java.time.Instant;

/** Adds to and takes from times that a log may have set as far out as it likes; stops at the ends of the time line. */
final class EventTime {
    private EventTime() {}

    static Instant later(Instant time, Duration by) {
        return time.isAfter(Instant.MAX.minus(by)) ? Instant.MAX : time.plus(by);
    }

    static Instant earlier(Instant time, Duration by) {
        return time.isBefore(Instant.MIN.plus(by)) ? Instant.MIN : time.minus(by);
    }
}
