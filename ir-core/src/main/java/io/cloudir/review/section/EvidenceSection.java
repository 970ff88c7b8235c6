package io.cloudir.review.section;

import io.cloudir.incident.EvidenceItem;
import io.cloudir.incident.EvidenceLog;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.EvidenceEvent.CustodyTransferred;
import io.cloudir.incident.event.EvidenceEvent.EvidenceCollected;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.text.Section;
import io.cloudir.review.wording.Names;
import io.cloudir.review.wording.Wording;
import java.util.List;

/** What was preserved, through whose hands it went, and what was lost. */
final class EvidenceSection {
    private record Handing(EvidenceItem item, Recorded<CustodyTransferred> made) {}

    private EvidenceSection() {}

    static Section of(Dossier dossier) {
        EvidenceLog log = dossier.incident().evidence();
        Blocks blocks = new Blocks();
        blocks.say(
                log.items().isEmpty()
                        ? "No evidence was preserved."
                        : "Digests are SHA-256 of the content. Volatility follows RFC 3227: 1 is lost first, 7 last.");
        blocks.table(
                "Evidence preserved",
                List.of("Evidence", "Digest", "Volatility", "Collected (UTC)", "By", "Held by"),
                log.items(),
                it -> item(it, dossier.names()));
        List<Handing> handings = log.items().stream()
                .flatMap(item -> item.custody().stream().map(made -> new Handing(item, made)))
                .toList();
        blocks.table(
                "Chain of custody: every time evidence was handed on",
                List.of("Time (UTC)", "Evidence", "From", "To", "What for"),
                handings,
                it -> List.of(
                        Phrase.text(Wording.clock(it.made().occurredAt())),
                        Phrase.code(it.item().id()),
                        Phrase.text(it.made().actor().id()),
                        Phrase.text(it.made().event().to()),
                        Phrase.text(it.made().event().purpose())));
        blocks.table(
                "What could not be preserved",
                List.of("What", "Of", "Why", "Noted (UTC)"),
                log.notCollected(),
                it -> List.of(
                        Phrase.text(Wording.capital(Wording.words(it.event().kind()))),
                        Phrase.code(it.event().source()),
                        Phrase.text(it.event().reason()),
                        Phrase.text(Wording.clock(it.occurredAt()))));
        blocks.table(
                "Losses that a person accepted",
                List.of("Action", "Lost", "Accepted by", "Reason"),
                log.lossesAccepted(),
                it -> List.of(
                        Phrase.code(it.event().actionId()),
                        Phrase.text(String.join(", ", it.event().kinds())),
                        dossier.names().actor(it.actor()),
                        Phrase.text(it.event().reason())));
        return blocks.section("evidence", "Evidence and custody");
    }

    private static List<Phrase> item(EvidenceItem item, Names names) {
        EvidenceCollected it = item.collected().event();
        return List.of(
                Phrase.text(Wording.capital(Wording.words(it.kind())) + ": " + it.description())
                        .and(
                                Look.MINOR,
                                item.id() + ", " + Wording.count(it.bytes(), "byte") + " from " + it.source()
                                        + (it.recordIds().isEmpty()
                                                ? ""
                                                : ", "
                                                        + Wording.count(
                                                                it.recordIds().size(), "record"))),
                Phrase.code(it.digest().hex()),
                Phrase.text(String.valueOf(it.volatility())),
                Phrase.text(Wording.clock(item.collected().occurredAt())),
                names.actor(item.collected().actor()),
                Phrase.text(item.holder()));
    }
}
