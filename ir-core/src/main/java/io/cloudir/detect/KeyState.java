package io.cloudir.detect;

import io.cloudir.model.Digest;
import java.time.Instant;

/** One key of a windowed rule: its tally, and until when it stays quiet after it has fired or its window is open. */
final class KeyState implements Comparable<KeyState> {
    private final String key;
    private final Tally tally;
    private Instant until = Instant.MIN;
    private Instant lastTime = Instant.MIN;
    private Digest lastHit = Digest.ZERO;

    KeyState(String key, Tally tally) {
        this.key = key;
        this.tally = tally;
    }

    KeyState(Tally tally, DetectorState.OfKey saved) {
        this.key = saved.key();
        this.tally = tally;
        this.until = saved.until();
        this.lastTime = saved.lastTime();
        this.lastHit = saved.lastHit();
    }

    DetectorState.OfKey saved() {
        return new DetectorState.OfKey(key, lastTime, lastHit, until, tally.saved());
    }

    String key() {
        return key;
    }

    Tally tally() {
        return tally;
    }

    Instant lastTime() {
        return lastTime;
    }

    /**
     * Notes a hit; whether it is another one than the last. Copies of a record follow each other, so that is enough; a rule
     * that has fired has met no copies itself.
     */
    boolean isNew(Hit hit) {
        lastTime = hit.time();
        if (hit.origin() != Hit.RECORD) {
            return true;
        }
        Digest identity = hit.cite().identity();
        boolean same = identity.equals(lastHit);
        lastHit = identity;
        return !same;
    }

    Instant until() {
        return until;
    }

    /** Whether its quiet time or its window has not ended before an instant. */
    boolean lastsAt(Instant time) {
        return !time.isAfter(until);
    }

    void lastUntil(Instant time) {
        until = time;
    }

    /** The one that ends first. */
    @Override
    public int compareTo(KeyState other) {
        int order = until.compareTo(other.until);
        return order != 0 ? order : key.compareTo(other.key);
    }
}
