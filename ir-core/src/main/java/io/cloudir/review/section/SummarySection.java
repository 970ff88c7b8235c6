package io.cloudir.review.section;

import io.cloudir.incident.Incident;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.incident.event.SeverityEvent.SeverityAssessed;
import io.cloudir.model.Severity;
import io.cloudir.review.metrics.Lapse;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.text.Section;
import io.cloudir.review.wording.Wording;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What a leader reads, and it fits one printed page: what happened, how bad it is and why, what was done, where it stands,
 * which decisions are wanted and what is due.
 */
final class SummarySection {
    /** How many kinds of signals the first page names beside the gravest. */
    private static final int OTHERS = 8;

    private static final int NAMED = 3;

    private final Dossier dossier;
    private final Incident incident;

    private SummarySection(Dossier dossier) {
        this.dossier = dossier;
        incident = dossier.incident();
    }

    static Section of(Dossier dossier) {
        SummarySection it = new SummarySection(dossier);
        SummaryOutcome outcome = new SummaryOutcome(dossier);
        Blocks blocks = new Blocks();
        if (dossier.incident().exercise()) {
            blocks.note(Phrase.of(Look.STRONG, "This is an exercise.")
                    .and(" The plan's exercise actors did what people do; nobody outside was told anything."));
        }
        blocks.heading("What happened").say(it.happened()).say(it.affected());
        blocks.heading("How bad it is, and why").say(it.severity());
        blocks.heading("What was done").say(outcome.done());
        blocks.heading("Where it stands").say(outcome.stands());
        SummaryContained contained = new SummaryContained(dossier.incident());
        SummaryDamage damage = new SummaryDamage(dossier.incident());
        blocks.say(damage.open()).say(damage.read());
        blocks.points(contained.letBack()).say(contained.held()).say(contained.onWord());
        SummaryAhead ahead = new SummaryAhead(dossier);
        blocks.heading("Decisions wanted").points(ahead.decisions());
        blocks.heading("Deadlines").points(ahead.deadlines());
        return blocks.section("summary", "Summary");
    }

    private Phrase happened() {
        List<SignalAttached> signals =
                incident.detection().signals().stream().map(it -> it.event()).toList();
        Phrase opened = Phrase.text("The incident was opened on " + Wording.time(incident.openedAt())
                + dossier.metrics()
                        .lapse(Lapse.Kind.DETECT)
                        .duration()
                        .map(it -> ", " + Wording.length(it) + " after its first sign")
                        .orElse("")
                + ", as a case of " + Wording.words(incident.category()) + ".");
        if (signals.isEmpty()) {
            return opened.and(" No signal is attached to it.");
        }
        long rules = signals.stream().map(SignalAttached::ruleId).distinct().count();
        Instant first = incident.detection().firstRecordAt().orElse(incident.openedAt());
        Instant last = incident.detection().lastRecordAt().orElse(first);
        SignalAttached worst = signals.stream()
                .max(Comparator.comparing(SignalAttached::level)
                        .thenComparing(SummarySection::tookEffect)
                        .thenComparing(it -> it.span().from(), Comparator.reverseOrder()))
                .orElse(signals.get(0));
        String between = first.equals(last)
                ? "On " + Wording.time(first)
                : "Between " + Wording.time(first) + " and " + Wording.time(last);
        return Phrase.text(between + ", " + Wording.count(signals.size(), "signal") + " of "
                        + Wording.count(rules, "rule") + " showed suspicious activity" + where() + ". The gravest: ")
                .and(Look.STRONG, worst.ruleTitle())
                .and(" (")
                .and(Phrase.severity(worst.level()))
                .and(")" + others(worst, signals) + ". ")
                .and(opened);
    }

    /** Whether any record behind it tells of more than an attempt that failed. */
    private static boolean tookEffect(SignalAttached signal) {
        return signal.records().stream().anyMatch(record -> record.outcome().equals("success"));
    }

    /** What else was seen of the same kind or nearly as grave, so that the first page tells what happened and not how often. */
    private static String others(SignalAttached worst, List<SignalAttached> signals) {
        List<String> titles = signals.stream()
                .filter(it -> it.level().atLeast(Severity.MEDIUM))
                .sorted(Comparator.comparing(SignalAttached::level).reversed())
                .map(SignalAttached::ruleTitle)
                .filter(title -> !title.equals(worst.ruleTitle()))
                .distinct()
                .toList();
        List<String> named = titles.subList(0, Math.min(OTHERS, titles.size()));
        String more = titles.size() > OTHERS ? " and " + Wording.count(titles.size() - OTHERS, "other") : "";
        return titles.isEmpty() ? "" : "; also: " + String.join(", ", named) + more;
    }

    private String where() {
        List<String> accounts = incident.detection().accounts().stream()
                .map(it -> it.cloud().code() + " " + it.id())
                .toList();
        List<String> regions = incident.detection().regions();
        return (accounts.isEmpty() ? "" : " in " + listed(accounts, "account"))
                + (regions.isEmpty() ? "" : ", region " + listed(regions, "region"));
    }

    private static String listed(List<String> names, String noun) {
        return names.size() <= NAMED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMED)) + " and "
                        + Wording.count(names.size() - (long) NAMED, "other " + noun);
    }

    private Phrase affected() {
        Phrase scope = incident.detection()
                .scope()
                .map(it -> Phrase.text("Scope: " + it.event().summary()
                        + (it.event().summary().endsWith(".") ? "" : ".")
                        + (it.event().widespread() && !it.event().summary().startsWith("Widespread")
                                ? " It goes beyond one identity or resource."
                                : "")
                        + (it.event().criticalSystems() ? " Critical systems are affected." : "")))
                .orElse(Phrase.text("The scope has not been established."));
        List<Phrase> most = incident.detection().entities().stream()
                .filter(it -> !it.signalIds().isEmpty())
                .sorted(Comparator.comparing(it -> -it.signalIds().size()))
                .limit(NAMED)
                .map(it -> Wording.shortly(it.entity())
                        .and(" (" + Wording.count(it.signalIds().size(), "signal") + ")"))
                .toList();
        return most.isEmpty()
                ? scope
                : scope.and(" Most signals concern ")
                        .and(Phrase.join(", ", most))
                        .and(".");
    }

    private Phrase severity() {
        if (incident.severity().isEmpty()) {
            return Phrase.text("Its severity has not been assessed.");
        }
        Severity severity = incident.severity().get();
        Phrase rated = Phrase.text("It is rated ")
                .and(Phrase.severity(severity))
                .and(incident.priority().map(it -> ", priority " + it).orElse(""));
        return rated.and(reasons()).and(urgency());
    }

    /** Why the priority is what the severity alone would not tell. */
    private Phrase urgency() {
        boolean overridden = incident.rating().overridden().isPresent();
        return overridden
                ? Phrase.EMPTY
                : incident.assessment()
                        .flatMap(SeverityAssessed::priorityReason)
                        .map(it -> Phrase.text(" " + sentence(it)))
                        .orElse(Phrase.EMPTY);
    }

    private Phrase reasons() {
        return incident.rating()
                .overridden()
                .map(it -> Phrase.text(", set by " + it.actor().id() + ": "
                                + sentence(it.event().reason()))
                        .and(computed()))
                .or(() -> incident.assessment()
                        .map(it -> Phrase.text(": " + Wording.decided(it.decidedBy()) + " Score " + it.score()
                                + " of 100, band " + Wording.words(it.band()) + ".")))
                .orElse(Phrase.text("."));
    }

    private Phrase computed() {
        return incident.assessment()
                .map(it -> Phrase.text(" Computed was ")
                        .and(Phrase.severity(it.severity()))
                        .and(": " + Wording.decided(it.decidedBy())))
                .orElse(Phrase.EMPTY);
    }

    static String sentence(String text) {
        return text.endsWith(".") || text.isEmpty() ? text : text + ".";
    }
}
