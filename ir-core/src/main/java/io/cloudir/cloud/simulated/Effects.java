package io.cloudir.cloud.simulated;

import static io.cloudir.cloud.StateRef.ABSENT;

import io.cloudir.cloud.StateRef;
import java.time.Instant;

/** What one record did to the account. */
final class Effects {
    private final States states;
    private final String record;
    private final Instant visibleFrom;

    /**
     * The effects of a record.
     *
     * @param visibleFrom from when on readers see them
     */
    Effects(States states, String record, Instant visibleFrom) {
        this.states = states;
        this.record = record;
        this.visibleFrom = visibleFrom;
    }

    /** What must have been so before, if nothing is known of it. */
    Effects assume(StateRef target, String value) {
        states.assume(target, value);
        return this;
    }

    Effects set(StateRef target, String value) {
        if (states.latest(target).equals(value)) {
            states.repeated(record);
        } else {
            states.set(target, value, visibleFrom, record);
        }
        return this;
    }

    /** Sets what the record itself made. */
    Effects create(StateRef target, String value) {
        states.create(target, value, visibleFrom, record);
        return this;
    }

    Effects remove(StateRef target) {
        return set(target, ABSENT);
    }

    /** What only a person can put right after this record. */
    Effects task(String sentence) {
        states.task(record, sentence);
        return this;
    }

    String now(StateRef target) {
        return states.latest(target);
    }

    /** From when on readers see what it did; for a call that was just made, its time. */
    Instant visibleFrom() {
        return visibleFrom;
    }

    /** The id of the record. */
    String record() {
        return record;
    }

    States states() {
        return states;
    }
}
