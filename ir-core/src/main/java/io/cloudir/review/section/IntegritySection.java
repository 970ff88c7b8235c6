package io.cloudir.review.section;

import io.cloudir.incident.Incident;
import io.cloudir.incident.event.Erased;
import io.cloudir.incident.event.Unrecognised;
import io.cloudir.incident.journal.Head;
import io.cloudir.incident.journal.JournalEntry;
import io.cloudir.review.text.Block.Fact;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.text.Section;
import io.cloudir.review.wording.Wording;
import java.util.List;

/** What the report rests on, how to check it, and what is odd or missing in it. */
final class IntegritySection {
    private IntegritySection() {}

    static Section of(Dossier dossier) {
        Incident incident = dossier.incident();
        Head head = incident.head();
        Blocks blocks = new Blocks()
                .say(
                        "This report is made from the journal of the incident and from nothing else: the same journal gives the"
                                + " same report, byte for byte.")
                .facts(
                        new Fact("Entries", Phrase.text(String.valueOf(head.entries()))),
                        new Fact("Head", Phrase.code(head.hash().hex())),
                        new Fact("Last recorded", Phrase.text(Wording.time(incident.updatedAt()))))
                .say(
                        Phrase.text("To check the journal against this report, run ")
                                .and(Phrase.code("ir verify journal.jsonl --head "
                                        + head.hash().hex()))
                                .and(
                                        " beside it. With the head named here it finds every change, drop, insertion and reordering, and"
                                                + " also a cut-off end or a chain made anew. Without a head from elsewhere or a public key,"
                                                + " completeness is not proven: a journal cut off at its end still fits together."));
        blocks.heading("Anomalies, erased and unrecognised entries");
        List<JournalEntry> blank = dossier.journal().stream()
                .filter(it -> it.event() instanceof Erased || it.event() instanceof Unrecognised)
                .toList();
        if (incident.anomalies().isEmpty()
                && blank.isEmpty()
                && incident.upkeep().tornTails().isEmpty()) {
            blocks.say("None.");
        }
        blocks.table(
                "What does not fit what stood before it",
                List.of("Entry", "What is odd"),
                incident.anomalies(),
                it -> List.of(Phrase.text(String.valueOf(it.seq())), Phrase.text(Wording.capital(it.what()))));
        blocks.table(
                "Entries whose content this report does not know",
                List.of("Entry", "Kind", "Why", "Recorded (UTC)"),
                blank,
                IntegritySection::blank);
        blocks.table(
                "Erasures",
                List.of("Entry", "Erased by", "Reason", "Legal basis", "When (UTC)"),
                incident.upkeep().erasures(),
                it -> List.of(
                        Phrase.text(String.valueOf(it.event().seq())),
                        dossier.names().actor(it.actor()),
                        Phrase.text(it.event().reason()),
                        Phrase.text(it.event().legalBasis()),
                        Phrase.text(Wording.clock(it.occurredAt()))));
        blocks.table(
                "Incomplete ends of the stored journal that were set aside",
                List.of("File", "Bytes", "When (UTC)"),
                incident.upkeep().tornTails(),
                it -> List.of(
                        Phrase.code(it.event().file()),
                        Phrase.text(String.valueOf(it.event().bytes())),
                        Phrase.text(Wording.clock(it.occurredAt()))));
        return blocks.section("integrity", "Integrity of this report");
    }

    private static List<Phrase> blank(JournalEntry entry) {
        boolean erased = entry.event() instanceof Erased;
        String kind = entry.event() instanceof Erased it
                ? it.type()
                : entry.event() instanceof Unrecognised other ? other.type() : "";
        return List.of(
                Phrase.text(String.valueOf(entry.seq())),
                Phrase.code(kind),
                erased ? Phrase.text("erased") : Phrase.of(Look.OPEN, "of a newer version"),
                Phrase.text(Wording.clock(entry.recordedAt())));
    }
}
