package io.cloudir.respond.playbook.condition;

import io.cloudir.document.Nearest;
import io.cloudir.model.Severity;
import io.cloudir.model.Text;
import io.cloudir.respond.playbook.condition.Token.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds what the names in a condition stand for, and notes a fault for each that stands for nothing. */
final class Names {
    private static final List<String> LEVELS =
            Arrays.stream(Severity.values()).map(Enum::name).toList();

    private final Map<String, Value> variables;
    private final List<ConditionFault> faults;

    Names(Map<String, Value> variables, List<ConditionFault> faults) {
        this.variables = variables;
        this.faults = faults;
    }

    /** What stands left of an operator. */
    Optional<Operand> operand(Token name) {
        if (name.kind() == Kind.VARIABLE) {
            return variable(name).map(Operand.Constant::new);
        }
        Optional<Fact> fact = Fact.find(name.text());
        if (fact.isEmpty()) {
            List<String> known = Fact.all().stream().map(Fact::name).toList();
            fault(
                    name,
                    "unknown-fact",
                    "there is no fact '" + Text.printable(name.text()) + "'",
                    Nearest.suggestion(name.text(), known, "use one of the facts that docs/playbooks.md lists"));
        }
        return fact.map(Operand.Named::new);
    }

    /** What stands right of an operator: a value of the type of what stands left. */
    Optional<Value> literal(Token written, Operand left) {
        if (written.kind() == Kind.VARIABLE) {
            Optional<Value> value = variable(written);
            if (value.isPresent() && value.get().type() != left.type()) {
                wrongType(written, left);
                return Optional.empty();
            }
            return value;
        }
        Optional<Value> value = switch (left.type()) {
            case TRUTH -> truth(written);
            case COUNT -> count(written);
            case LEVEL -> level(written);
            case WORD -> word(written, left);
        };
        return value;
    }

    private Optional<Value> truth(Token written) {
        if (written.isWord("true") || written.isWord("false")) {
            return Optional.of(Value.truth(written.isWord("true")));
        }
        fault(written, "wrong-type", expected(written, "true or false"), "write true or false");
        return Optional.empty();
    }

    private Optional<Value> count(Token written) {
        boolean number = written.kind() == Kind.NUMBER
                && written.text().length() <= 15
                && written.text().chars().allMatch(Character::isDigit);
        if (number) {
            return Optional.of(Value.count(Long.parseLong(written.text())));
        }
        fault(written, "wrong-type", expected(written, "a whole number"), "write digits only, at most 15");
        return Optional.empty();
    }

    private Optional<Value> level(Token written) {
        String name = written.text().toUpperCase(Locale.ROOT);
        if (written.kind() == Kind.NAME && LEVELS.contains(name)) {
            return Optional.of(Value.level(Severity.valueOf(name)));
        }
        fault(
                written,
                "unknown-value",
                expected(written, "one of " + String.join(", ", LEVELS)),
                Nearest.suggestion(written.text(), LEVELS, "use one of those"));
        return Optional.empty();
    }

    private Optional<Value> word(Token written, Operand left) {
        if (written.kind() == Kind.OPERATOR) {
            wrongType(written, left);
            return Optional.empty();
        }
        List<String> words = left.words();
        if (!words.isEmpty() && !words.contains(written.text())) {
            fault(
                    written,
                    "unknown-value",
                    expected(written, "one of " + String.join(", ", words)),
                    Nearest.suggestion(written.text(), words, "use one of those"));
            return Optional.empty();
        }
        return Optional.of(Value.word(written.text()));
    }

    private Optional<Value> variable(Token name) {
        String suffix = ":value";
        String text = name.text();
        String key = text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
        Value value = variables.get(key);
        if (value == null || key.equals(text)) {
            fault(
                    name,
                    "unknown-variable",
                    value == null
                            ? "there is no variable '" + Text.printable(key) + "' here"
                            : "a variable is used by its name and ':value'",
                    value == null
                            ? Nearest.suggestion(key, variables.keySet(), "declare it in playbook_variables")
                            : "write " + key + suffix);
        }
        return Optional.ofNullable(value);
    }

    void fault(Token token, String code, String message, String fix) {
        faults.add(new ConditionFault(token.at(), code, message, fix));
    }

    private void wrongType(Token written, Operand left) {
        fault(
                written,
                "wrong-type",
                expected(written, left.type().words()),
                "compare with " + left.type().words());
    }

    private static String expected(Token written, String expected) {
        return "found '" + Text.printable(written.text()) + "'; expected " + expected;
    }
}
