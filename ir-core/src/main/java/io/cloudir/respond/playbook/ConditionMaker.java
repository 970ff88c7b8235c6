package io.cloudir.respond.playbook;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.cloudir.document.DocumentReader;
import io.cloudir.document.Faults;
import io.cloudir.document.Nearest;
import io.cloudir.document.Place;
import io.cloudir.model.Text;
import io.cloudir.respond.playbook.condition.Condition;
import io.cloudir.respond.playbook.condition.ConditionFault;
import io.cloudir.respond.playbook.condition.Fact;
import io.cloudir.respond.playbook.condition.Value;
import io.cloudir.respond.playbook.document.VariableDocument;
import io.cloudir.respond.playbook.document.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a document asks: variables, conditions, and what a switch goes by. */
final class ConditionMaker {
    private static final Pattern USE = Pattern.compile("__[a-zA-Z][a-zA-Z0-9_-]*?__:value");
    private static final String SUFFIX = ":value";

    private final List<String> lines;
    private final Faults faults;
    /** Characters that commands may still unfold into: a small document says no more than a large one may. */
    private int room = DocumentReader.SIZE_LIMIT;

    ConditionMaker(String text, Faults faults) {
        this.lines = text.lines().toList();
        this.faults = faults;
    }

    /** The values that variables have. */
    Map<String, Value> values(Map<String, VariableDocument> variables) {
        Map<String, Value> values = new LinkedHashMap<>();
        variables.forEach((name, variable) -> value(variable).ifPresent(value -> values.put(name, value)));
        return values;
    }

    private Optional<Value> value(VariableDocument variable) {
        String written = variable.value().text();
        boolean number = variable.type().equals("integer") || variable.type().equals("long");
        boolean fits = number
                ? written.matches("\\d{1,15}")
                : !variable.type().equals("bool") || written.equals("true") || written.equals("false");
        if (!fits) {
            String expected = number ? "a whole number of at most 15 digits, not negative" : "true or false";
            faults.add(
                    variable.value().place(),
                    "wrong-type",
                    "the value of a variable of type '" + variable.type() + "' is '" + Text.printable(written)
                            + "'; expected " + expected,
                    "write " + expected);
            return Optional.empty();
        }
        if (number) {
            return Optional.of(Value.count(Long.parseLong(written)));
        }
        return Optional.of(
                variable.type().equals("bool") ? Value.truth(Boolean.parseBoolean(written)) : Value.word(written));
    }

    Optional<Condition> condition(Word written, Map<String, Value> scope) {
        List<ConditionFault> found = new ArrayList<>();
        Optional<Condition> condition = Condition.parse(written.text(), scope, found);
        found.forEach(fault -> faults.add(
                placeIn(written, fault.at()),
                fault.code(),
                "condition '" + Text.printable(written.text()) + "': " + fault.message(),
                fault.fix()));
        return condition;
    }

    /** The place within a text, if the document writes it on one line as it is; else where the text begins. */
    private Place placeIn(Word written, int at) {
        Place begin = written.place();
        String line = begin.line() <= lines.size() ? lines.get(begin.line() - 1) : "";
        int column = begin.column() - 1;
        boolean quoted = column < line.length() && (line.charAt(column) == '"' || line.charAt(column) == '\'');
        int first = quoted ? column + 1 : column;
        return line.startsWith(written.text(), first)
                ? new Place(begin.line(), first + at + 1, begin.pointer())
                : begin;
    }

    /** What a switch goes by; each of its cases must be a value that it can have, and all must be covered. */
    Optional<SwitchSubject> subject(Word written, Map<Word, Word> cases, Map<String, Value> scope) {
        String text = written.text().strip();
        Optional<SwitchSubject> subject =
                text.startsWith("__") ? ofVariable(written, text, scope) : ofFact(written, text);
        subject.ifPresent(it -> new SwitchCases(it, faults).check(written, cases));
        return subject;
    }

    private Optional<SwitchSubject> ofVariable(Word written, String text, Map<String, Value> scope) {
        String name = text.endsWith(SUFFIX) ? text.substring(0, text.length() - SUFFIX.length()) : "";
        Value value = scope.get(name);
        if (value == null) {
            faults.add(
                    written.place(),
                    "unknown-variable",
                    "there is no variable that '" + Text.printable(text) + "' could mean",
                    Nearest.suggestion(name, scope.keySet(), "declare it, and use it as __name__:value"));
            return Optional.empty();
        }
        return Optional.of(new SwitchSubject.OfVariable(name, value));
    }

    private Optional<SwitchSubject> ofFact(Word written, String text) {
        Optional<Fact> fact = Fact.find(text);
        if (fact.isEmpty()) {
            faults.add(
                    written.place(),
                    "unknown-fact",
                    "there is no fact '" + Text.printable(text) + "'",
                    Nearest.suggestion(
                            text,
                            Fact.all().stream().map(Fact::name).toList(),
                            "use one of the facts that docs/playbooks.md lists"));
        }
        return fact.map(SwitchSubject.OfFact::new);
    }

    /** A text with the variables in it replaced; a fault if all of them together become too long. */
    String substituted(Word written, Map<String, Value> scope) {
        Matcher uses = USE.matcher(written.text());
        StringBuilder text = new StringBuilder();
        int from = 0;
        while (uses.find()) {
            String name = uses.group().substring(0, uses.group().length() - SUFFIX.length());
            Value value = scope.get(name);
            if (value == null) {
                faults.add(
                        written.place(),
                        "unknown-variable",
                        "there is no variable '" + Text.printable(name) + "' here",
                        Nearest.suggestion(name, scope.keySet(), "declare it in playbook_variables"));
            }
            text.append(written.text(), from, uses.start()).append(value == null ? "" : value.text());
            from = uses.end();
            if (text.length() > room) {
                break;
            }
        }
        text.append(written.text(), from, written.text().length());
        if (text.length() > room) {
            faults.add(
                    written.place(),
                    "too-long",
                    "with this one the commands, variables put in, have more than " + DocumentReader.SIZE_LIMIT
                            + " characters",
                    "shorten the variables, or use them less often");
            return "";
        }
        room -= text.length();
        return text.toString();
    }
}
