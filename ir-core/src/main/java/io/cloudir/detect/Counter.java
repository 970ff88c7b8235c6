package io.cloudir.detect;

import io.cloudir.detect.match.RecordFields;
import io.cloudir.model.Digest;
import java.util.List;
import java.util.Optional;

/** A rule at work that counts what other rules find, in event time. */
sealed interface Counter permits Window, Baseline {
    /** Its place among all of these. */
    int place();

    LoadedRule rule();

    /** Of what it and the rules that it counts say. */
    Digest digest();

    /** Forgets which rules the record before has matched. */
    void nextRecord();

    /** The record matches the rule at this place among those that are named. */
    void matches(int named);

    /** The hits that the record is; none if it lacks a field that this rule needs. */
    List<Hit> hits(RecordFields record, List<Cite> cite);

    /**
     * Counts a hit; hits come in event time.
     *
     * @param factor how many times closer the record is looked at
     */
    Optional<Fired> count(Hit hit, int factor);

    /** Hits that were not counted since the key had fired. */
    long quietHits();

    /** Keys that were dropped to keep within the bounds. */
    long forgottenKeys();
}
