package io.cloudir.review.terminal;

import io.cloudir.incident.Deadline;
import io.cloudir.incident.Due;
import io.cloudir.incident.Incident;
import io.cloudir.incident.PlaybookRun;
import io.cloudir.incident.Task;
import io.cloudir.model.Actor;
import io.cloudir.model.Entity;
import io.cloudir.respond.ContainmentStanding;
import io.cloudir.respond.ContainmentStanding.LetBack;
import io.cloudir.review.wording.Held;
import io.cloudir.review.wording.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Writes where an incident stands, in plain lines of at most {@value #COLUMNS} columns: no colour, no control characters,
 * whatever the logs contain.
 */
public final class TerminalSummary {
    /** Widest line. */
    public static final int COLUMNS = 100;

    private static final int LISTED = 12;
    private static final int NAME = 12;

    private final Incident incident;
    private final Instant asOf;
    private final List<String> lines = new ArrayList<>();

    private TerminalSummary(Incident incident, Instant asOf) {
        this.incident = incident;
        this.asOf = Objects.requireNonNull(asOf, "asOf");
    }

    /**
     * The lines, each ended by a line feed.
     *
     * @param asOf the time of looking, by which it is told what is overdue
     */
    public static String render(Incident incident, Instant asOf) {
        TerminalSummary summary = new TerminalSummary(incident, asOf);
        summary.head();
        summary.numbers();
        summary.letBack();
        summary.contained();
        summary.deadlines();
        summary.tasks();
        return String.join("\n", summary.lines) + "\n";
    }

    private void head() {
        line((incident.exercise() ? "EXERCISE  " : "") + incident.id() + "  " + incident.title());
        String status =
                incident.progress().subStatus().map(it -> " (" + it + ")").orElse("");
        int cycle = incident.cycle().number();
        fact(
                "Phase",
                Wording.words(incident.phase())
                        + status
                        + incident.progress()
                                .heldFrom()
                                .map(it -> ", held from " + Wording.words(it))
                                .orElse("")
                        + (cycle > 1 ? ", cycle " + cycle : ""));
        fact("Severity", severity());
        fact("Kind", Wording.words(incident.category()) + ", scenario " + incident.scenario());
        fact(
                "Opened",
                Wording.time(incident.openedAt())
                        + incident.acknowledgedAt()
                                .map(it -> ", acknowledged " + Wording.time(it))
                                .orElse(", not acknowledged"));
        fact("Next due", incident.dues().stream().findFirst().map(this::due).orElse("nothing"));
        incident.playbooks().stream()
                .filter(PlaybookRun::isRunning)
                .forEach(run -> fact(
                        "Playbook",
                        run.id() + " half-way"
                                + run.standsAt()
                                        .map(it -> ", at step " + it.id())
                                        .orElse("") + ": "
                                + run.started().event().name()));
        if (incident.onLegalHold()) {
            fact("Legal hold", "in force: nothing may be erased");
        }
    }

    private String severity() {
        String level = incident.severity().map(Enum::name).orElse("not assessed")
                + incident.priority().map(it -> ", " + it).orElse("");
        return incident.rating()
                .overridden()
                .map(it -> level + ", set by " + it.actor().id() + ": "
                        + it.event().reason())
                .or(() -> incident.assessment()
                        .map(it -> level + ", score " + it.score() + ", decided by "
                                + Wording.decider(it.decidedBy()).plain()))
                .orElse(level);
    }

    private String due(Due due) {
        return Wording.time(due.at()) + "  " + overdue(due.at()) + Wording.words(due.kind()) + " " + due.id();
    }

    private void numbers() {
        fact(
                "Seen",
                Wording.count(incident.detection().signals().size(), "signal") + " about "
                        + Wording.count(incident.detection().entities().size(), "entity") + "; "
                        + Wording.count(incident.evidence().items().size(), "piece") + " of evidence; "
                        + Wording.count(incident.response().actions().size(), "action"));
        fact(
                "Journal",
                Wording.count(incident.version(), "entry") + ", head "
                        + incident.head().hash().hex());
        if (!incident.anomalies().isEmpty()) {
            fact(
                    "Odd",
                    Wording.count(incident.anomalies().size(), "entry") + " of the journal do not fit; see the report");
        }
    }

    private void letBack() {
        List<LetBack> all = ContainmentStanding.of(incident).letBack();
        if (!all.isEmpty()) {
            line("Let back (" + all.size() + (all.size() > LISTED ? "; the newest " + LISTED : "") + ")");
        }
        all.stream().skip(Math.max(0, all.size() - LISTED)).forEach(it -> {
            String by = String.join(", ", it.decidedBy().stream().map(Actor::id).toList());
            item(it.since(), name(it.target()) + " " + Held.again(it.actionType()) + ", by " + by + ": " + it.reason());
        });
    }

    private void contained() {
        List<ContainmentStanding.Held> all = ContainmentStanding.of(incident).held();
        if (!all.isEmpty()) {
            line("Contained (" + all.size() + (all.size() > LISTED ? "; the first " + LISTED : "") + ")");
        }
        all.stream()
                .limit(LISTED)
                .forEach(it -> item(
                        it.since(),
                        it.actionId() + "  " + name(it.target()) + " " + Held.is(it.actionType())
                                + it.until()
                                        .map(end -> " until " + Wording.time(end))
                                        .orElse("")
                                + (it.whole() ? "" : ", NOT WHOLE")));
    }

    private static String name(Entity entity) {
        return Wording.shortly(entity).plain();
    }

    private void deadlines() {
        List<Deadline> open = incident.work().deadlines().stream()
                .filter(Deadline::isOpen)
                .sorted(Comparator.comparing(Deadline::due).thenComparing(Deadline::id))
                .toList();
        heading("Open deadlines", open.size());
        open.stream()
                .limit(LISTED)
                .forEach(it -> item(
                        it.due(),
                        it.id() + "  " + (it.missed().isPresent() ? "MISSED  " : overdue(it.due())) + it.title()));
    }

    private void tasks() {
        List<Task> open = incident.work().tasks().stream()
                .filter(Task::isOpen)
                .sorted(Comparator.comparing(Task::due).thenComparing(Task::id))
                .toList();
        heading("Open tasks", open.size());
        open.stream()
                .limit(LISTED)
                .forEach(it -> item(it.due(), it.id() + "  " + overdue(it.due()) + it.owner() + ": " + it.title()));
    }

    private String overdue(Instant due) {
        return due.isAfter(asOf) ? "" : "OVERDUE  ";
    }

    private void heading(String title, int size) {
        String more = size > LISTED ? "; the " + LISTED + " due first" : "";
        line(size == 0 ? title + ": none" : title + " (" + size + more + ")");
    }

    /** The id comes first: it is what a person types to answer it. */
    private void item(Instant due, String what) {
        line("  " + Wording.time(due) + "  " + what);
    }

    private void fact(String name, String value) {
        line("  " + name + " ".repeat(Math.max(1, NAME - name.length())) + value);
    }

    private void line(String text) {
        lines.add(TerminalLine.fit(text, COLUMNS));
    }
}
