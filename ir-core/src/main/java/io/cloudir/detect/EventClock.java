package io.cloudir.detect;

import java.time.Instant;

/** How far event time has gone on; kept as numbers, since it moves with nearly every record. */
final class EventClock {
    private long second = Instant.MIN.getEpochSecond();
    private int nano;

    /** Goes on to a time, or to the bound if that is earlier; whether it is later than what was reached. */
    boolean moveTo(long toSecond, int toNano, Instant bound) {
        long boundSecond = bound.getEpochSecond();
        if (toSecond > boundSecond || (toSecond == boundSecond && toNano > bound.getNano())) {
            return moveTo(bound);
        }
        if (toSecond < second || (toSecond == second && toNano <= nano)) {
            return false;
        }
        second = toSecond;
        nano = toNano;
        return true;
    }

    /** Goes on to a time; whether it is later than what was reached. */
    boolean moveTo(Instant time) {
        return moveTo(time.getEpochSecond(), time.getNano(), Instant.MAX);
    }

    /** The time reached; {@link Instant#MIN} at first. */
    Instant now() {
        return Instant.ofEpochSecond(second, nano);
    }
}
