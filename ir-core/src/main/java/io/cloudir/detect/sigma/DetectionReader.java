package io.cloudir.detect.sigma;

import io.cloudir.detect.match.Expression;
import io.cloudir.detect.sigma.SigmaDocument.NamedPart;
import io.cloudir.document.Node;
import io.cloudir.document.Node.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads named parts and the condition that joins them, as rules and filters have them. */
final class DetectionReader {
    private static final String CONDITION = "condition";

    /** Stands for a part that has a fault, so that faults of the condition are told with it. */
    private static final Expression FAULTY = new Expression.And(List.of());

    private final Reading reading;

    DetectionReader(Reading reading) {
        this.reading = reading;
    }

    /**
     * What a detection says.
     *
     * @param whole what it asks of a record
     * @param condition its condition as written
     * @param parts its parts, those first that are written first
     * @param aggregation what stands behind the bar of an old condition; empty if there is none
     */
    record Detection(Expression whole, String condition, List<NamedPart> parts, String aggregation) {}

    /**
     * What stands there; empty if it has a fault.
     *
     * @param others keys that are no parts
     */
    Optional<Detection> read(Node.Mapping detection, Set<String> others) {
        Map<String, Expression> parts = new LinkedHashMap<>();
        int before = reading.faults().count();
        for (Node.Member member : detection.members().values()) {
            if (!member.name().equals(CONDITION) && !others.contains(member.name())) {
                parts.put(
                        member.name(),
                        new Selection(reading).read(member.value()).orElse(FAULTY));
            }
        }
        Optional<Node> condition = detection.get(CONDITION);
        if (condition.isEmpty()) {
            reading.faults()
                    .add(
                            detection.place(),
                            "no-condition",
                            "the detection has no condition",
                            "add a condition that names its parts");
            return Optional.empty();
        }
        Optional<Detection> read = conditions(condition.get(), parts);
        return reading.faults().count() == before ? read : Optional.empty();
    }

    private Optional<Detection> conditions(Node node, Map<String, Expression> parts) {
        List<Node> written = node instanceof Node.Sequence list ? list.items() : List.of(node);
        List<Expression> conditions = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        String aggregation = "";
        WorkLimits limits = new WorkLimits();
        for (Node one : written) {
            try {
                if (!(one instanceof Scalar scalar) || scalar.text().isBlank()) {
                    throw new Condition.Unusable("the condition is not a text", "write one line, or a list of lines");
                }
                limits.read(scalar.text());
                int bar = scalar.text().indexOf('|');
                if (bar >= 0 && written.size() > 1) {
                    throw new Condition.Unusable(
                            "an aggregation in a list of conditions", "write a correlation document beside the rule");
                }
                aggregation = bar < 0 ? "" : scalar.text().substring(bar + 1).strip();
                String records = bar < 0 ? scalar.text() : scalar.text().substring(0, bar);
                texts.add(written.size() == 1 ? records.strip() : "(" + records.strip() + ")");
                conditions.add(over(Condition.read(records, parts.keySet()), parts, limits));
            } catch (Condition.Unusable e) {
                reading.faults().add(one.place(), CONDITION, e.reason(), e.fix());
            }
        }
        if (written.isEmpty()) {
            reading.faults().add(node.place(), "no-condition", "the list of conditions is empty", "write at least one");
        }
        List<NamedPart> named = parts.entrySet().stream()
                .map(part -> new NamedPart(part.getKey(), part.getValue()))
                .toList();
        return conditions.size() == written.size() && !conditions.isEmpty()
                ? Optional.of(new Detection(Expression.or(conditions), String.join(" or ", texts), named, aggregation))
                : Optional.empty();
    }

    private static Expression over(Formula formula, Map<String, Expression> parts, WorkLimits limits)
            throws Condition.Unusable {
        if (formula instanceof Formula.Named named) {
            Expression part = Objects.requireNonNull(parts.get(named.name()), "known when the condition was read");
            limits.ask(named.name(), part);
            return part;
        }
        if (formula instanceof Formula.Not not) {
            return new Expression.Not(over(not.part(), parts, limits));
        }
        Formula.AtLeast some = (Formula.AtLeast) formula;
        List<Expression> all = new ArrayList<>();
        for (Formula part : some.parts()) {
            all.add(over(part, parts, limits));
        }
        return some.least() == all.size() ? Expression.and(all) : new Expression.AtLeast(some.least(), all);
    }
}
