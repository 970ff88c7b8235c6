package io.cloudir.detect.sigma;

import io.cloudir.detect.match.LogSource;
import io.cloudir.detect.match.Selector;
import io.cloudir.document.Faults;
import io.cloudir.document.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the log source, the detection and its condition. */
final class RuleReader {
    private static final String TIMEFRAME = "timeframe";

    private final Faults faults;
    private final Placeholders placeholders;
    private final Keys keys;

    RuleReader(Faults faults, Placeholders placeholders) {
        this.faults = faults;
        this.placeholders = placeholders;
        this.keys = new Keys(faults);
    }

    /** The rule; behind it the correlation that an old condition with an aggregation stands for. Empty if it has a fault. */
    List<SigmaDocument> read(Node.Mapping root, RuleInfo info) {
        int before = faults.count();
        LogSource source = new LogSourceReader(keys).read(root);
        Reading reading = new Reading(faults, FieldNames.of(source), placeholders);
        Optional<Node.Mapping> body =
                keys.mapping(root, "detection", "detection", "name the parts to look for and a condition under it");
        Optional<DetectionReader.Detection> detection =
                body.flatMap(found -> new DetectionReader(reading).read(found, Set.of(TIMEFRAME)));
        if (detection.isEmpty()) {
            return List.of();
        }
        DetectionReader.Detection said = detection.get();
        Selector selector = new Selector(source, said.whole());
        List<SigmaDocument> read = said.aggregation().isEmpty()
                ? single(body.get(), new SigmaDocument.Rule(info, selector, said.condition(), said.parts()))
                : new LegacyCount(faults)
                        .read(body.get(), said.aggregation(), info)
                        .map(count -> List.<SigmaDocument>of(
                                new SigmaDocument.Rule(info.counted(), selector, said.condition(), said.parts()),
                                count))
                        .orElse(List.of());
        return faults.count() == before ? read : List.of();
    }

    private List<SigmaDocument> single(Node.Mapping body, SigmaDocument.Rule rule) {
        Node.Member timeframe = body.members().get(TIMEFRAME);
        if (timeframe != null) {
            faults.add(
                    timeframe.key(),
                    "legacy-timeframe",
                    "'timeframe' without a count was removed from Sigma",
                    "write a correlation document beside the rule, temporal if its parts are to be seen together");
        }
        return List.of(rule);
    }
}
