package io.cloudir.incident;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One pass from detection or reopening to the end, with times of its own: a reopened incident begins a new cycle, and the
 * times of the earlier ones stay as they were. A cycle begins when investigation begins again after recovery, review,
 * closing or a false positive; a step back within mitigation does not begin one.
 *
 * @param number from 1
 * @param beganSeq the entry that it began with
 * @param beganAt when it began
 * @param reason why; empty for the first
 * @param spans the phases it went through, in order
 * @param firstRecordAt time of the earliest record among the signals attached in it
 * @param acknowledgedAt when a person first took notice in it
 * @param firstContainmentAt when the first containment action in it was executed
 * @param containedAt when remediations were first validated in it and held, the journal knowing nothing to the contrary
 * @param restoredAt when restorations were first validated in it and held, the journal knowing nothing to the contrary
 */
public record Cycle(
        int number,
        long beganSeq,
        Instant beganAt,
        String reason,
        List<PhaseSpan> spans,
        Optional<Instant> firstRecordAt,
        Optional<Instant> acknowledgedAt,
        Optional<Instant> firstContainmentAt,
        Optional<Instant> containedAt,
        Optional<Instant> restoredAt) {
    public Cycle {
        Objects.requireNonNull(beganAt, "beganAt");
        Objects.requireNonNull(reason, "reason");
        spans = List.copyOf(spans);
        Objects.requireNonNull(firstRecordAt, "firstRecordAt");
        Objects.requireNonNull(acknowledgedAt, "acknowledgedAt");
        Objects.requireNonNull(firstContainmentAt, "firstContainmentAt");
        Objects.requireNonNull(containedAt, "containedAt");
        Objects.requireNonNull(restoredAt, "restoredAt");
    }

    /** When a phase was first entered in this cycle. */
    public Optional<Instant> entered(Phase phase) {
        return spans.stream()
                .filter(span -> span.phase() == phase)
                .map(PhaseSpan::entered)
                .findFirst();
    }

    /** When recovery ended and the review began. */
    public Optional<Instant> recoveredAt() {
        return entered(Phase.REVIEWING);
    }

    /** When the incident was closed. */
    public Optional<Instant> closedAt() {
        return entered(Phase.CLOSED);
    }
}
