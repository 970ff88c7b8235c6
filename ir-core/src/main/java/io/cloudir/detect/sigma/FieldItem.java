package io.cloudir.detect.sigma;

import io.cloudir.detect.match.Expression;
import io.cloudir.detect.match.FieldName;
import io.cloudir.detect.match.ValueTest;
import io.cloudir.detect.sigma.Modifiers.Kind;
import io.cloudir.document.Node;
import io.cloudir.document.Node.Scalar;
import io.cloudir.document.Place;
import io.cloudir.model.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads one {@code field|modifier: values} of a detection. */
final class FieldItem {
    private final Reading reading;

    FieldItem(Reading reading) {
        this.reading = reading;
    }

    /** The item; empty if it has a fault. */
    Optional<Expression> read(Node.Member member) {
        int before = reading.faults().count();
        List<String> chain = Arrays.asList(member.name().split("\\|", -1));
        Modifiers modifiers;
        try {
            modifiers = Modifiers.read(chain.subList(1, chain.size()));
        } catch (Modifiers.Unusable e) {
            reading.faults().add(member.key(), e.code(), Text.printable(e.reason()), e.fix());
            return Optional.empty();
        }
        Expression item = chain.get(0).isEmpty() ? keywords(member, modifiers) : field(member, chain.get(0), modifiers);
        return reading.faults().count() > before
                ? Optional.empty()
                : Optional.of(modifiers.has("neq") ? new Expression.Not(item) : item);
    }

    /** A word looked for in the whole record; empty if it has a fault. */
    Optional<Expression> keyword(Scalar word) {
        int before = reading.faults().count();
        List<ValueTest> tests = new ValueMaker(reading, ValueMaker.wordModifiers(), true).tests(word);
        return reading.faults().count() > before
                ? Optional.empty()
                : Optional.of(new Expression.Keywords(tests, false));
    }

    private Expression keywords(Node.Member member, Modifiers modifiers) {
        if (modifiers.kind() != Kind.TEXT && modifiers.kind() != Kind.REGEX && modifiers.kind() != Kind.NETWORK) {
            reading.faults()
                    .add(
                            member.key(),
                            "modifier-combination",
                            "'" + Text.printable(member.name()) + "' has no field to look at",
                            "name the field before the first |");
            return new Expression.And(List.of());
        }
        List<List<ValueTest>> values = new ArrayList<>();
        for (Scalar value : scalars(member, false)) {
            values.add(new ValueMaker(reading, modifiers, true).tests(value));
        }
        return joined(values, modifiers, Expression.Keywords::new);
    }

    private Expression field(Node.Member member, String written, Modifiers modifiers) {
        FieldName name = name(written, member.key());
        if (modifiers.kind() == Kind.PRESENCE) {
            return presence(member, name);
        }
        if (modifiers.kind() == Kind.REFERENCE) {
            List<Expression> references = new ArrayList<>();
            for (Scalar value : scalars(member, false)) {
                references.add(new Expression.Refers(
                        name,
                        name(value.text(), value.place()),
                        modifiers.opensStart(),
                        modifiers.opensEnd(),
                        modifiers.has("cased")));
            }
            return modifiers.has("all") ? Expression.and(references) : Expression.or(references);
        }
        boolean plain = modifiers.kind() == Kind.TEXT
                && !modifiers.hasPlace()
                && modifiers.encodings().isEmpty();
        List<List<ValueTest>> values = new ArrayList<>();
        for (Scalar value : scalars(member, plain)) {
            values.add(new ValueMaker(reading, modifiers, false).tests(value));
        }
        return joined(values, modifiers, (tests, all) -> new Expression.Field(name, tests, all));
    }

    private interface Item {
        Expression of(List<ValueTest> tests, boolean all);
    }

    /** One value may stand for several texts, of which any will do. */
    private static Expression joined(List<List<ValueTest>> values, Modifiers modifiers, Item item) {
        boolean single = values.stream().allMatch(variants -> variants.size() == 1);
        if (!modifiers.has("all") || single) {
            return item.of(values.stream().flatMap(List::stream).toList(), modifiers.has("all"));
        }
        return Expression.and(
                values.stream().map(variants -> item.of(variants, false)).toList());
    }

    private Expression presence(Node.Member member, FieldName name) {
        if (member.value() instanceof Scalar scalar && scalar.kind() == Node.Kind.BOOLEAN) {
            Expression present = new Expression.Present(name);
            return scalar.text().equalsIgnoreCase("true") ? present : new Expression.Not(present);
        }
        reading.faults()
                .add(member.value().place(), "wrong-type", "exists asks for one truth value", "write true or false");
        return new Expression.And(List.of());
    }

    private FieldName name(String written, Place at) {
        new Keys(reading.faults()).refuseUnknownHead(written, at);
        return reading.names().name(written);
    }

    /** The values; an empty list means nothing, as null does, where nothing can be meant. */
    private List<Scalar> scalars(Node.Member member, boolean mayBeNothing) {
        List<Node> written = member.value() instanceof Node.Sequence list ? list.items() : List.of(member.value());
        if (written.isEmpty() && mayBeNothing) {
            return List.of(new Scalar(member.value().place(), Node.Kind.NOTHING, ""));
        }
        if (written.isEmpty()) {
            reading.faults()
                    .add(
                            member.value().place(),
                            "empty-list",
                            "'" + Text.printable(member.name()) + "' has no values",
                            "write at least one value, or null for an absent field");
        }
        List<Scalar> scalars = new ArrayList<>();
        for (Node value : written) {
            if (value instanceof Scalar scalar) {
                scalars.add(scalar);
            } else {
                reading.faults()
                        .add(
                                value.place(),
                                "nested-value",
                                "a value of '" + Text.printable(member.name()) + "' is itself a list or a mapping",
                                "write plain values; name an inner field as outer.inner");
            }
        }
        return scalars;
    }
}
