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
import java.util.stream.Stream;

/** What was seen, and what the investigation found. */
final class SignalsSection {
    /** Entities of a finding that are named in its row; its other ones stand under the scope. */
    private static final int NAMED = 6;

    private SignalsSection() {}

    static Section of(Dossier dossier) {
        List<Recorded<SignalAttached>> signals = dossier.incident().detection().signals();
        List<Recorded<FindingRecorded>> findings = dossier.incident().detection().findings().stream()
                .filter(it -> !it.event().step().equals(FindingRecorded.UNDONE))
                .toList();
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
                    alike(findings),
                    it -> List.of(
                            Phrase.text(Wording.capital(Wording.words(it.step()))),
                            Phrase.text(it.statement()),
                            concerns(it.entities()),
                            records(it.recordIds())));
        }
        return blocks.section("signals", "What was seen");
    }

    /** Findings that say the same in the same step, as one that rests on the records of all. */
    private static List<FindingRecorded> alike(List<Recorded<FindingRecorded>> findings) {
        Map<List<Object>, FindingRecorded> told = new LinkedHashMap<>();
        for (Recorded<FindingRecorded> finding : findings) {
            FindingRecorded it = finding.event();
            told.merge(
                    List.of(it.step(), it.statement(), it.entities()),
                    it,
                    (one, other) -> new FindingRecorded(
                            one.findingId(),
                            one.step(),
                            one.statement(),
                            one.entities(),
                            Stream.concat(one.recordIds().stream(), other.recordIds().stream())
                                    .distinct()
                                    .toList()));
        }
        return List.copyOf(told.values());
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
                        first.records().isEmpty() ? "" : record(first.records().get(0), first.explanation()));
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

    /** What was called by whom from where with which outcome; of a call that the explanation names, where to find it. */
    private static String record(RecordSummary it, String explanation) {
        String call = it.action().substring(it.action().lastIndexOf(':') + 1);
        if (!call.isEmpty() && explanation.contains(" called " + call + " ")) {
            return "first: id " + it.id();
        }
        String actor =
                it.actor().startsWith("arn:") ? it.actor().substring(it.actor().lastIndexOf(':') + 1) : it.actor();
        return "first: " + it.action()
                + (actor.isEmpty() ? "" : " by " + actor)
                + (it.address().isEmpty() ? "" : " from " + it.address())
                + ", " + it.outcome() + ", id " + it.id();
    }

    private static Phrase concerns(List<Entity> entities) {
        Phrase some = Phrase.join(
                ", ", entities.stream().limit(NAMED).map(Wording::shortly).toList());
        return entities.size() > NAMED ? some.and(" and " + (entities.size() - NAMED) + " more") : some;
    }

    static Phrase records(List<String> ids) {
        int named = Math.min(ids.size(), 3);
        Phrase some = Phrase.join(
                ", ", ids.subList(0, named).stream().map(Phrase::code).toList());
        return ids.size() > named ? some.and(" and " + (ids.size() - named) + " more") : some;
    }
}
