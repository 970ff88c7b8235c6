package io.cloudir.incident;

import io.cloudir.incident.journal.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Folds one cycle. All its times but the earliest record are the first of their kind and never move. */
final class CycleFold {
    private final int number;
    private final long beganSeq;
    private final Instant beganAt;
    private final String reason;
    private final List<PhaseSpan> spans;
    private Optional<Instant> firstRecord;
    private Optional<Instant> acknowledged;
    private Optional<Instant> firstContainment;
    private Optional<Instant> contained;
    private Optional<Instant> restored;

    CycleFold(int number, JournalEntry first, Phase phase, String reason) {
        this.number = number;
        beganSeq = first.seq();
        beganAt = first.occurredAt();
        this.reason = reason;
        spans = new ArrayList<>(List.of(new PhaseSpan(phase, beganAt, Optional.empty(), reason)));
        firstRecord = Optional.empty();
        acknowledged = Optional.empty();
        firstContainment = Optional.empty();
        contained = Optional.empty();
        restored = Optional.empty();
    }

    CycleFold(Cycle from) {
        number = from.number();
        beganSeq = from.beganSeq();
        beganAt = from.beganAt();
        reason = from.reason();
        spans = new ArrayList<>(from.spans());
        firstRecord = from.firstRecordAt();
        acknowledged = from.acknowledgedAt();
        firstContainment = from.firstContainmentAt();
        contained = from.containedAt();
        restored = from.restoredAt();
    }

    void leave(Instant when) {
        int last = spans.size() - 1;
        spans.set(last, spans.get(last).left(when));
    }

    void enter(Phase phase, Instant when, String why) {
        leave(when);
        spans.add(new PhaseSpan(phase, when, Optional.empty(), why));
    }

    void sawRecord(Instant time) {
        firstRecord = firstRecord.filter(sofar -> !time.isBefore(sofar)).or(() -> Optional.of(time));
    }

    void acknowledged(Instant when) {
        acknowledged = acknowledged.or(() -> Optional.of(when));
    }

    void executedContainment(Instant when) {
        firstContainment = firstContainment.or(() -> Optional.of(when));
    }

    void contained(Instant when) {
        contained = contained.or(() -> Optional.of(when));
    }

    void restored(Instant when) {
        restored = restored.or(() -> Optional.of(when));
    }

    Cycle build() {
        return new Cycle(
                number,
                beganSeq,
                beganAt,
                reason,
                spans,
                firstRecord,
                acknowledged,
                firstContainment,
                contained,
                restored);
    }
}
