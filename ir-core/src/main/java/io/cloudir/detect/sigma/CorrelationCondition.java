package io.cloudir.detect.sigma;

import io.cloudir.detect.sigma.SigmaDocument.Kind;
import io.cloudir.detect.sigma.SigmaDocument.Reference;
import io.cloudir.document.Faults;
import io.cloudir.document.Node;
import io.cloudir.document.Node.Scalar;
import io.cloudir.model.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Reads when a correlation fires: bounds of a count, or which of its rules must have found something. */
final class CorrelationCondition {
    private static final String KEY = "correlation-condition";
    private static final BigDecimal MEDIAN = BigDecimal.valueOf(50);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Faults faults;
    private final Keys keys;
    private final Kind kind;
    private List<String> fields = List.of();
    private Threshold threshold = Threshold.atLeast(1);
    private Optional<Formula> formula = Optional.empty();
    private BigDecimal percentile = MEDIAN;

    CorrelationCondition(Faults faults, Kind kind) {
        this.faults = faults;
        this.keys = new Keys(faults);
        this.kind = kind;
    }

    List<String> fields() {
        return fields;
    }

    Threshold threshold() {
        return threshold;
    }

    Optional<Formula> formula() {
        return formula;
    }

    /** From 0 to 100. */
    BigDecimal percentile() {
        return percentile;
    }

    /**
     * Reads the condition.
     *
     * @param rules the rules that are listed
     * @return the rules in the order that counts; if none are listed, those that the condition names
     */
    List<Reference> read(Node.Mapping body, List<Reference> rules) {
        Optional<Node> condition = body.get("condition");
        threshold = Threshold.atLeast(Math.max(1, rules.size()));
        if (kind.isTemporal() && condition.isEmpty()) {
            return rules;
        }
        if (kind.isTemporal() && condition.get() instanceof Scalar scalar && scalar.kind() == Node.Kind.TEXT) {
            return formula(scalar, rules);
        }
        keys.mapping(body, "condition", KEY, "write condition: {gte: NUMBER}")
                .ifPresent(mapping -> counted(mapping, rules.size()));
        return rules;
    }

    private void counted(Node.Mapping condition, int rules) {
        List<String> known = kind == Kind.VALUE_PERCENTILE
                ? List.of("field", "percentile", "gt", "gte", "lt", "lte", "eq", "neq")
                : List.of("field", "gt", "gte", "lt", "lte", "eq", "neq");
        faults.refuseUnknown(condition, known);
        field(condition);
        percentile(condition);
        new CountCondition(faults).read(condition, kind).ifPresent(read -> threshold = read);
        boolean all = threshold.holds(BigDecimal.valueOf(rules)) && !threshold.holds(BigDecimal.valueOf(rules - 1L));
        if (kind == Kind.TEMPORAL_ORDERED && (!all || threshold.hasCeiling())) {
            faults.add(
                    condition.place(),
                    KEY,
                    "an order is asked of all " + rules + " rules, not of some",
                    "leave the condition out, and list the rules that must follow each other");
        }
    }

    private void field(Node.Mapping condition) {
        List<Scalar> written = keys.texts(condition, "field");
        written.forEach(scalar -> keys.refuseUnknownHead(scalar.text(), scalar.place()));
        fields = written.stream().map(Scalar::text).toList();
        int most = kind == Kind.VALUE_COUNT ? 8 : kind.isNumeric() ? 1 : 0;
        int least = Math.min(1, most);
        if (fields.size() < least || fields.size() > most) {
            faults.add(
                    condition.place(),
                    "correlation-field",
                    fields.isEmpty()
                            ? "the condition does not say which field is counted"
                            : "the condition names " + fields.size() + " fields; "
                                    + kind.name().toLowerCase(java.util.Locale.ROOT) + " takes "
                                    + (most == 0 ? "none" : "at most " + most),
                    fields.isEmpty() ? "add field: NAME to the condition" : "remove field, or use another type");
        }
    }

    private void percentile(Node.Mapping condition) {
        Optional<Scalar> written = keys.scalar(condition, "percentile");
        if (kind != Kind.VALUE_PERCENTILE || written.isEmpty()) {
            return;
        }
        String number = written.get().text();
        if (number.matches("[0-9]{1,3}(\\.[0-9]{1,6})?") && new BigDecimal(number).compareTo(HUNDRED) <= 0) {
            percentile = new BigDecimal(number);
        } else {
            faults.add(
                    written.get().place(),
                    "percentile",
                    "'" + Text.printable(number) + "' is no percentile",
                    "write a number from 0 to 100");
        }
    }

    private List<Reference> formula(Scalar written, List<Reference> rules) {
        List<String> names = rules.isEmpty()
                ? Condition.words(written.text())
                : rules.stream().map(Reference::name).toList();
        try {
            Formula read = Condition.read(written.text(), names);
            if (read.holds(name -> false)) {
                throw new Condition.Unusable(
                        "the condition holds if no rule has found anything", "say which rule must have");
            }
            if (kind == Kind.TEMPORAL_ORDERED && !read.isPlainList()) {
                throw new Condition.Unusable(
                        "an order cannot be asked of rules of which some may be absent", "join the rules with and");
            }
            formula = Optional.of(read);
            List<String> used = read.names().distinct().toList();
            if (kind == Kind.TEMPORAL_ORDERED) {
                formula = Optional.empty();
                threshold = Threshold.atLeast(used.size());
            } else if (!rules.isEmpty()) {
                return rules;
            }
            return used.stream()
                    .map(name -> new Reference(name, written.place()))
                    .toList();
        } catch (Condition.Unusable e) {
            faults.add(written.place(), KEY, e.reason(), e.fix());
            return rules;
        }
    }
}
