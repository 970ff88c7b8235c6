package io.cloudir.detect.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Texts of which a record must have at least one for an expression to hold: by them a rule is found without being tried.
 *
 * @param keys the field and the folded text, at least one
 */
public record Witness(Set<Key> keys) {
    /** The field by which records differ most. */
    private static final String ACTION = "eventName";

    /** Whole texts before pieces, then the field that tells records apart best, then the fewest keys. */
    private static final Comparator<Witness> SELECTIVE = Comparator.comparing(Witness::hasPieces)
            .thenComparing(Witness::namesOtherFields)
            .thenComparing(witness -> witness.keys().size());

    /**
     * One text in one field.
     *
     * @param field the field
     * @param text the text, folded
     * @param whole whether it is all of the value, or else stands somewhere in it
     */
    public record Key(FieldName field, String text, boolean whole) {}

    public Witness {
        keys = Set.copyOf(keys);
    }

    /** The best witness of an expression; empty if it can hold without any particular text. */
    public static Optional<Witness> of(Expression expression) {
        if (expression instanceof Expression.And and) {
            return and.parts().stream().flatMap(part -> of(part).stream()).min(SELECTIVE);
        }
        if (expression instanceof Expression.AtLeast some) {
            return union(some.parts().stream().map(Witness::of).toList());
        }
        if (expression instanceof Expression.Field field) {
            List<Optional<Witness>> values = new ArrayList<>();
            for (ValueTest value : field.values()) {
                values.add(of(field, value));
            }
            return field.all() ? values.stream().flatMap(Optional::stream).min(SELECTIVE) : union(values);
        }
        return Optional.empty();
    }

    private static Optional<Witness> of(Expression.Field field, ValueTest value) {
        if (value instanceof ValueTest.Matches text) {
            return text.pattern()
                    .literal()
                    .flatMap(literal -> of(field, literal, true))
                    .or(() -> piece(field, text.pattern().piece()));
        }
        return value instanceof ValueTest.Contains text
                ? piece(field, text.regex().literal())
                : Optional.empty();
    }

    private static Optional<Witness> piece(Expression.Field field, String text) {
        return text.length() < PieceTable.SHORTEST ? Optional.empty() : of(field, text, false);
    }

    private static Optional<Witness> of(Expression.Field field, String text, boolean whole) {
        return Optional.of(new Witness(Set.of(new Key(field.name(), CaseFolding.fold(text), whole))));
    }

    private static Optional<Witness> union(List<Optional<Witness>> parts) {
        Set<Key> keys = new LinkedHashSet<>();
        for (Optional<Witness> part : parts) {
            if (part.isEmpty()) {
                return Optional.empty();
            }
            keys.addAll(part.get().keys());
        }
        return Optional.of(new Witness(keys));
    }

    private boolean hasPieces() {
        return !keys.stream().allMatch(Key::whole);
    }

    private boolean namesOtherFields() {
        return !keys.stream().allMatch(key -> key.field().written().dotted().equals(ACTION));
    }
}
