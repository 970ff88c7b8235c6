package io.cloudir.review.timeline;

import io.cloudir.incident.Cycle;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.Phase;
import io.cloudir.incident.PhaseSpan;
import io.cloudir.incident.event.LifecycleEvent.PhaseChanged;
import io.cloudir.incident.event.LifecycleEvent.WatchFinished;
import io.cloudir.incident.event.LifecycleEvent.WatchStarted;
import io.cloudir.incident.event.ResponseEvent.ActionExecuted;
import io.cloudir.incident.event.ResponseEvent.ActionFailed;
import io.cloudir.incident.event.ResponseEvent.ActionReleased;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.model.TimeRange;
import io.cloudir.review.text.Picture;
import io.cloudir.review.text.Picture.Mark;
import io.cloudir.review.text.Picture.Stay;
import io.cloudir.review.text.Picture.Tick;
import io.cloudir.review.wording.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what a picture of an incident's course shows. */
public final class Pictures {
    private final List<JournalEntry> journal;
    private final Incident incident;
    private final Instant end;

    private Pictures(List<JournalEntry> journal, Incident incident) {
        this.journal = journal;
        this.incident = incident;
        Instant latest = incident.detection().lastRecordAt().orElse(incident.beganAt());
        for (JournalEntry entry : journal) {
            latest = entry.occurredAt().isAfter(latest) ? entry.occurredAt() : latest;
        }
        end = latest;
    }

    /** The picture of an incident. */
    public static Picture of(List<JournalEntry> journal, Incident incident) {
        return new Pictures(journal, incident).picture();
    }

    private Picture picture() {
        List<Stay> stays = stays();
        List<Tick> ticks = incident.detection().signals().stream()
                .map(it -> new Tick(
                        it.event().level(), it.event().span().from(), it.event().ruleTitle()))
                .toList();
        List<Mark> marks = marks();
        Instant begin = incident.beganAt();
        for (Tick tick : ticks) {
            begin = tick.at().isBefore(begin) ? tick.at() : begin;
        }
        for (JournalEntry entry : journal) {
            begin = entry.occurredAt().isBefore(begin) ? entry.occurredAt() : begin;
        }
        String description = "From " + Wording.time(begin) + " to " + Wording.time(end) + ": "
                + Wording.count(stays.size(), "stay") + " in phases over "
                + Wording.count(incident.progress().cycles().size(), "cycle") + ", "
                + Wording.count(ticks.size(), "signal") + ", "
                + Wording.count(marks.size(), "change")
                + " to the cloud. The time axis is not to scale: quiet times are shortened.";
        return new Picture(description, new TimeRange(begin, end), stays, ticks, marks, watches());
    }

    private List<Stay> stays() {
        List<Stay> stays = new ArrayList<>();
        for (Cycle cycle : incident.progress().cycles()) {
            for (PhaseSpan span : cycle.spans()) {
                stays.add(new Stay(
                        span.phase(),
                        cycle.number(),
                        range(span.entered(), span.left().orElse(end))));
            }
        }
        return stays;
    }

    /** Entries may state times that fall; a picture then shows the earlier end. */
    private static TimeRange range(Instant from, Instant to) {
        return new TimeRange(from, to.isBefore(from) ? from : to);
    }

    private List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        for (JournalEntry entry : journal) {
            if (entry.event() instanceof ActionExecuted it) {
                boolean recovers = incident.response()
                        .action(it.actionId())
                        .filter(action -> action.purpose() == Purpose.RECOVER)
                        .isPresent();
                marks.add(mark(recovers ? Mark.Kind.RECOVERED : Mark.Kind.CONTAINED, entry, it.actionId()));
            } else if (entry.event() instanceof ActionFailed it) {
                marks.add(mark(Mark.Kind.FAILED, entry, it.actionId()));
            } else if (entry.event() instanceof ActionReleased it) {
                marks.add(mark(Mark.Kind.UNDONE, entry, it.actionId()));
            }
        }
        return marks;
    }

    private Mark mark(Mark.Kind kind, JournalEntry entry, String actionId) {
        Optional<IncidentAction> action = incident.response().action(actionId);
        String title =
                action.map(it -> Wording.words(it.plan().event().actionType())).orElse(actionId);
        return new Mark(kind, entry.occurredAt(), title);
    }

    private List<TimeRange> watches() {
        List<TimeRange> watches = new ArrayList<>();
        Optional<Instant> since = Optional.empty();
        for (JournalEntry entry : journal) {
            if (entry.event() instanceof WatchStarted) {
                since = since.or(() -> Optional.of(entry.occurredAt()));
            } else if (since.isPresent() && endsWatch(entry)) {
                watches.add(range(since.get(), entry.occurredAt()));
                since = Optional.empty();
            }
        }
        since.ifPresent(it -> watches.add(range(it, end)));
        return watches;
    }

    private static boolean endsWatch(JournalEntry entry) {
        return entry.event() instanceof WatchFinished
                || (entry.event() instanceof PhaseChanged moved
                        && (moved.to().equals(Phase.INVESTIGATING.code())
                                || moved.to().equals(Phase.MITIGATING.code())));
    }
}
