package io.cloudir.incident;

import io.cloudir.incident.event.LifecycleEvent;
import io.cloudir.incident.event.LifecycleEvent.Acknowledged;
import io.cloudir.incident.event.LifecycleEvent.GateAttested;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.event.LifecycleEvent.RemediationsValidated;
import io.cloudir.incident.event.LifecycleEvent.RestorationsValidated;
import io.cloudir.incident.event.LifecycleEvent.SubStatusSet;
import io.cloudir.incident.event.LifecycleEvent.WatchFinished;
import io.cloudir.incident.event.LifecycleEvent.WatchStarted;
import io.cloudir.incident.journal.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Folds where the incident stands. */
final class ProgressFold {
    private Phase phase;
    private Optional<Phase> heldFrom;
    private Optional<String> subStatus;
    private Optional<Recorded<Acknowledged>> acknowledged;
    private final List<Recorded<GateAttested>> attestations;
    private Optional<Recorded<RemediationsValidated>> remediations;
    private Optional<Recorded<RestorationsValidated>> restorations;
    private Optional<Watch> watch;
    private long returnedSeq;
    private final List<Cycle> ended;
    private CycleFold cycle;

    ProgressFold(Progress from) {
        phase = from.phase();
        heldFrom = from.heldFrom();
        subStatus = from.subStatus();
        acknowledged = from.acknowledged();
        attestations = new ArrayList<>(from.attestations());
        remediations = from.remediations();
        restorations = from.restorations();
        watch = from.watch();
        returnedSeq = from.returnedSeq();
        ended = new ArrayList<>(from.cycles().subList(0, from.cycles().size() - 1));
        cycle = new CycleFold(from.cycle());
    }

    static Progress begin(JournalEntry first) {
        return new Progress(
                Phase.DETECTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                List.of(new CycleFold(1, first, Phase.DETECTED, "").build()));
    }

    CycleFold cycle() {
        return cycle;
    }

    void accept(JournalEntry entry, LifecycleEvent event, Anomalies odd) {
        if (event instanceof PhaseChanged it) {
            move(entry, it, odd);
        } else if (event instanceof Acknowledged it) {
            acknowledged = acknowledged.or(() -> Optional.of(Recorded.of(entry, it)));
            cycle.acknowledged(entry.occurredAt());
        } else if (event instanceof SubStatusSet it) {
            subStatus = Optional.of(it.name()).filter(name -> !name.isBlank());
        } else if (event instanceof GateAttested it) {
            attestations.add(Recorded.of(entry, it));
        } else if (event instanceof RemediationsValidated it) {
            remediations = Optional.of(Recorded.of(entry, it));
            if (it.holds()) {
                cycle.contained(entry.occurredAt());
            }
        } else if (event instanceof RestorationsValidated it) {
            restorations = Optional.of(Recorded.of(entry, it));
            if (it.holds()) {
                cycle.restored(entry.occurredAt());
            }
        } else if (event instanceof WatchStarted it) {
            watch = Optional.of(new Watch(Recorded.of(entry, it), Optional.empty()));
        } else if (event instanceof WatchFinished it) {
            finishWatch(entry, it, odd);
        }
    }

    private void finishWatch(JournalEntry entry, WatchFinished event, Anomalies odd) {
        if (watch.isEmpty()) {
            odd.note(entry, "finishes a watch that was never begun");
            return;
        }
        watch = watch.map(it -> new Watch(it.started(), Optional.of(Recorded.of(entry, event))));
    }

    private void move(JournalEntry entry, PhaseChanged event, Anomalies odd) {
        Optional<Phase> to = Phase.find(event.to());
        if (to.isEmpty() || to.get() == phase || phase == Phase.MERGED) {
            odd.note(entry, "moves to a phase that cannot be entered from " + phase.code());
            return;
        }
        if (!event.from().equals(phase.code())) {
            odd.note(entry, "leaves another phase than the one the incident is in, " + phase.code());
        }
        enter(entry, to.get(), event.reason());
    }

    private void enter(JournalEntry entry, Phase to, String reason) {
        Phase from = phase;
        boolean resumes = from == Phase.ON_HOLD && heldFrom.filter(to::equals).isPresent();
        phase = to;
        subStatus = Optional.empty();
        heldFrom = Optional.of(from).filter(it -> to == Phase.ON_HOLD);
        if (to != Phase.ON_HOLD && !resumes) {
            attestations.clear();
            forgetWhatNoLongerHolds(entry, from, to);
        }
        if (beginsCycle(from, to)) {
            cycle.leave(entry.occurredAt());
            ended.add(cycle.build());
            cycle = new CycleFold(ended.size() + 1, entry, to, reason);
        } else {
            cycle.enter(to, entry.occurredAt(), reason);
        }
    }

    /** A step back means that what was validated did not hold, so it has to be validated and watched again. */
    private void forgetWhatNoLongerHolds(JournalEntry entry, Phase from, Phase to) {
        boolean back = to == Phase.INVESTIGATING && from != Phase.DETECTED;
        if (back) {
            returnedSeq = entry.seq();
        }
        if (back || (to == Phase.MITIGATING && from == Phase.RECOVERING)) {
            remediations = Optional.empty();
            restorations = Optional.empty();
            watch = Optional.empty();
        }
    }

    private static boolean beginsCycle(Phase from, Phase to) {
        return to == Phase.INVESTIGATING
                && switch (from) {
                    case RECOVERING, REVIEWING, CLOSED, FALSE_POSITIVE -> true;
                    case DETECTED, INVESTIGATING, MITIGATING, ON_HOLD, MERGED -> false;
                };
    }

    Progress build() {
        List<Cycle> cycles = new ArrayList<>(ended);
        cycles.add(cycle.build());
        return new Progress(
                phase,
                heldFrom,
                subStatus,
                acknowledged,
                attestations,
                remediations,
                restorations,
                watch,
                returnedSeq,
                cycles);
    }
}
