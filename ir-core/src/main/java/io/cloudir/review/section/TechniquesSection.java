package io.cloudir.review.section;

import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.DetectionEvent.SignalAttached;
import io.cloudir.model.Severity;
import io.cloudir.model.Technique;
import io.cloudir.review.text.Phrase;
import io.cloudir.review.text.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The ATT&amp;CK techniques that signals point to. */
final class TechniquesSection {
    private TechniquesSection() {}

    static Section of(Dossier dossier) {
        Map<Technique, List<SignalAttached>> seen = new TreeMap<>();
        for (Recorded<SignalAttached> signal : dossier.incident().detection().signals()) {
            signal.event()
                    .techniques()
                    .forEach(it ->
                            seen.computeIfAbsent(it, none -> new ArrayList<>()).add(signal.event()));
        }
        Blocks blocks = new Blocks();
        blocks.say(
                seen.isEmpty()
                        ? "No rule that fired names an ATT&CK technique."
                        : "Techniques that the rules which fired stand for; a technique that no rule looks for cannot appear here.");
        blocks.table(
                "Techniques seen",
                List.of("Technique", "Name", "Signals", "Gravest", "Rules"),
                List.copyOf(seen.entrySet()),
                it -> List.of(
                        Phrase.code(it.getKey().id()),
                        Phrase.text(TechniqueNames.of(it.getKey())),
                        Phrase.text(String.valueOf(it.getValue().size())),
                        Phrase.severity(it.getValue().stream()
                                .map(SignalAttached::level)
                                .reduce(Severity.INFORMATIONAL, Severity::max)),
                        Phrase.text(it.getValue().stream()
                                .map(SignalAttached::ruleTitle)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining("; ")))));
        return blocks.section("techniques", "ATT&CK techniques seen");
    }
}
