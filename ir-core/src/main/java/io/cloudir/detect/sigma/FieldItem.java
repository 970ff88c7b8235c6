package io.cloudir.detect.sigma;

import io.cloudir.document.Faults;
import io.cloudir.document.Node;
import io.cloudir.document.Node.Scalar;
import io.cloudir.model.Text;
import io.cloudir.telemetry.FieldPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one {@code field|modifier: values} of a detection. */
final class FieldItem {
    private static final Set<String> TEXT_MODIFIERS = Set.of("contains", "startswith", "endswith");

    /** What Sigma has and this engine refuses, rather than match something else. */
    private static final Set<String> SIGMA_MODIFIERS = Set.of(
            "cased",
            "re",
            "cidr",
            "base64",
            "base64offset",
            "wide",
            "utf16",
            "utf16le",
            "utf16be",
            "windash",
            "lt",
            "lte",
            "gt",
            "gte",
            "neq",
            "exists",
            "fieldref",
            "expand",
            "minute",
            "hour",
            "day",
            "week",
            "month",
            "year",
            "i",
            "m",
            "s");

    private final Faults faults;
    private final Set<String> modifiers = new HashSet<>();

    FieldItem(Faults faults) {
        this.faults = faults;
    }

    /** The item; empty if it has a fault. */
    Optional<Expression> read(Node.Member member) {
        int before = faults.count();
        String[] chain = member.name().split("\\|", -1);
        for (int at = 1; at < chain.length; at++) {
            readModifier(chain[at], member);
        }
        String field = chain[0];
        List<ValueTest> values = values(member, field.isEmpty());
        FieldPath path = FieldPath.of(field);
        if (HeadField.isOne(path) && HeadField.of(path).isEmpty()) {
            faults.add(
                    member.key(),
                    "unknown-field",
                    "'" + Text.printable(field) + "' is no field that every source has",
                    "use one of " + String.join(", ", HeadField.names()));
        }
        if (faults.count() > before) {
            return Optional.empty();
        }
        return Optional.of(
                field.isEmpty()
                        ? keywords(values, modifiers.contains("all"))
                        : new Expression.Field(path, values, modifiers.contains("all")));
    }

    /** A word looked for in the whole record; empty if it has a fault. */
    Optional<Expression> keyword(Scalar word) {
        int before = faults.count();
        TextPattern pattern = pattern(word, true);
        return faults.count() > before
                ? Optional.empty()
                : Optional.of(new Expression.Keywords(List.of(pattern), false));
    }

    /** Words looked for in the whole record. */
    private static Expression keywords(List<ValueTest> values, boolean all) {
        return new Expression.Keywords(
                values.stream()
                        .map(value -> ((ValueTest.Matches) value).pattern())
                        .toList(),
                all);
    }

    private void readModifier(String modifier, Node.Member member) {
        if (TEXT_MODIFIERS.contains(modifier) || modifier.equals("all")) {
            modifiers.add(modifier);
        } else if (SIGMA_MODIFIERS.contains(modifier)) {
            faults.add(
                    member.key(),
                    "unsupported-modifier",
                    "the modifier '" + modifier + "' is not supported; contains, startswith, endswith and all are",
                    "write the rule without it, or leave the rule out");
        } else {
            faults.add(
                    member.key(),
                    "unknown-modifier",
                    "'" + Text.printable(modifier) + "' is no modifier of Sigma",
                    "use contains, startswith, endswith or all");
        }
    }

    private List<ValueTest> values(Node.Member member, boolean keyword) {
        List<Node> written = member.value() instanceof Node.Sequence list ? list.items() : List.of(member.value());
        if (written.isEmpty()) {
            faults.add(
                    member.value().place(),
                    "empty-list",
                    "'" + Text.printable(member.name()) + "' has no values",
                    "write at least one value, or null for an absent field");
        }
        List<ValueTest> values = new ArrayList<>();
        for (Node value : written) {
            if (value instanceof Scalar scalar) {
                values.add(value(scalar, keyword));
            } else {
                faults.add(
                        value.place(),
                        "nested-value",
                        "a value of '" + Text.printable(member.name()) + "' is itself a list or a mapping",
                        "write plain values; name an inner field as outer.inner");
            }
        }
        return values;
    }

    private ValueTest value(Scalar scalar, boolean keyword) {
        boolean text = keyword || modifiers.stream().anyMatch(TEXT_MODIFIERS::contains);
        if (text && scalar.isNothing()) {
            faults.add(
                    scalar.place(),
                    "null-with-modifier",
                    "null cannot be part of a text",
                    "name a field and drop contains, startswith and endswith, or write a text");
            return new ValueTest.Absent();
        }
        return switch (text ? Node.Kind.TEXT : scalar.kind()) {
            case TEXT -> new ValueTest.Matches(pattern(scalar, keyword));
            case INTEGER, DECIMAL -> number(scalar);
            case BOOLEAN -> new ValueTest.Is(CaseFolding.fold(scalar.text()).equals("true"));
            case NOTHING -> new ValueTest.Absent();
        };
    }

    /** A number; one that Java cannot read, or that no record's number is compared with, is the text that is written. */
    private static ValueTest number(Scalar scalar) {
        ValueTest text = new ValueTest.Matches(TextPattern.parse(scalar.text()));
        if (scalar.text().length() > ValueTest.Equals.DIGITS) {
            return text;
        }
        try {
            return new ValueTest.Equals(new BigDecimal(scalar.text().replace("_", "")), scalar.text());
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private TextPattern pattern(Scalar written, boolean keyword) {
        TextPattern pattern = TextPattern.parse(written.text());
        if (keyword || modifiers.contains("contains") || modifiers.contains("startswith")) {
            pattern = pattern.openEnd();
        }
        if (keyword || modifiers.contains("contains") || modifiers.contains("endswith")) {
            pattern = pattern.openStart();
        }
        if (WorkLimits.isTooLong(pattern)) {
            faults.add(
                    written.place(),
                    "pattern-too-long",
                    "a pattern of " + pattern.length() + " characters; at most " + WorkLimits.PATTERN
                            + " are looked for",
                    "write the part of it that tells, or the whole value without wildcards");
        }
        return pattern;
    }
}
