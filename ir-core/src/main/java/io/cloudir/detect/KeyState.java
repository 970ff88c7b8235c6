package io.cloudir.detect;

import io.cloudir.model.Digest;
import java.time.Instant;

/** One key of a windowed rule: its tally, and until when it stays quiet after it has fired. */
final class KeyState {
    private final Tally tally;
    private Instant quietUntil = Instant.MIN;
    private Instant lastTime = Instant.MIN;
    private Digest lastRecord = Digest.ZERO;

    KeyState(Tally tally) {
        this.tally = tally;
    }

    KeyState(Tally tally, DetectorState.OfKey saved) {
        this.tally = tally;
        this.quietUntil = saved.quietUntil();
        this.lastTime = saved.lastTime();
        this.lastRecord = saved.lastRecord();
    }

    DetectorState.OfKey saved(String key) {
        return new DetectorState.OfKey(key, lastTime, lastRecord, quietUntil, tally.saved());
    }

    Tally tally() {
        return tally;
    }

    Instant lastTime() {
        return lastTime;
    }

    /** Notes a hit; whether it is another record than the last. Copies of a record follow each other, so that is enough. */
    boolean isNew(Hit hit) {
        Digest record = hit.cite().identity();
        boolean same = hit.time().equals(lastTime) && record.equals(lastRecord);
        lastTime = hit.time();
        lastRecord = record;
        return !same;
    }

    boolean isQuietAt(Instant time) {
        return !time.isAfter(quietUntil);
    }

    void stayQuietUntil(Instant time) {
        quietUntil = time;
    }
}
