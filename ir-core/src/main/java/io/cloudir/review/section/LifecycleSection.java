package io.cloudir.review.section;

import io.cloudir.incident.Cycle;
import io.cloudir.incident.Incident;
import io.cloudir.incident.PhaseSpan;
import io.cloudir.incident.event.LifecycleEvent.GateAttested;
import io.cloudir.incident.event.LifecycleEvent.RemediationsValidated;
import io.cloudir.incident.event.LifecycleEvent.RestorationsValidated;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.text.Section;
import io.cloudir.review.wording.Names;
import io.cloudir.review.wording.Validated;
import io.cloudir.review.wording.Wording;
import java.time.Duration;
import java.util.List;

/** The way through the life cycle, per cycle, and what let the incident pass. */
final class LifecycleSection {
    private LifecycleSection() {}

    static Section of(Dossier dossier) {
        Incident incident = dossier.incident();
        Blocks blocks = new Blocks();
        for (Cycle cycle : incident.progress().cycles()) {
            blocks.table(
                    "Cycle " + cycle.number(),
                    List.of("Phase", "Entered (UTC)", "Left (UTC)", "Stayed", "Reason"),
                    cycle.spans(),
                    LifecycleSection::row);
        }
        List<JournalEntry> passes = dossier.journal().stream()
                .filter(it -> it.event() instanceof RemediationsValidated
                        || it.event() instanceof RestorationsValidated
                        || it.event() instanceof GateAttested)
                .toList();
        blocks.table(
                "What was validated and attested",
                List.of("Time (UTC)", "What", "Result", "By"),
                passes,
                entry -> pass(entry, dossier.names()));
        return blocks.section("lifecycle", "Way through the life cycle");
    }

    private static List<Phrase> row(PhaseSpan span) {
        return List.of(
                Phrase.text(Wording.capital(Wording.words(span.phase()))),
                Phrase.text(Wording.clock(span.entered())),
                Phrase.text(span.left().map(Wording::clock).orElse("")),
                span.left()
                        .map(it -> Phrase.text(Wording.length(Duration.between(span.entered(), it))))
                        .orElse(Phrase.of(Look.OPEN, "is in it")),
                Phrase.text(span.reason()));
    }

    private static List<Phrase> pass(JournalEntry entry, Names names) {
        Phrase when = Phrase.text(Wording.time(entry.occurredAt(), entry.precision()));
        Phrase who = names.actor(entry.actor());
        if (entry.event() instanceof RemediationsValidated it) {
            return List.of(when, Phrase.text("Remediations"), Validated.told(it.valid(), it.summary(), it.word()), who);
        } else if (entry.event() instanceof RestorationsValidated it) {
            return List.of(when, Phrase.text("Restorations"), Validated.told(it.valid(), it.summary(), it.word()), who);
        } else if (entry.event() instanceof GateAttested it) {
            return List.of(when, Phrase.text("Gate ").and(Phrase.code(it.gate())), Phrase.text(it.note()), who);
        }
        return List.of(when, Phrase.EMPTY, Phrase.EMPTY, who);
    }
}
