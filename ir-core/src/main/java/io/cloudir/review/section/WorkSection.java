package io.cloudir.review.section;

import io.cloudir.incident.Deadline;
import io.cloudir.incident.Task;
import io.cloudir.incident.Work;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.text.Section;
import io.cloudir.review.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Clocks, tasks and escalations: who had to do what until when, and whether it was done. */
final class WorkSection {
    private WorkSection() {}

    static Section of(Dossier dossier) {
        Work work = dossier.incident().work();
        Blocks blocks = new Blocks();
        if (work.deadlines().isEmpty() && work.tasks().isEmpty()) {
            blocks.say("No clock was started and no task was opened.");
        }
        blocks.table(
                "Deadlines",
                List.of("What", "Basis", "Owner", "Due (UTC)", "Result"),
                work.deadlines(),
                it -> List.of(
                        Phrase.text(it.title()),
                        Phrase.text(it.started().event().basis()),
                        Phrase.text(it.started().event().owner()),
                        due(it),
                        result(it)));
        blocks.table(
                "Tasks",
                List.of("Task", "Kind", "Owner", "Due (UTC)", "Result"),
                work.tasks(),
                it -> List.of(
                        Phrase.text(it.title()),
                        Phrase.text(Wording.words(it.kind())),
                        Phrase.text(it.owner()),
                        Phrase.text(Wording.clock(it.due())),
                        result(it, dossier.incident().updatedAt())));
        blocks.table(
                "Escalations",
                List.of("Time (UTC)", "Step", "Role called", "Why"),
                work.escalations(),
                it -> List.of(
                        Phrase.text(Wording.clock(it.occurredAt())),
                        Phrase.text(String.valueOf(it.event().level())),
                        Phrase.text(Wording.words(it.event().role())),
                        Phrase.text(it.event().reason())));
        return blocks.section("work", "Deadlines and tasks");
    }

    private static Phrase due(Deadline deadline) {
        Phrase due = Phrase.text(Wording.clock(deadline.due()));
        return deadline.moved().isEmpty()
                ? due
                : due.and(
                        Look.MINOR,
                        "first " + Wording.clock(deadline.started().event().due()) + "; "
                                + deadline.moved().stream()
                                        .map(it -> it.event().reason())
                                        .collect(Collectors.joining("; ")));
    }

    private static Phrase result(Deadline deadline) {
        if (deadline.met().isEmpty()) {
            return deadline.missed().isPresent()
                    ? Phrase.of(Look.BAD, "missed, still open")
                    : Phrase.of(Look.OPEN, "open");
        }
        var met = deadline.met().get();
        boolean late = isLate(deadline);
        Duration distance = Duration.between(met.occurredAt(), deadline.due()).abs();
        return Phrase.of(late ? Look.BAD : Look.GOOD, late ? "missed" : "met")
                .and(
                        Look.MINOR,
                        Wording.time(met.occurredAt()) + ", " + Wording.length(distance)
                                + (late ? " late: " : " before it was due: ")
                                + met.event().note());
    }

    /** Whether it was answered, but not in time. */
    static boolean isLate(Deadline deadline) {
        return deadline.met().isPresent()
                && (deadline.missed().isPresent()
                        || deadline.met().get().occurredAt().isAfter(deadline.due()));
    }

    /** What became of a task, as of the journal's last entry. */
    static Phrase result(Task task, Instant asOf) {
        if (task.ended().isEmpty()) {
            boolean overdue = asOf.isAfter(task.due());
            return Phrase.of(overdue ? Look.BAD : Look.OPEN, overdue ? "open, overdue" : "open");
        }
        var ended = task.ended().get();
        boolean late = ended.occurredAt().isAfter(task.due());
        Look look = task.isGivenUp() ? Look.BAD : late ? Look.OPEN : Look.GOOD;
        String word = task.isGivenUp() ? "given up" : late ? "done late" : "done";
        return Phrase.of(look, word)
                .and(
                        Look.MINOR,
                        Wording.time(ended.occurredAt()) + ": " + ended.event().outcome());
    }
}
