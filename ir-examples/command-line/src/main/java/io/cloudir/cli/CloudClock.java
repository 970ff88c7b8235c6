package io.cloudir.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time in a simulated cloud: that of the replay, but never before the last change that was made in it. */
final class CloudClock extends Clock {
    private final Clock replay;
    private Instant latest = Instant.MIN;

    CloudClock(Clock replay) {
        this.replay = replay;
    }

    /** Moves forward to a change; one that lies before the present moves nothing. */
    void moveTo(Instant change) {
        if (change.isAfter(latest)) {
            latest = change;
        }
    }

    @Override
    public Instant instant() {
        Instant now = replay.instant();
        return now.isBefore(latest) ? latest : now;
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
