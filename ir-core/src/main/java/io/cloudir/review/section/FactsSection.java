package io.cloudir.review.section;

import io.cloudir.incident.Incident;
import io.cloudir.model.CloudAccount;
import io.cloudir.model.Digest;
import io.cloudir.review.metrics.Lapse;
import io.cloudir.review.text.Block.Fact;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.text.Section;
import io.cloudir.review.wording.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The key facts, and how the incident is tied to others. */
final class FactsSection {
    private FactsSection() {}

    static Section of(Dossier dossier) {
        Incident incident = dossier.incident();
        Map<String, String> roles = new LinkedHashMap<>();
        incident.work()
                .assignments()
                .forEach(it -> roles.put(it.event().role(), it.event().person()));
        Blocks blocks = new Blocks()
                .facts(
                        new Fact("Incident", Phrase.code(incident.id().value())),
                        new Fact("Kind", Phrase.text(Wording.words(incident.category()))),
                        new Fact("Scenario", Phrase.text(Wording.words(incident.scenario()))),
                        new Fact("Phase", Phrase.text(Wording.words(incident.phase()))),
                        new Fact(
                                "Status within it",
                                Phrase.text(incident.progress().subStatus().orElse(""))),
                        new Fact(
                                "Severity",
                                incident.severity().map(Phrase::severity).orElse(Phrase.text("not assessed"))),
                        new Fact(
                                "Priority",
                                Phrase.text(incident.priority().map(Enum::name).orElse(""))),
                        new Fact("Exercise", Phrase.text(incident.exercise() ? "yes" : "no")),
                        new Fact(
                                "First sign",
                                Phrase.text(incident.detection()
                                        .firstRecordAt()
                                        .map(Wording::time)
                                        .orElse(""))),
                        new Fact("Opened", Phrase.text(Wording.time(incident.openedAt()))),
                        new Fact(
                                "Acknowledged",
                                Phrase.text(incident.acknowledgedAt()
                                        .map(Wording::time)
                                        .orElse(""))),
                        new Fact("Contained", at(dossier, Lapse.Kind.CONTAIN)),
                        new Fact("Recovered", at(dossier, Lapse.Kind.RECOVER)),
                        new Fact("Closed", at(dossier, Lapse.Kind.CLOSE)),
                        new Fact(
                                "Cycles",
                                Phrase.text(String.valueOf(
                                        dossier.metrics().cycles().size()))),
                        new Fact(
                                "Accounts",
                                Phrase.text(String.join(
                                        ", ",
                                        incident.detection().accounts().stream()
                                                .map(CloudAccount::toString)
                                                .toList()))),
                        new Fact(
                                "Regions",
                                Phrase.text(
                                        String.join(", ", incident.detection().regions()))),
                        new Fact("Plan in force", plan(incident.plan())),
                        new Fact(
                                "Legal hold",
                                Phrase.text(incident.upkeep()
                                        .legalHold()
                                        .map(it -> "since " + Wording.time(it.occurredAt()) + ", ordered by "
                                                + it.event().authority() + ": "
                                                + it.event().reason())
                                        .orElse("none"))));
        blocks.table(
                "Who held which role last",
                List.of("Role", "Held by"),
                List.copyOf(roles.entrySet()),
                role -> List.of(
                        Phrase.text(Wording.capital(Wording.words(role.getKey()))), Phrase.text(role.getValue())));
        return blocks.points(relations(incident)).section("facts", "Key facts");
    }

    private static Phrase at(Dossier dossier, Lapse.Kind kind) {
        return Phrase.text(dossier.metrics()
                .lapse(kind)
                .end()
                .map(it -> Wording.time(it.at()))
                .orElse("not yet"));
    }

    private static Phrase plan(Digest plan) {
        return plan.equals(Digest.ZERO)
                ? Phrase.text("none")
                : Phrase.text("SHA-256 ").and(Phrase.code(plan.hex()));
    }

    private static List<Phrase> relations(Incident incident) {
        List<Phrase> ties = new ArrayList<>();
        incident.relations()
                .mergedFrom()
                .forEach(it -> ties.add(Phrase.text("Took over ")
                        .and(Phrase.code(it.event().source().value()))
                        .and(" on " + Wording.time(it.occurredAt()) + ": "
                                + it.event().reason())));
        incident.relations()
                .mergedInto()
                .ifPresent(it -> ties.add(Phrase.text("Goes on as part of ")
                        .and(Phrase.code(it.event().target().value()))
                        .and(": " + it.event().reason())));
        incident.relations()
                .links()
                .forEach(it -> ties.add(Phrase.text("Linked to ")
                        .and(Phrase.code(it.event().other().value()))
                        .and(" (" + Wording.words(it.event().relation()) + ")")));
        return ties;
    }
}
