package io.cloudir.respond.playbook;

import io.cloudir.document.Faults;
import io.cloudir.document.Nearest;
import io.cloudir.model.Severity;
import io.cloudir.model.Text;
import io.cloudir.respond.playbook.condition.FactType;
import io.cloudir.respond.playbook.document.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Checks the cases of a switch: each can happen, and whatever happens has one. */
final class SwitchCases {
    private final FactType type;
    private final List<String> values;
    private final Faults faults;

    SwitchCases(SwitchSubject subject, Faults faults) {
        this.type = subject instanceof SwitchSubject.OfFact it
                ? it.fact().type()
                : ((SwitchSubject.OfVariable) subject).value().type();
        this.values = switch (type) {
            case TRUTH -> List.of("true", "false");
            case LEVEL -> Arrays.stream(Severity.values()).map(Enum::name).toList();
            case COUNT -> List.of();
            case WORD -> subject instanceof SwitchSubject.OfFact it ? it.fact().words() : List.of();
        };
        this.faults = faults;
    }

    void check(Word written, Map<Word, Word> cases) {
        cases.keySet().stream()
                .filter(name -> !isPossible(name.text()))
                .forEach(name -> faults.add(
                        name.place(),
                        "unknown-value",
                        "'" + Text.printable(written.text()) + "' is never '" + Text.printable(name.text())
                                + "'; expected " + expected(),
                        Nearest.suggestion(name.text(), values, "use one of those, or '" + Step.Switch.DEFAULT + "'")));
        Stream<String> names = cases.keySet().stream().map(Word::text);
        boolean covered = values.isEmpty()
                ? names.anyMatch(Step.Switch.DEFAULT::equals)
                : names.toList().containsAll(values)
                        || cases.keySet().stream().anyMatch(it -> it.text().equals(Step.Switch.DEFAULT));
        if (!covered) {
            faults.add(
                    written.place(),
                    "no-default",
                    "not every value of '" + Text.printable(written.text()) + "' has a case",
                    "add the case '" + Step.Switch.DEFAULT + "', or those that are missing");
        }
    }

    private boolean isPossible(String name) {
        if (name.equals(Step.Switch.DEFAULT)) {
            return true;
        }
        return type == FactType.COUNT ? name.matches("\\d{1,15}") : values.isEmpty() || values.contains(name);
    }

    private String expected() {
        return type == FactType.COUNT ? "a whole number" : String.join(", ", values);
    }
}
