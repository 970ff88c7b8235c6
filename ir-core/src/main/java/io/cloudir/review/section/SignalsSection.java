package io.cloudir.review.section;

import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.FindingRecorded;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.model.Entity;
import io.cloudir.model.Measure;
import io.cloudir.model.RecordSummary;
import io.cloudir.model.Technique;
import io.cloudir.review.text.Look;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.text.Section;
import io.cloudir.review.wording.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was seen, and what the investigation found. */
final class SignalsSection {
    /** Entities of a finding that are named in its row; its other ones stand under the scope. */
    private static final int NAMED = 6;

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
                "Signals by rule and entity, in the order in which the first was attached",
                List.of("First record (UTC)", "Level", "Rule", "About", "ATT&CK", "Signals and records"),
                groups(signals),
                SignalsSection::group);
        if (!findings.isEmpty()) {
            blocks.heading("Findings of the investigation");
            blocks.table(
                    "Findings",
                    List.of("Step", "Found", "Concerns", "Records"),
                    findings,
                    it -> List.of(
                            Phrase.text(Wording.capital(Wording.words(it.event().step()))),
                            Phrase.text(it.event().statement()),
                            concerns(it.event().entities()),
                            records(it.event().recordIds())));
        }
        return blocks.section("signals", "What was seen");
    }

    /** What the same rule says about the same entity, together. */
    private static List<List<SignalAttached>> groups(List<Recorded<SignalAttached>> signals) {
        Map<List<Object>, List<SignalAttached>> groups = new LinkedHashMap<>();
        for (Recorded<SignalAttached> signal : signals) {
            SignalAttached it = signal.event();
            groups.computeIfAbsent(
                            List.of(it.ruleId(), it.ruleTitle(), it.level(), it.entity()), none -> new ArrayList<>())
                    .add(it);
        }
        return List.copyOf(groups.values());
    }

    private static List<Phrase> group(List<SignalAttached> group) {
        SignalAttached first = group.get(0);
        Instant from = group.stream()
                .map(it -> it.span().from())
                .min(Instant::compareTo)
                .orElseThrow();
        Instant to =
                group.stream().map(it -> it.span().to()).max(Instant::compareTo).orElseThrow();
        long records = group.stream().mapToLong(SignalAttached::recordCount).sum();
        Phrase count = Phrase.text(Wording.count(group.size(), "signal") + ", " + Wording.count(records, "record"))
                .and(Look.MINOR, from.equals(to) ? "" : "until " + Wording.clock(to))
                .and(
                        Look.MINOR,
                        first.records().isEmpty() ? "" : record(first.records().get(0)));
        return List.of(
                Phrase.text(Wording.clock(from)),
                Phrase.severity(first.level()),
                Phrase.of(Look.STRONG, first.ruleTitle()).and(Look.MINOR, first.explanation()),
                Wording.entity(first.entity()),
                Phrase.text(group.stream()
                        .flatMap(it -> it.techniques().stream())
                        .map(Technique::id)
                        .distinct()
                        .collect(Collectors.joining(", "))),
                count.and(Look.MINOR, observed(group)));
    }

    /** What was measured, where it is more than the number of records. */
    private static String observed(List<SignalAttached> group) {
        return group.stream()
                .map(SignalAttached::observed)
                .filter(it -> !it.unit().equals("records"))
                .max(Comparator.comparing(Measure::value))
                .map(it -> "observed: " + it.value() + " " + it.unit())
                .orElse("");
    }

    /** What was called by whom from where with which outcome. */
    private static String record(RecordSummary it) {
        String actor =
                it.actor().startsWith("arn:") ? it.actor().substring(it.actor().lastIndexOf(':') + 1) : it.actor();
        return "first: " + it.action()
                + (actor.isEmpty() ? "" : " by " + actor)
                + (it.address().isEmpty() ? "" : " from " + it.address())
                + ", " + it.outcome() + ", id " + it.id();
    }

    private static Phrase concerns(List<Entity> entities) {
        Phrase some = Phrase.join(
                ", ", entities.stream().limit(NAMED).map(Wording::entity).toList());
        return entities.size() > NAMED ? some.and(" and " + (entities.size() - NAMED) + " more") : some;
    }

    static Phrase records(List<String> ids) {
        int named = Math.min(ids.size(), 3);
        Phrase some = Phrase.join(
                ", ", ids.subList(0, named).stream().map(Phrase::code).toList());
        return ids.size() > named ? some.and(" and " + (ids.size() - named) + " more") : some;
    }
}
