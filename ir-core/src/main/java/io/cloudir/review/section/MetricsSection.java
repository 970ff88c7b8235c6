package io.cloudir.review.section;

import io.cloudir.review.metrics.Counts;
import io.cloudir.review.metrics.CycleMetrics;
import io.cloudir.review.metrics.Lapse;
import io.cloudir.review.metrics.Metrics;
import io.cloudir.review.metrics.Moment;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.text.Section;
import io.cloudir.review.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long it took and what went wrong, cycle by cycle. */
final class MetricsSection {
    private MetricsSection() {}

    static Section of(Dossier dossier) {
        Metrics metrics = dossier.metrics();
        Blocks blocks = new Blocks()
                .say(
                        "These are lengths of time within one incident, not averages. Each names its two moments; it is as exact"
                                + " as the vaguer of them. A reopening begins a new cycle and leaves the times of the earlier ones.");
        for (CycleMetrics cycle : metrics.cycles()) {
            blocks.table(
                    "Cycle " + cycle.number() + (cycle.reason().isEmpty() ? "" : ", begun because: " + cycle.reason()),
                    List.of("Time to", "Length", "From", "To", "Exact to the"),
                    cycle.lapses(),
                    it -> row(it, cycle.number() < metrics.cycles().size()));
        }
        if (metrics.reopenings() > 0) {
            blocks.table(
                    "Overall: from the opening to the end of the newest cycle",
                    List.of("Time to", "Length", "From", "To", "Exact to the"),
                    metrics.overall(),
                    it -> row(it, false));
        }
        List<CycleMetrics> cycles = metrics.cycles();
        List<String> columns = new ArrayList<>(List.of("Count"));
        cycles.forEach(cycle -> columns.add("Cycle " + cycle.number()));
        columns.add("All");
        blocks.table("How often", columns, List.of(Count.values()), count -> {
            List<Phrase> row = new ArrayList<>(List.of(Phrase.text(count.title)));
            cycles.forEach(cycle -> row.add(number(count, cycle.counts())));
            row.add(number(count, metrics.counts()));
            return row;
        });
        blocks.say("Reopened: " + metrics.reopenings() + ".");
        return blocks.section("metrics", "Metrics");
    }

    private static List<Phrase> row(Lapse lapse, boolean cycleIsOver) {
        return List.of(
                Phrase.text(Wording.capital(Wording.words(lapse.kind()))),
                length(lapse, cycleIsOver),
                moment(lapse.from(), lapse.begin()),
                moment(lapse.to(), lapse.end()),
                Phrase.text(lapse.precision().map(Wording::words).orElse("")));
    }

    private static Phrase length(Lapse lapse, boolean cycleIsOver) {
        if (lapse.duration().isPresent()) {
            return Phrase.of(Look.STRONG, Wording.length(lapse.duration().get()));
        }
        boolean backwards = lapse.begin().isPresent() && lapse.end().isPresent();
        String why = backwards ? "before the start" : cycleIsOver ? "not in this cycle" : "not yet";
        return Phrase.of(Look.OPEN, why);
    }

    private static Phrase moment(String name, Optional<Moment> moment) {
        return Phrase.text(name)
                .and(
                        Look.MINOR,
                        moment.map(it -> Wording.time(it.at(), it.precision()) + " UTC")
                                .orElse(""));
    }

    private static Phrase number(Count count, Counts counts) {
        int number = count.of(counts);
        return count.isTrouble && number > 0
                ? Phrase.of(Look.BAD, String.valueOf(number))
                : Phrase.text(String.valueOf(number));
    }

    private enum Count {
        SIGNALS("Signals", false),
        DEADLINES("Deadlines started", false),
        MISSED("Deadlines missed", true),
        ACTIONS("Actions planned", false),
        UNAPPROVED("Actions nobody approved", false),
        FAILED("Actions failed", true),
        CALLS("Cloud calls refused or failed", true),
        CHECKS("Checks that did not hold", true),
        RELEASED("Actions undone", false),
        LOST("Evidence not preserved", true);

        private final String title;
        private final boolean isTrouble;

        Count(String title, boolean isTrouble) {
            this.title = title;
            this.isTrouble = isTrouble;
        }

        int of(Counts counts) {
            return switch (this) {
                case SIGNALS -> counts.signals();
                case DEADLINES -> counts.deadlines();
                case MISSED -> counts.missedDeadlines();
                case ACTIONS -> counts.actions();
                case UNAPPROVED -> counts.unapprovedActions();
                case FAILED -> counts.failedActions();
                case CALLS -> counts.failedCalls();
                case CHECKS -> counts.failedChecks();
                case RELEASED -> counts.releasedActions();
                case LOST -> counts.evidenceLost();
            };
        }
    }
}
