package io.cloudir.review.metrics;

import io.cloudir.incident.Cycle;
import io.cloudir.incident.Deadline;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.Phase;
import io.cloudir.incident.event.DetectionEvent.IncidentOpened;
import io.cloudir.incident.event.EvidenceEvent.EvidenceNotCollected;
import io.cloudir.incident.event.IncidentEvent;
import io.cloudir.incident.event.LifecycleEvent.Acknowledged;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.event.LifecycleEvent.RemediationsValidated;
import io.cloudir.incident.event.LifecycleEvent.RestorationsValidated;
import io.cloudir.incident.event.ResponseEvent.ActionFailed;
import io.cloudir.incident.event.ResponseEvent.ActionReleased;
import io.cloudir.incident.event.ResponseEvent.ActionVerified;
import io.cloudir.incident.event.ResponseEvent.StepFinished;
import io.cloudir.incident.journal.JournalEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Takes the times and counts of a run of entries, from one number to another. */
final class Stopwatch {
    static final String OPENED = "incident opened";

    private final List<JournalEntry> run;
    private final Incident incident;
    private final long from;
    private final long to;

    Stopwatch(List<JournalEntry> journal, Incident incident, long from, long to) {
        this.incident = incident;
        this.from = from;
        this.to = to;
        run = journal.stream()
                .filter(entry -> entry.incident().equals(incident.id()) && within(entry.seq()))
                .toList();
    }

    CycleMetrics measure(Cycle cycle) {
        boolean first = cycle.number() == 1;
        Optional<Moment> began = first ? first(IncidentOpened.class::isInstance).or(this::earliest) : earliest();
        String start = first ? OPENED : "incident reopened";
        List<Lapse> lapses = List.of(
                new Lapse(
                        Lapse.Kind.DETECT,
                        "first cited record",
                        cycle.firstRecordAt().map(Moment::asWritten),
                        start,
                        began),
                until(Lapse.Kind.ACKNOWLEDGE, start, began, Acknowledged.class::isInstance),
                until(
                        Lapse.Kind.CONTAIN,
                        start,
                        began,
                        event -> event instanceof RemediationsValidated it && it.holds()),
                until(
                        Lapse.Kind.RECOVER,
                        start,
                        began,
                        event -> event instanceof RestorationsValidated it && it.holds()),
                until(
                        Lapse.Kind.CLOSE,
                        start,
                        began,
                        event -> event instanceof PhaseChanged it && it.to().equals(Phase.CLOSED.code())));
        Moment start0 = began.orElseGet(() -> Moment.asWritten(cycle.beganAt()));
        return new CycleMetrics(cycle.number(), start0, cycle.reason(), lapses, counts());
    }

    /** From the opening to what the newest cycle came to. */
    List<Lapse> overall(List<CycleMetrics> cycles) {
        CycleMetrics first = cycles.get(0);
        CycleMetrics last = cycles.get(cycles.size() - 1);
        Optional<Moment> opened = first.lapse(Lapse.Kind.DETECT).end();
        Lapse detect = new Lapse(
                Lapse.Kind.DETECT,
                "first cited record",
                incident.detection().firstRecordAt().map(Moment::asWritten),
                OPENED,
                opened);
        return List.of(
                detect,
                until(Lapse.Kind.ACKNOWLEDGE, OPENED, opened, Acknowledged.class::isInstance),
                since(opened, last.lapse(Lapse.Kind.CONTAIN)),
                since(opened, last.lapse(Lapse.Kind.RECOVER)),
                since(opened, last.lapse(Lapse.Kind.CLOSE)));
    }

    private static Lapse since(Optional<Moment> opened, Lapse lapse) {
        return new Lapse(lapse.kind(), OPENED, opened, lapse.to(), lapse.end());
    }

    private Lapse until(Lapse.Kind kind, String start, Optional<Moment> began, Predicate<IncidentEvent> ends) {
        return new Lapse(kind, start, began, end(kind), first(ends));
    }

    private static String end(Lapse.Kind kind) {
        return switch (kind) {
            case DETECT -> OPENED;
            case ACKNOWLEDGE -> "a person took notice";
            case CONTAIN -> "remediations validated, they hold";
            case RECOVER -> "restorations validated, they hold";
            case CLOSE -> "incident closed";
        };
    }

    Counts counts() {
        List<Deadline> deadlines = incident.work().deadlines();
        List<IncidentAction> planned = incident.response().actions().stream()
                .filter(it -> within(it.plan().seq()))
                .toList();
        return new Counts(
                (int) incident.detection().signals().stream()
                        .filter(it -> within(it.seq()))
                        .count(),
                (int) deadlines.stream()
                        .filter(it -> within(it.started().seq()))
                        .count(),
                (int) deadlines.stream().filter(this::missedHere).count(),
                planned.size(),
                (int) planned.stream().filter(it -> it.approvals().isEmpty()).count(),
                count(ActionFailed.class::isInstance),
                count(event -> event instanceof StepFinished it && !it.succeeded()),
                count(event -> event instanceof ActionVerified it && !it.holds()),
                count(ActionReleased.class::isInstance),
                count(EvidenceNotCollected.class::isInstance));
    }

    private boolean missedHere(Deadline deadline) {
        if (deadline.missed().isPresent()) {
            return within(deadline.missed().get().seq());
        }
        return deadline.met()
                .filter(it -> it.occurredAt().isAfter(deadline.due()) && within(it.seq()))
                .isPresent();
    }

    private boolean within(long seq) {
        return seq >= from && seq <= to;
    }

    private int count(Predicate<IncidentEvent> what) {
        return (int) run.stream().filter(entry -> what.test(entry.event())).count();
    }

    private Optional<Moment> first(Predicate<IncidentEvent> what) {
        return run.stream()
                .filter(entry -> what.test(entry.event()))
                .findFirst()
                .map(Moment::of);
    }

    private Optional<Moment> earliest() {
        return run.stream().findFirst().map(Moment::of);
    }
}
