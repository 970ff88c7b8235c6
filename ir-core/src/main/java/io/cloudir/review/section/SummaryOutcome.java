package io.cloudir.review.section;

import io.cloudir.incident.ActionState;
import io.cloudir.incident.Incident;
import io.cloudir.incident.IncidentAction;
import io.cloudir.incident.Phase;
import io.cloudir.incident.PhaseSpan;
import io.cloudir.incident.PlaybookRun;
import io.cloudir.incident.Task;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.ResponseEvent.ActionPlanned;
import io.cloudir.incident.event.ResponseEvent.Purpose;
import io.cloudir.review.metrics.Counts;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.wording.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The second half of the summary: what was done and where the incident stands. */
final class SummaryOutcome {
    private static final int NAMED = 4;

    private final Dossier dossier;
    private final Incident incident;

    SummaryOutcome(Dossier dossier) {
        this.dossier = dossier;
        incident = dossier.incident();
    }

    Phrase done() {
        Phrase done = executed(Purpose.CONTAIN, "To contain it, ").and(executed(Purpose.RECOVER, "To recover, "));
        Counts counts = dossier.metrics().counts();
        List<String> trouble = new ArrayList<>();
        add(trouble, counts.failedActions(), "action", "failed");
        add(trouble, counts.failedCalls(), "cloud call", "did not take effect");
        add(trouble, counts.failedChecks(), "check", "found the cloud otherwise than the action had left it");
        add(trouble, counts.evidenceLost(), "kind of evidence", "could not be preserved");
        int kept = incident.evidence().items().size();
        long undone = incident.detection().findings().stream()
                .filter(it -> it.event().step().equals(FindingRecorded.UNDONE))
                .count();
        return (done.isEmpty() ? Phrase.text("No change to the cloud was made. ") : done)
                .and(
                        undone == 0
                                ? ""
                                : Wording.count(undone, "suspicious change")
                                        + " had left nothing to undo when the response came to "
                                        + (undone == 1 ? "it. " : "them. "))
                .and(trouble.isEmpty() ? "" : Wording.capital(String.join("; ", trouble)) + ". ")
                .and(
                        kept == 0
                                ? ""
                                : Wording.count(kept, "piece") + " of evidence " + (kept == 1 ? "is" : "are")
                                        + " preserved. ")
                .and(new SummaryHeld(dossier).told());
    }

    private static void add(List<String> trouble, int number, String noun, String what) {
        if (number > 0) {
            trouble.add((noun.startsWith("kind") ? kinds(number) : Wording.count(number, noun)) + " " + what);
        }
    }

    private static String kinds(int number) {
        return Wording.count(number, "kind") + " of evidence";
    }

    private Phrase executed(Purpose purpose, String lead) {
        List<IncidentAction> all = incident.response().actions().stream()
                .filter(it -> it.purpose() == purpose)
                .filter(it -> it.isInForce() || it.state() instanceof ActionState.Released)
                .toList();
        if (all.isEmpty()) {
            return Phrase.EMPTY;
        }
        Map<String, List<IncidentAction>> kinds = new LinkedHashMap<>();
        all.forEach(it -> kinds.computeIfAbsent(it.plan().event().actionType(), none -> new ArrayList<>())
                .add(it));
        List<Phrase> named =
                kinds.values().stream().limit(NAMED).map(this::named).toList();
        long others = kinds.values().stream().skip(NAMED).mapToLong(List::size).sum();
        long undone = all.stream()
                .filter(it -> it.state() instanceof ActionState.Released)
                .count();
        return Phrase.text(lead + Wording.count(all.size(), "action") + (all.size() == 1 ? " was" : " were")
                        + " carried out: ")
                .and(Phrase.join(", ", named))
                .and(others > 0 ? " and " + Wording.count(others, "other") : "")
                .and(
                        undone > 0
                                ? "; " + undone + " of them " + (undone == 1 ? "is" : "are") + " undone since. "
                                : ". ");
    }

    /** Actions of one kind: a single one with what it acts upon, several by their number. */
    private Phrase named(List<IncidentAction> kind) {
        ActionPlanned first = kind.get(0).plan().event();
        return kind.size() == 1
                ? dossier.names().shortly(first)
                : Phrase.text(Wording.words(first.actionType()) + " (" + kind.size() + " times)");
    }

    Phrase stands() {
        Phase phase = incident.phase();
        List<PhaseSpan> spans = incident.cycle().spans();
        String since = Wording.time(spans.get(spans.size() - 1).entered());
        String stands = "The incident is " + (phase.isOver() ? "over: " : "in phase ") + Wording.words(phase)
                + " since " + since + ".";
        int again = dossier.metrics().reopenings();
        if (again > 0) {
            stands += " It was reopened " + (again == 1 ? "once" : again + " times") + "; the last time because: "
                    + SummarySection.sentence(incident.cycle().reason());
        }
        return Phrase.text(stands + halfWay() + open());
    }

    private String halfWay() {
        return incident.playbooks().stream()
                .filter(PlaybookRun::isRunning)
                .map(run -> " The playbook " + run.started().event().name() + " is followed half-way"
                        + run.standsAt()
                                .map(visit -> ", at the step "
                                        + visit.started().event().name())
                                .orElse("")
                        + ".")
                .collect(Collectors.joining());
    }

    private String open() {
        List<Task> open = incident.work().tasks().stream().filter(Task::isOpen).toList();
        if (open.isEmpty()) {
            return " No task is open.";
        }
        long overdue = open.stream()
                .filter(task -> incident.updatedAt().isAfter(task.due()))
                .count();
        return " " + Wording.count(open.size(), "task") + (open.size() == 1 ? " is" : " are") + " still open"
                + (overdue > 0 ? ", " + overdue + " of them overdue" : "") + ".";
    }
}
