package io.cloudir.drill;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of a drill: it moves forward only when it is told to. */
final class DrillClock extends Clock {
    private Instant now;

    DrillClock(Instant start) {
        now = start;
    }

    /** Moves forward to an instant; one that has passed changes nothing. */
    void moveTo(Instant instant) {
        if (instant.isAfter(now)) {
            now = instant;
        }
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
