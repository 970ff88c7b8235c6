package io.cloudir.detect;

import java.time.Duration;
import java.util.Objects;

/**
 * How a {@link Detector} deals with time and memory.
 *
 * @param lateness how much later than a newer record an older one may come and still be counted in its place; windowed
 *     rules answer that much later (in event time)
 * @param maxKeys most keys (identities, addresses, ...) that one windowed rule keeps; beyond it the key that was hit the
 *     longest time ago is forgotten
 * @param maxHits most hits that one windowed rule keeps for all its keys together; beyond it the key that was hit the
 *     longest time ago is forgotten
 * @param maxWaiting most hits that wait for older ones, all of a record for baselines as one; beyond it the oldest is counted before its time
 * @param maxPendingBytes most bytes of raw records kept for windowed rules that have not fired; beyond it only summaries
 *     are kept, and the detection cites fewer raw records
 * @param maxBaselineBytes most bytes, by estimate, that all baselines keep together, in equal parts; beyond its part a baseline
 *     forgets the key that was met the longest time ago
 */
public record DetectorSettings(
        Duration lateness, int maxKeys, int maxHits, int maxWaiting, long maxPendingBytes, long maxBaselineBytes) {
    private static final long BASELINE_BYTES = 64L << 20;
    private static final DetectorSettings STREAM =
            new DetectorSettings(Duration.ofMinutes(10), 10_000, 250_000, 100_000, 64L << 20, BASELINE_BYTES);
    private static final DetectorSettings FILES =
            new DetectorSettings(Duration.ofDays(3_660), 10_000, 250_000, 250_000, 32L << 20, BASELINE_BYTES);

    public DetectorSettings {
        Objects.requireNonNull(lateness, "lateness");
        if (lateness.isNegative()) {
            throw new IllegalArgumentException("lateness is " + lateness + "; it cannot be negative");
        }
        requirePositive(maxKeys, "maxKeys");
        requirePositive(maxHits, "maxHits");
        requirePositive(maxWaiting, "maxWaiting");
        requireNoLess(maxPendingBytes, "maxPendingBytes");
        requireNoLess(maxBaselineBytes, "maxBaselineBytes");
    }

    /** For records as they come: ten minutes of lateness, since CloudTrail delivers within about five. */
    public static DetectorSettings stream() {
        return STREAM;
    }

    /**
     * For stored files, whose order says nothing about time: hits wait until the end of the input, or until there are
     * 250,000 of them; then the oldest are counted before their time, and {@link DetectorCounts} says how many.
     */
    public static DetectorSettings files() {
        return FILES;
    }

    /** The same with another lateness. */
    public DetectorSettings withLateness(Duration other) {
        return new DetectorSettings(other, maxKeys, maxHits, maxWaiting, maxPendingBytes, maxBaselineBytes);
    }

    /** The same with another bound on keys. */
    public DetectorSettings withMaxKeys(int other) {
        return new DetectorSettings(lateness, other, maxHits, maxWaiting, maxPendingBytes, maxBaselineBytes);
    }

    /** The same with another bound on the hits that a rule keeps. */
    public DetectorSettings withMaxHits(int other) {
        return new DetectorSettings(lateness, maxKeys, other, maxWaiting, maxPendingBytes, maxBaselineBytes);
    }

    /** The same with another bound on waiting hits. */
    public DetectorSettings withMaxWaiting(int other) {
        return new DetectorSettings(lateness, maxKeys, maxHits, other, maxPendingBytes, maxBaselineBytes);
    }

    /** The same with another bound on raw bytes. */
    public DetectorSettings withMaxPendingBytes(long other) {
        return new DetectorSettings(lateness, maxKeys, maxHits, maxWaiting, other, maxBaselineBytes);
    }

    /** The same with another bound on what baselines keep. */
    public DetectorSettings withMaxBaselineBytes(long other) {
        return new DetectorSettings(lateness, maxKeys, maxHits, maxWaiting, maxPendingBytes, other);
    }

    private static void requireNoLess(long value, String what) {
        if (value < 0) {
            throw new IllegalArgumentException(what + " is " + value + "; it cannot be negative");
        }
    }

    private static void requirePositive(int value, String what) {
        if (value < 1) {
            throw new IllegalArgumentException(what + " is " + value + "; it must be at least 1");
        }
    }
}
