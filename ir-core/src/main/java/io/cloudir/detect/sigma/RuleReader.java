package io.cloudir.detect.sigma;

import io.cloudir.detect.yaml.YamlNode;
import io.cloudir.detect.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the log source, the detection and its condition. */
final class RuleReader {
    private final Faults faults;

    RuleReader(Faults faults) {
        this.faults = faults;
    }

    Optional<SigmaDocument> read(YamlNode.Mapping root, RuleInfo info) {
        int before = faults.count();
        LogSource source = source(root);
        Optional<Expression> expression = detection(root);
        return faults.count() == before && expression.isPresent()
                ? Optional.of(new SigmaDocument.Rule(info, source, expression.get()))
                : Optional.empty();
    }

    private LogSource source(YamlNode.Mapping root) {
        return faults.mapping(
                        root, "logsource", "logsource", "say which logs the rule is for: product, service or category")
                .map(source -> new LogSource(
                        faults.text(source, "category"),
                        faults.text(source, "product"),
                        faults.text(source, "service")))
                .orElse(LogSource.ANY);
    }

    private Optional<Expression> detection(YamlNode.Mapping root) {
        return faults.mapping(root, "detection", "detection", "name the parts to look for and a condition under it")
                .flatMap(this::parts);
    }

    private Optional<Expression> parts(YamlNode.Mapping detection) {
        Map<String, Expression> selections = new LinkedHashMap<>();
        int before = faults.count();
        for (YamlNode.Entry entry : detection.entries()) {
            if (entry.key().equals("timeframe")) {
                faults.add(
                        entry.mark(),
                        "legacy-timeframe",
                        "'timeframe' was removed from Sigma",
                        "write a correlation document beside the rule");
            } else if (!entry.key().equals("condition")) {
                new Selection(faults).read(entry.value()).ifPresent(part -> selections.put(entry.key(), part));
            }
        }
        Optional<YamlNode> condition = detection.get("condition");
        if (condition.isEmpty()) {
            faults.add(
                    detection.mark(),
                    "no-condition",
                    "the detection has no condition",
                    "add a condition that names its parts");
            return Optional.empty();
        }
        return faults.count() == before ? condition(condition.get(), selections) : Optional.empty();
    }

    private Optional<Expression> condition(YamlNode node, Map<String, Expression> selections) {
        List<YamlNode> written = node instanceof YamlNode.Sequence list ? list.items() : List.of(node);
        List<Expression> parts = new ArrayList<>();
        for (YamlNode one : written) {
            try {
                if (!(one instanceof Scalar scalar) || scalar.text().isBlank()) {
                    throw new Condition.Unusable("the condition is not a text", "write one line, or a list of lines");
                }
                parts.add(Condition.read(scalar.text(), selections));
            } catch (Condition.Unusable e) {
                faults.add(one.mark(), "condition", e.reason(), e.fix());
            }
        }
        if (written.isEmpty()) {
            faults.add(node.mark(), "no-condition", "the list of conditions is empty", "write at least one");
        }
        return parts.size() == written.size() && !parts.isEmpty()
                ? Optional.of(Expression.or(parts))
                : Optional.empty();
    }
}
