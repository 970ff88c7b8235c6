package io.cloudir.review.timeline;

import io.cloudir.review.text.Phrase;

/**
 * An event in words.
 *
 * @param rank how much it matters
 * @param key events of the same key may be told together
 * @param what what happened
 */
record Told(Rank rank, String key, Phrase what) {
    /** How much an event matters to somebody who reads the whole story. */
    enum Rank {
        /** Without it the story cannot be understood. */
        TURN,
        /** Part of the story. */
        STEP,
        /** Bookkeeping that the sections of the report tell better. */
        DETAIL
    }

    static Told turn(Phrase what) {
        return new Told(Rank.TURN, "", what);
    }

    static Told step(String key, Phrase what) {
        return new Told(Rank.STEP, key, what);
    }

    static Told detail(String key, Phrase what) {
        return new Told(Rank.DETAIL, key, what);
    }
}
