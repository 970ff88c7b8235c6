package io.cloudir.review.section;

import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.model.Precision;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Technique;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.text.Section;
import io.cloudir.review.wording.Wording;
import java.util.List;
import java.util.stream.Collectors;

/** What was seen, and what the investigation found. */
final class SignalsSection {
    private SignalsSection() {}

    static Section of(Dossier dossier) {
        List<Recorded<SignalAttached>> signals = dossier.incident().detection().signals();
        List<Recorded<FindingRecorded>> findings =
                dossier.incident().detection().findings();
        Blocks blocks = new Blocks();
        if (signals.isEmpty()) {
            blocks.say("No signal is attached to this incident.");
        }
        blocks.table(
                "Signals, in the order in which they were attached",
                List.of("First record (UTC)", "Level", "Rule", "About", "ATT&CK", "Records"),
                signals,
                it -> signal(it.event()));
        if (!findings.isEmpty()) {
            blocks.heading("Findings of the investigation");
            blocks.table(
                    "Findings",
                    List.of("Step", "Found", "Concerns", "Records"),
                    findings,
                    it -> List.of(
                            Phrase.text(Wording.capital(Wording.words(it.event().step()))),
                            Phrase.text(it.event().statement()),
                            Phrase.join(
                                    ", ",
                                    it.event().entities().stream()
                                            .map(Wording::entity)
                                            .toList()),
                            records(it.event().recordIds())));
        }
        return blocks.section("signals", "What was seen");
    }

    private static List<Phrase> signal(SignalAttached it) {
        Phrase cited =
                it.records().isEmpty() ? Phrase.EMPTY : record(it.records().get(0));
        Phrase records = Phrase.text(Wording.count(it.recordCount(), "record")
                        + (it.observed().unit().equals("records")
                                ? ""
                                : ", " + it.observed().value() + " "
                                        + it.observed().unit()))
                .and(cited.isEmpty() ? Phrase.EMPTY : Phrase.of(Look.MINOR, cited.plain()));
        return List.of(
                Phrase.text(Wording.time(it.span().from(), Precision.SECOND)),
                Phrase.severity(it.level()),
                Phrase.of(Look.STRONG, it.ruleTitle()).and(Look.MINOR, it.explanation()),
                Wording.entity(it.entity()),
                Phrase.text(it.techniques().stream().map(Technique::id).collect(Collectors.joining(", "))),
                records);
    }

    /** What was called by whom from where with which outcome. */
    private static Phrase record(RecordSummary it) {
        return Phrase.text("first: " + it.action()
                + (it.actor().isEmpty() ? "" : " by " + it.actor())
                + (it.address().isEmpty() ? "" : " from " + it.address())
                + ", " + it.outcome() + ", id " + it.id());
    }

    static Phrase records(List<String> ids) {
        int named = Math.min(ids.size(), 3);
        Phrase some = Phrase.join(
                ", ", ids.subList(0, named).stream().map(Phrase::code).toList());
        return ids.size() > named ? some.and(" and " + (ids.size() - named) + " more") : some;
    }
}
