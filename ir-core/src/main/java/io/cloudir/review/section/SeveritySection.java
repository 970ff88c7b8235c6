package io.cloudir.review.section;

import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.SeverityEvent;
import io.cloudir.incident.event.SeverityEvent.Factor;
import io.cloudir.incident.event.SeverityEvent.SeverityAssessed;
import io.cloudir.incident.event.SeverityEvent.SeverityOverridden;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.review.text.Block.Fact;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.text.Section;
import io.cloudir.review.wording.Names;
import io.cloudir.review.wording.Wording;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Why the incident is as bad as it is said to be, and what would change that. */
final class SeveritySection {
    private static final Pattern ID = Pattern.compile("\\b[A-Z]{2,}(?:_[A-Z]+)*\\b");

    /** The id of a factor, at the beginning of what would change it. */
    private static final Pattern FACTOR = Pattern.compile("^[a-z][A-Za-z]*(?= was )");

    private SeveritySection() {}

    static Section of(Dossier dossier) {
        Blocks blocks = new Blocks();
        dossier.incident()
                .rating()
                .assessment()
                .ifPresentOrElse(it -> explain(blocks, it), () -> blocks.say("The severity has not been assessed."));
        List<JournalEntry> judgements = dossier.journal().stream()
                .filter(it -> it.event() instanceof SeverityEvent)
                .toList();
        if (judgements.size() > 1) {
            blocks.table(
                    "Every judgement, in order",
                    List.of("When (UTC)", "Severity", "Priority", "By", "Why"),
                    judgements,
                    entry -> judgement(entry, dossier.names()));
        }
        return blocks.section("severity", "Severity explained");
    }

    private static void explain(Blocks blocks, Recorded<SeverityAssessed> recorded) {
        SeverityAssessed it = recorded.event();
        blocks.facts(
                new Fact("Computed", Phrase.severity(it.severity()).and(" " + it.priority())),
                new Fact(
                        "Priority",
                        Phrase.text(it.priorityReason().orElse(it.priority().name()))),
                new Fact("Score", Phrase.text(it.score() + " of 100, band " + Wording.words(it.band()))),
                new Fact("Range", Phrase.text(it.low() + " to " + it.high() + ", once every unknown factor is known")),
                new Fact("Decided by", Wording.decider(it.decidedBy()).and(Look.MINOR, it.decidedBy())),
                new Fact("Model", Phrase.code(it.model())),
                new Fact("When", Phrase.text(Wording.time(recorded.occurredAt()))));
        blocks.say(Wording.capital(Wording.decided(it.decidedBy())));
        if (!it.floors().isEmpty()) {
            blocks.say(Phrase.text("Facts that set a lowest severity: ")
                    .and(Phrase.join(
                            ", ",
                            it.floors().stream()
                                    .map(Wording::words)
                                    .map(Phrase::text)
                                    .toList()))
                    .and("."));
        }
        blocks.table(
                "Factors of the score",
                List.of("Factor", "Chosen", "Value", "Weight", "Points"),
                it.factors(),
                factor -> List.of(
                        Phrase.text(spaced(factor.name())),
                        factor.option().equals("UNKNOWN")
                                ? Phrase.of(Look.OPEN, "unknown")
                                : Phrase.text(Wording.words(factor.option())),
                        Phrase.text(factor.value()),
                        Phrase.text(factor.weight()),
                        Phrase.of(Look.STRONG, factor.contribution())));
        blocks.table(
                "What would change it",
                List.of("If", "Then"),
                it.counterfactuals(),
                change -> List.of(Phrase.text(worded(change.condition())), outcome(change.outcome())));
        blocks.say(withoutEffect(it));
    }

    /** Which unknown factors are not worth finding out for the severity's sake, so that nobody looks for them in the table. */
    private static String withoutEffect(SeverityAssessed it) {
        List<String> unknown = it.factors().stream()
                .filter(factor -> factor.option().equals("UNKNOWN"))
                .map(Factor::name)
                .toList();
        long idle = unknown.stream()
                .filter(name -> it.counterfactuals().stream()
                        .noneMatch(change -> change.condition().startsWith(name + " ")))
                .count();
        if (idle == 0) {
            return "";
        }
        String some = unknown.size() == 1
                ? "The unknown factor would not change it"
                : (idle == unknown.size() ? "None" : String.valueOf(idle)) + " of the " + unknown.size()
                        + " unknown factors would" + (idle == unknown.size() ? "" : " not") + " change it by itself";
        return some + (it.decidedBy().startsWith("floor:") ? ": a floor holds whatever the score." : ".");
    }

    /** The ids of facts and options in words: {@code DATA_EXFILTRATED was not so} as {@code "data exfiltrated" was not so}. */
    private static String worded(String condition) {
        String named = ID.matcher(condition).replaceAll(found -> '"' + Wording.words(found.group()) + '"');
        return FACTOR.matcher(named).replaceFirst(found -> spaced(found.group()));
    }

    private static Phrase outcome(String outcome) {
        for (Look look : Look.values()) {
            if (look.compareTo(Look.INFORMATIONAL) >= 0 && look.name().equals(outcome.toUpperCase(Locale.ROOT))) {
                return Phrase.of(look, Wording.words(outcome));
            }
        }
        return Phrase.text(outcome);
    }

    /** {@code functionalImpact} as {@code Functional impact}. */
    private static String spaced(String camel) {
        StringBuilder words = new StringBuilder();
        camel.codePoints().forEach(c -> {
            if (Character.isUpperCase(c)) {
                words.append(' ').appendCodePoint(Character.toLowerCase(c));
            } else {
                words.appendCodePoint(c);
            }
        });
        return Wording.capital(words.toString().strip());
    }

    private static List<Phrase> judgement(JournalEntry entry, Names names) {
        Phrase when = Phrase.text(Wording.time(entry.occurredAt(), entry.precision()));
        if (entry.event() instanceof SeverityOverridden it) {
            return List.of(
                    when,
                    Phrase.severity(it.severity()),
                    Phrase.text(it.priority().name()),
                    Phrase.text("override by ").and(names.actor(entry.actor())),
                    Phrase.text(it.reason()));
        }
        if (entry.event() instanceof SeverityAssessed it) {
            return List.of(
                    when,
                    Phrase.severity(it.severity()),
                    Phrase.text(it.priority().name()),
                    names.actor(entry.actor()),
                    Phrase.text("score " + it.score() + ", decided by ").and(Wording.decider(it.decidedBy())));
        }
        return List.of(when, Phrase.EMPTY, Phrase.EMPTY, names.actor(entry.actor()), Phrase.EMPTY);
    }
}
