package io.cloudir.detect.match;

import io.cloudir.telemetry.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What an expression asks of a record, line by line, and what a record has to say to each. */
public final class Outline {
    /** Most values that one line names. */
    private static final int VALUES = 20;

    private final FieldTable fields = new FieldTable();
    private final List<Entry> entries = new ArrayList<>();

    /**
     * One line.
     *
     * @param depth how deep it stands, from 0
     * @param text what is asked
     * @param test whether it holds
     * @param slots the fields that it looks at
     */
    private record Entry(int depth, String text, RecordTest test, List<Integer> slots) {}

    /**
     * One line, and what a record says to it.
     *
     * @param depth how deep it stands, from 0
     * @param text what is asked
     * @param holds whether it holds
     * @param found what the record has in the fields that the line is about
     */
    public record Answer(int depth, String text, boolean holds, List<String> found) {}

    /** Begins with what is asked as a whole. */
    public Outline(String name, Expression whole) {
        entries.add(new Entry(0, name, Compilation.of(whole, fields), List.of()));
    }

    /** Adds a part by its name, and below it what it asks. */
    public void add(String name, Expression part) {
        entries.add(new Entry(1, name, Compilation.of(part, fields), List.of()));
        describe(2, part);
    }

    private void describe(int depth, Expression expression) {
        RecordTest test = Compilation.of(expression, fields);
        if (expression instanceof Expression.And and) {
            and.parts().forEach(part -> describe(depth, part));
        } else if (expression instanceof Expression.AtLeast some) {
            entries.add(new Entry(depth, some.least() + " of these", test, List.of()));
            some.parts().forEach(part -> describe(depth + 1, part));
        } else if (expression instanceof Expression.Not not) {
            entries.add(new Entry(depth, "not", test, List.of()));
            describe(depth + 1, not.part());
        } else if (expression instanceof Expression.Field field) {
            entries.add(new Entry(
                    depth,
                    name(field.name()) + " is " + values(field.values(), field.all()),
                    test,
                    List.of(fields.slot(field.name()))));
        } else if (expression instanceof Expression.Present present) {
            entries.add(
                    new Entry(depth, name(present.name()) + " is there", test, List.of(fields.slot(present.name()))));
        } else if (expression instanceof Expression.Refers refers) {
            entries.add(new Entry(
                    depth,
                    name(refers.name()) + how(refers) + name(refers.other()),
                    test,
                    List.of(fields.slot(refers.name()), fields.slot(refers.other()))));
        } else if (expression instanceof Expression.Keywords keywords) {
            entries.add(new Entry(depth, "somewhere " + values(keywords.words(), keywords.all()), test, List.of()));
        }
    }

    private static String how(Expression.Refers refers) {
        if (refers.openStart()) {
            return refers.openEnd() ? " contains what is in " : " ends with what is in ";
        }
        return refers.openEnd() ? " begins with what is in " : " is what is in ";
    }

    private static String name(FieldName name) {
        return name.written().dotted();
    }

    private static String values(List<ValueTest> values, boolean all) {
        String more = values.size() > VALUES ? " and " + (values.size() - VALUES) + " more" : "";
        return values.stream().limit(VALUES).map(ValueTest::words).collect(Collectors.joining(all ? " and " : " or "))
                + more;
    }

    /** What is asked, each line indented by its depth. */
    public List<String> lines() {
        return entries.stream()
                .map(entry -> "  ".repeat(entry.depth()) + entry.text())
                .toList();
    }

    /** What a record says to each line. */
    public List<Answer> answers(Activity record) {
        RecordFields read = new RecordFields(fields);
        read.read(record);
        return entries.stream()
                .map(entry -> new Answer(
                        entry.depth(),
                        entry.text(),
                        entry.test().holds(read),
                        entry.slots().stream()
                                .flatMap(slot -> read.values(slot).stream())
                                .map(Candidate::text)
                                .toList()))
                .toList();
    }
}
