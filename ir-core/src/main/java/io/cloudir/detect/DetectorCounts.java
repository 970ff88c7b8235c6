package io.cloudir.detect;

/**
 * What a {@link Detector} has done so far.
 *
 * @param records records looked at
 * @param signals signals given out
 * @param lateHits hits of windowed rules that came too late to be counted
 * @param hurriedHits hits counted before their time because too many waited
 * @param quietHits hits not counted because their key had fired within the timespan
 * @param forgottenKeys keys dropped to keep within the bound
 * @param keylessHits hits not counted because the record lacks a field that the rule groups by or counts
 */
public record DetectorCounts(
        long records,
        long signals,
        long lateHits,
        long hurriedHits,
        long quietHits,
        long forgottenKeys,
        long keylessHits) {}
