package io.cloudir.detect.sigma;

import io.cloudir.detect.match.LogSource;
import io.cloudir.detect.match.Selector;
import io.cloudir.detect.sigma.SigmaDocument.Reference;
import io.cloudir.document.Faults;
import io.cloudir.document.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a filter. What it says must hold besides what a rule says, as it is written: one that excludes says {@code not}. A
 * filter without a log source, which the specification asks for, is meant for the logs of the rules that it names.
 */
final class FilterReader {
    private final Faults faults;
    private final Placeholders placeholders;
    private final Keys keys;

    FilterReader(Faults faults, Placeholders placeholders) {
        this.faults = faults;
        this.placeholders = placeholders;
        this.keys = new Keys(faults);
    }

    Optional<SigmaDocument> read(Node.Mapping root, RuleInfo info) {
        int before = faults.count();
        LogSource source = root.has("logsource") ? new LogSourceReader(keys).read(root) : LogSource.ANY;
        Optional<Node.Mapping> body =
                keys.mapping(root, "filter", "filter", "write rules, the parts to look for and a condition under it");
        if (body.isEmpty()) {
            return Optional.empty();
        }
        if (!body.get().has("rules")) {
            faults.add(
                    body.get().place(),
                    "no-rules",
                    "the filter does not say which rules it is for",
                    "list rules by id or name, or write rules: any");
        }
        List<Reference> rules = keys.texts(body.get(), "rules").stream()
                .filter(rule -> !rule.text().equals("any"))
                .map(rule -> new Reference(rule.text(), rule.place()))
                .toList();
        Reading reading = new Reading(faults, FieldNames.of(source), placeholders);
        return new DetectionReader(reading)
                .read(body.get(), Set.of("rules"))
                .filter(detection -> {
                    if (!detection.aggregation().isEmpty()) {
                        faults.add(
                                body.get().get("condition").orElse(root).place(),
                                "condition",
                                "a filter cannot count",
                                "write a plain condition");
                    }
                    return faults.count() == before;
                })
                .map(detection -> new SigmaDocument.Filter(info, new Selector(source, detection.whole()), rules));
    }
}
