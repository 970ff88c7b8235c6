package io.cloudir.respond.playbook;

import io.cloudir.document.Faults;
import io.cloudir.document.Nearest;
import io.cloudir.model.Text;
import io.cloudir.plan.ResourcePattern;
import io.cloudir.respond.playbook.Command.EvidenceKind;
import io.cloudir.respond.playbook.Command.EvidenceSource;
import io.cloudir.respond.playbook.condition.ActionTypes;
import io.cloudir.respond.playbook.document.Word;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the words of a cloud command. */
final class CommandParser {
    private static final List<String> VERBS =
            List.of("investigate", "preserve", "contain", "recover", "open-fixes", "validate", "watch");

    private static final int WORDS = 4;

    private final Word written;
    private final List<String> words;
    private final Faults faults;

    private CommandParser(Word written, Faults faults) {
        this.written = written;
        this.words = List.of(written.text().strip().split("\\s+", WORDS + 1));
        this.faults = faults;
    }

    static Optional<Command> parse(Word written, Faults faults) {
        return new CommandParser(written, faults).command();
    }

    private Optional<Command> command() {
        return switch (words.get(0)) {
            case "investigate" -> alone(new Command.Investigate());
            case "open-fixes" -> alone(new Command.OpenFixes());
            case "watch" -> alone(new Command.Watch());
            case "validate" ->
                choice(1, List.of("remediations", "restorations"))
                        .filter(it -> ends(2))
                        .map(what -> new Command.Validate(what.equals("restorations")));
            case "preserve" -> preserve();
            case "contain" -> act(false, ActionTypes.containment());
            case "recover" -> act(true, ActionTypes.recovery());
            default -> {
                choice(0, VERBS);
                yield Optional.empty();
            }
        };
    }

    private Optional<Command> alone(Command command) {
        return ends(1) ? Optional.of(command) : Optional.empty();
    }

    private Optional<Command> preserve() {
        Optional<String> kind = choice(
                1, Arrays.stream(EvidenceKind.values()).map(EvidenceKind::word).toList());
        Optional<String> source = kind.flatMap(it -> choice(2, List.of("of")))
                .flatMap(it -> choice(
                        3,
                        Arrays.stream(EvidenceSource.values())
                                .map(EvidenceSource::word)
                                .toList()))
                .filter(it -> ends(4));
        return source.map(from -> new Command.Preserve(
                Arrays.stream(EvidenceKind.values())
                        .filter(it -> it.word().equals(kind.orElseThrow()))
                        .findFirst()
                        .orElseThrow(),
                Arrays.stream(EvidenceSource.values())
                        .filter(it -> it.word().equals(from))
                        .findFirst()
                        .orElseThrow()));
    }

    private Optional<Command> act(boolean recovers, List<String> types) {
        Optional<String> type = choice(1, types);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        if (words.size() == 2) {
            return Optional.of(new Command.Act(recovers, type.get(), new Selector.Everything()));
        }
        return choice(2, List.of("of"))
                .flatMap(it -> selector())
                .map(selector -> new Command.Act(recovers, type.get(), selector));
    }

    private Optional<Selector> selector() {
        String what = words.size() > 3 ? written.text().strip().split("\\s+", 4)[3] : "";
        if (what.length() > 2 && what.startsWith("'") && what.indexOf('\'', 1) == what.length() - 1) {
            try {
                return Optional.of(new Selector.Named(new ResourcePattern(what.substring(1, what.length() - 1))));
            } catch (IllegalArgumentException tooWide) {
                return refuse(String.valueOf(tooWide.getMessage()), "narrow it, or leave the selector out to mean all");
            }
        }
        return choice(3, List.of("suspects", "watchers", "'NAME'"))
                .filter(it -> ends(4))
                .map(it -> it.equals("suspects") ? new Selector.Suspects() : new Selector.Watchers());
    }

    private Optional<String> choice(int at, List<String> known) {
        String word = at < words.size() ? words.get(at) : "";
        if (known.contains(word) && !word.equals("'NAME'")) {
            return Optional.of(word);
        }
        return refuse(
                (word.isEmpty() ? "the command ends" : "'" + Text.printable(word) + "' is not understood")
                        + " where one of " + String.join(", ", known) + " is expected",
                Nearest.suggestion(word, known, "write one of those"));
    }

    private boolean ends(int at) {
        return words.size() <= at
                || refuse("'" + Text.printable(words.get(at)) + "' follows the end of the command", "remove it")
                        .isPresent();
    }

    private <T> Optional<T> refuse(String what, String fix) {
        faults.add(
                written.place(),
                "unknown-command",
                "cloud command " + "'" + Text.printable(written.text()) + "': " + what,
                fix);
        return Optional.empty();
    }
}
