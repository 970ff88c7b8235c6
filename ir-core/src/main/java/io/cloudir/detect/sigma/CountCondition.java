package io.cloudir.detect.sigma;

import io.cloudir.detect.sigma.SigmaDocument.Kind;
import io.cloudir.document.Faults;
import io.cloudir.document.Node;
import io.cloudir.document.Node.Scalar;
import io.cloudir.model.Text;
import io.cloudir.telemetry.FieldPath;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads when a correlation fires: exactly one of {@code gte} and {@code gt}, and the field that is counted. */
final class CountCondition {
    private static final List<String> OPERATORS = List.of("gte", "gt");
    private static final Set<String> OTHER_OPERATORS = Set.of("lt", "lte", "eq", "neq");

    private final Faults faults;
    private final Keys keys;
    private final Function<Scalar, FieldPath> fields;
    private Optional<FieldPath> field = Optional.empty();
    private long least = 1;
    private boolean strict;

    CountCondition(Faults faults, Function<Scalar, FieldPath> fields) {
        this.faults = faults;
        this.keys = new Keys(faults);
        this.fields = fields;
    }

    Optional<FieldPath> field() {
        return field;
    }

    long least() {
        return least;
    }

    boolean strict() {
        return strict;
    }

    CountCondition read(Node.Mapping body, Optional<Kind> kind) {
        keys.mapping(body, "condition", "correlation-condition", "write condition: {gte: NUMBER}")
                .ifPresent(condition -> readMapping(condition, kind));
        return this;
    }

    private void readMapping(Node.Mapping condition, Optional<Kind> kind) {
        refuseOthers(condition);
        List<String> written = OPERATORS.stream().filter(condition::has).toList();
        if (written.size() != 1) {
            faults.add(
                    condition.place(),
                    "correlation-condition",
                    written.isEmpty() ? "the condition has neither gte nor gt" : "the condition has both gte and gt",
                    "write exactly one of them");
        } else {
            readLeast(condition, written.get(0), kind);
        }
        readField(condition, kind);
    }

    private void refuseOthers(Node.Mapping condition) {
        for (Node.Member member : condition.members().values()) {
            if (OTHER_OPERATORS.contains(member.name())) {
                faults.add(
                        member.key(),
                        "unsupported-operator",
                        "'" + member.name()
                                + "' is not supported: counting upwards, only a lower bound can be seen to be met",
                        "use gte or gt");
            } else if (!OPERATORS.contains(member.name()) && !member.name().equals("field")) {
                faults.add(
                        member.key(),
                        "unknown-key",
                        "'" + Text.printable(member.name()) + "' is not known in a correlation's condition",
                        "use field and one of gte and gt");
            }
        }
    }

    private void readLeast(Node.Mapping condition, String operator, Optional<Kind> kind) {
        String number = keys.text(condition, operator);
        long limit = kind.equals(Optional.of(Kind.VALUE_SUM)) ? 1L << 53 : CorrelationReader.COUNT_LIMIT;
        strict = operator.equals("gt");
        long value = number.matches("[0-9]{1,16}") ? Long.parseLong(number) : -1;
        least = strict ? value + 1 : value;
        if (value < 0 || least < 1 || least > limit) {
            faults.add(
                    condition.get(operator).orElse(condition).place(),
                    "threshold",
                    "'" + Text.printable(number) + "' is no threshold",
                    "write a whole number that makes the least count 1 to " + limit);
        }
    }

    private void readField(Node.Mapping condition, Optional<Kind> kind) {
        field = keys.scalar(condition, "field").map(fields);
        boolean counted = !kind.equals(Optional.of(Kind.EVENT_COUNT));
        if (kind.isPresent() && counted != condition.has("field")) {
            faults.add(
                    condition.place(),
                    "correlation-field",
                    counted
                            ? "the condition does not say which field is counted"
                            : "event_count counts records, not a field",
                    counted ? "add field: NAME to the condition" : "remove field, or use value_count");
        }
    }
}
