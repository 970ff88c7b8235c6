package io.cloudir.detect.sigma;

import io.cloudir.document.Faults;
import io.cloudir.document.Node;
import io.cloudir.document.Node.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the log source, the detection and its condition. */
final class RuleReader {
    private final Faults faults;
    private final Keys keys;

    RuleReader(Faults faults) {
        this.faults = faults;
        this.keys = new Keys(faults);
    }

    Optional<SigmaDocument> read(Node.Mapping root, RuleInfo info) {
        int before = faults.count();
        LogSource source = source(root);
        Optional<Expression> expression = detection(root);
        return faults.count() == before && expression.isPresent()
                ? Optional.of(new SigmaDocument.Rule(info, source, expression.get()))
                : Optional.empty();
    }

    private LogSource source(Node.Mapping root) {
        return keys.mapping(
                        root, "logsource", "logsource", "say which logs the rule is for: product, service or category")
                .map(source -> new LogSource(
                        keys.text(source, "category"), keys.text(source, "product"), keys.text(source, "service")))
                .orElse(LogSource.ANY);
    }

    private Optional<Expression> detection(Node.Mapping root) {
        return keys.mapping(root, "detection", "detection", "name the parts to look for and a condition under it")
                .flatMap(this::parts);
    }

    private Optional<Expression> parts(Node.Mapping detection) {
        Map<String, Expression> selections = new LinkedHashMap<>();
        int before = faults.count();
        for (Node.Member member : detection.members().values()) {
            if (member.name().equals("timeframe")) {
                faults.add(
                        member.key(),
                        "legacy-timeframe",
                        "'timeframe' was removed from Sigma",
                        "write a correlation document beside the rule");
            } else if (!member.name().equals("condition")) {
                new Selection(faults).read(member.value()).ifPresent(part -> selections.put(member.name(), part));
            }
        }
        Optional<Node> condition = detection.get("condition");
        if (condition.isEmpty()) {
            faults.add(
                    detection.place(),
                    "no-condition",
                    "the detection has no condition",
                    "add a condition that names its parts");
            return Optional.empty();
        }
        return faults.count() == before ? condition(condition.get(), selections) : Optional.empty();
    }

    private Optional<Expression> condition(Node node, Map<String, Expression> selections) {
        List<Node> written = node instanceof Node.Sequence list ? list.items() : List.of(node);
        List<Expression> parts = new ArrayList<>();
        WorkLimits limits = new WorkLimits();
        for (Node one : written) {
            try {
                if (!(one instanceof Scalar scalar) || scalar.text().isBlank()) {
                    throw new Condition.Unusable("the condition is not a text", "write one line, or a list of lines");
                }
                parts.add(Condition.read(scalar.text(), selections, limits));
            } catch (Condition.Unusable e) {
                faults.add(one.place(), "condition", e.reason(), e.fix());
            }
        }
        if (written.isEmpty()) {
            faults.add(node.place(), "no-condition", "the list of conditions is empty", "write at least one");
        }
        return parts.size() == written.size() && !parts.isEmpty()
                ? Optional.of(Expression.or(parts))
                : Optional.empty();
    }
}
