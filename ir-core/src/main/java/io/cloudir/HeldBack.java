package io.cloudir;

import io.cloudir.detect.Signal;
import io.cloudir.plan.Suppression;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** Says which signals the plan's suppressions hold back, and keeps count: nothing is held back in silence. */
final class HeldBack {
    private final List<Suppression> suppressions;
    private final AtomicLongArray heldBack;
    private final AtomicLongArray outOfTime;

    HeldBack(List<Suppression> suppressions) {
        this.suppressions = suppressions;
        this.heldBack = new AtomicLongArray(suppressions.size());
        this.outOfTime = new AtomicLongArray(suppressions.size());
    }

    /**
     * The first suppression that holds a signal back; each that does is counted. Both the signal's time, which whoever writes the log
     * may choose, and the time now must lie within it. That somebody who is contained acts is never held back.
     */
    Optional<Suppression> by(Signal signal, Instant now) {
        Optional<Suppression> first = Optional.empty();
        if (signal.rule().id().equals(Vigilance.RULE.id())) {
            return first;
        }
        for (int at = 0; at < suppressions.size(); at++) {
            Suppression suppression = suppressions.get(at);
            if (!suppression.covers(signal)) {
                continue;
            }
            if (suppression.isInForce(signal.time()) && suppression.isInForce(now)) {
                heldBack.incrementAndGet(at);
                first = first.isEmpty() ? Optional.of(suppression) : first;
            } else {
                outOfTime.incrementAndGet(at);
            }
        }
        return first;
    }

    /** The counts, in the order of the plan. */
    List<SuppressionCount> counts(Instant now) {
        return IntStream.range(0, suppressions.size())
                .mapToObj(at -> new SuppressionCount(
                        suppressions.get(at),
                        heldBack.get(at),
                        outOfTime.get(at),
                        suppressions.get(at).isExpired(now)))
                .toList();
    }
}
