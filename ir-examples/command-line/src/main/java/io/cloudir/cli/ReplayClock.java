package io.cloudir.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time as the records tell it, and afterwards as the watch does: it moves forward only when it is told to. */
final class ReplayClock extends Clock {
    private Instant now;

    ReplayClock(Instant start) {
        now = start;
    }

    /** Moves forward to an instant; one that has passed changes nothing. */
    void moveTo(Instant instant) {
        if (instant.isAfter(now)) {
            now = instant;
        }
    }

    /** Lets time pass at once: the replay's way of waiting. */
    boolean passes(Duration span) {
        now = now.plus(span);
        return true;
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
