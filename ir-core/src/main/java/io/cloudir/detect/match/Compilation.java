package io.cloudir.detect.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns expressions into tests that read a record's fields by number. */
final class Compilation {
    /** From this many plain texts on, a set is asked instead of each in turn. */
    private static final int SET_FROM = 3;

    private Compilation() {}

    static RecordTest of(Expression expression, FieldTable fields) {
        if (expression instanceof Expression.And and) {
            return all(of(and.parts(), fields));
        }
        if (expression instanceof Expression.AtLeast some) {
            RecordTest[] parts = of(some.parts(), fields);
            return some.least() == 1 ? any(parts) : atLeast(some.least(), parts);
        }
        if (expression instanceof Expression.Not not) {
            RecordTest part = of(not.part(), fields);
            return record -> !part.holds(record);
        }
        if (expression instanceof Expression.Field field) {
            return field(field, fields.slot(field.name()));
        }
        if (expression instanceof Expression.Present present) {
            int slot = fields.slot(present.name());
            return record -> record.has(slot);
        }
        if (expression instanceof Expression.Refers refers) {
            return refers(refers, fields.slot(refers.name()), fields.slot(refers.other()));
        }
        return keywords((Expression.Keywords) expression);
    }

    /** What costs least is asked first: nothing that is asked changes anything. */
    private static RecordTest[] of(List<Expression> parts, FieldTable fields) {
        return parts.stream()
                .sorted(Comparator.comparingLong(Expression::weight))
                .map(part -> of(part, fields))
                .toArray(RecordTest[]::new);
    }

    private static RecordTest field(Expression.Field field, int slot) {
        if (field.all()) {
            return all(field.values().stream()
                    .map(value -> (RecordTest) record -> value.passes(record.values(slot)))
                    .toArray(RecordTest[]::new));
        }
        Map<String, int[]> literals = new HashMap<>();
        List<ValueTest> others = new ArrayList<>();
        for (ValueTest value : field.values()) {
            if (value instanceof ValueTest.Matches text
                    && !text.pattern().cased()
                    && text.pattern().literal().isPresent()) {
                literals.put(text.pattern().literal().get(), new int[] {slot});
            } else {
                others.add(value);
            }
        }
        ValueTest[] tests = (literals.size() < SET_FROM ? field.values() : others).toArray(ValueTest[]::new);
        if (literals.size() < SET_FROM) {
            return record -> anyPasses(tests, record.values(slot));
        }
        TextTable texts = new TextTable(literals);
        return record -> anyIn(texts, record.values(slot)) || anyPasses(tests, record.values(slot));
    }

    private static boolean anyPasses(ValueTest[] tests, List<Candidate> values) {
        for (ValueTest test : tests) {
            if (test.passes(values)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyIn(TextTable texts, List<Candidate> values) {
        for (int at = 0; at < values.size(); at++) {
            Candidate value = values.get(at);
            if (!value.isNull() && texts.get(value) != null) {
                return true;
            }
        }
        return false;
    }

    private static RecordTest keywords(Expression.Keywords keywords) {
        RecordTest[] words = keywords.words().stream()
                .map(word -> (RecordTest) record -> word.passes(record.scalars()))
                .toArray(RecordTest[]::new);
        return keywords.all() ? all(words) : any(words);
    }

    private static RecordTest refers(Expression.Refers refers, int slot, int otherSlot) {
        return record -> {
            List<Candidate> others = record.values(otherSlot);
            for (Candidate value : record.values(slot)) {
                for (Candidate other : others) {
                    if (!value.isNull() && !other.isNull() && refers(refers, value, other)) {
                        return true;
                    }
                }
            }
            return false;
        };
    }

    private static boolean refers(Expression.Refers how, Candidate value, Candidate other) {
        String text = how.cased() ? value.text() : value.folded();
        String piece = how.cased() ? other.text() : other.folded();
        if (how.openStart()) {
            return how.openEnd() ? text.contains(piece) : text.endsWith(piece);
        }
        return how.openEnd() ? text.startsWith(piece) : text.equals(piece);
    }

    private static RecordTest all(RecordTest[] parts) {
        return record -> {
            for (RecordTest part : parts) {
                if (!part.holds(record)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static RecordTest any(RecordTest[] parts) {
        return record -> {
            for (RecordTest part : parts) {
                if (part.holds(record)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static RecordTest atLeast(int least, RecordTest[] parts) {
        return record -> {
            int holding = 0;
            for (RecordTest part : parts) {
                if (part.holds(record) && ++holding >= least) {
                    return true;
                }
            }
            return false;
        };
    }
}
