package io.cloudir.review.section;

import io.cloudir.incident.ActionState;
import io.cloudir.incident.Deadline;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.Task;
import io.cloudir.incident.event.WorkEvent.TaskKind;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.wording.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The last part of the summary: what people still have to decide, and until when what is due. */
final class SummaryAhead {
    /** Most decisions and deadlines that are named; of further ones the number is told, so that the page stays one. */
    private static final int NAMED = 4;

    private final Dossier dossier;
    private final Incident incident;

    SummaryAhead(Dossier dossier) {
        this.dossier = dossier;
        incident = dossier.incident();
    }

    /** What waits for a person's yes or no. */
    List<Phrase> decisions() {
        List<Phrase> wanted = new ArrayList<>();
        for (IncidentAction action : incident.response().actions()) {
            if (action.state() instanceof ActionState.Planned
                    && !incident.phase().isOver()) {
                wanted.add(Phrase.text("Approve or refuse: ")
                        .and(dossier.names().shortly(action.plan().event()))
                        .and("."));
            } else if (action.state() instanceof ActionState.Approved
                    && !incident.phase().isOver()) {
                wanted.add(Phrase.text("Approve as well, or carry out: ")
                        .and(dossier.names().shortly(action.plan().event()))
                        .and(".")
                        .and(Look.MINOR, "approved by " + approvers(action)));
            }
        }
        open(TaskKind.CONTACT)
                .forEach(task -> wanted.add(Phrase.text(SummarySection.sentence(task.title()))
                        .and(Look.MINOR, "for " + Wording.words(task.owner()))));
        List<Task> improvements = new ArrayList<>(open(TaskKind.IMPROVEMENT));
        improvements.addAll(open(TaskKind.LONG_TERM_FIX));
        if (!improvements.isEmpty()) {
            wanted.add(Phrase.text("Give time and money to "
                    + Wording.count(improvements.size(), "lasting change")
                    + " that " + (improvements.size() == 1 ? "is" : "are") + " still open, the first due on "
                    + Wording.time(improvements.stream()
                            .map(Task::due)
                            .min(Comparator.naturalOrder())
                            .orElseThrow())
                    + "."));
        }
        return wanted.isEmpty() ? List.of(Phrase.text("None.")) : shortened(wanted, "decision");
    }

    private static String approvers(IncidentAction action) {
        return action.approvals().stream()
                .map(it -> it.actor().id() + " as " + Wording.words(it.event().role()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private List<Task> open(TaskKind kind) {
        return incident.work().tasks().stream()
                .filter(task -> task.isOpen() && task.kind() == kind)
                .sorted(Comparator.comparing(Task::due))
                .toList();
    }

    /** What is due first, then what was missed; of what was met the number. */
    List<Phrase> deadlines() {
        List<Deadline> all = incident.work().deadlines();
        if (all.isEmpty()) {
            return List.of(Phrase.text("No clock was started."));
        }
        List<Phrase> told = new ArrayList<>();
        all.stream()
                .filter(Deadline::isOpen)
                .sorted(Comparator.comparing(Deadline::due))
                .forEach(it -> told.add(Phrase.text(it.title() + ": due on " + Wording.time(it.due()) + ", by "
                                + it.started().event().owner())
                        .and(it.missed().isPresent() ? " " : "")
                        .and(Look.BAD, it.missed().isPresent() ? "missed, still open" : "")));
        all.stream()
                .filter(it -> !it.isOpen() && WorkSection.isLate(it))
                .forEach(it -> told.add(Phrase.text(it.title() + ": ")
                        .and(Look.BAD, "missed")
                        .and(", answered " + late(it) + " late.")));
        long met = all.stream()
                .filter(it -> !it.isOpen() && !WorkSection.isLate(it))
                .count();
        List<Phrase> lines = shortened(told, "deadline");
        if (met > 0) {
            lines.add(Phrase.text(Wording.count(met, "deadline") + (met == 1 ? " was" : " were") + " met in time."));
        }
        return lines;
    }

    private static String late(Deadline deadline) {
        return deadline.met()
                .map(met -> Wording.length(
                        Duration.between(deadline.due(), met.occurredAt()).abs()))
                .orElse("");
    }

    private static List<Phrase> shortened(List<Phrase> lines, String noun) {
        List<Phrase> some = new ArrayList<>(lines.subList(0, Math.min(lines.size(), NAMED)));
        if (lines.size() > NAMED) {
            some.add(Phrase.text("And " + Wording.count(lines.size() - (long) NAMED, "other " + noun) + "."));
        }
        return some;
    }
}
