package io.cloudir.cli;

import io.cloudir.plan.ResponsePlan;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * Commands for a person to type next, complete, so that they can be copied: with the options that theirs had, unless the
 * environment gives them. What is in capitals is theirs to fill in.
 */
final class Hints {
    private static final List<String> WHERE = List.of("--store", "--namespace", "--plan");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

    private final ResponsePlan plan;
    private final String where;
    private final Optional<String> actor;
    private final String by;

    private Hints(ResponsePlan plan, String where, Optional<String> actor, String by) {
        this.plan = plan;
        this.where = where;
        this.actor = actor;
        this.by = by;
    }

    /** What follows a command that is running. */
    static Hints after(CommandSpec command, ResponsePlan plan) {
        ParseResult given = command.commandLine().getParseResult();
        Environment environment = (Environment) command.commandLine().getDefaultValueProvider();
        StringBuilder where = new StringBuilder();
        WHERE.forEach(option -> valueOf(given, option).ifPresent(value -> where.append(with(option, value))));
        if (valueOf(given, "--store").or(() -> environment.of("--store")).isEmpty()) {
            where.append(" --store DIR");
        }
        Optional<String> typed = valueOf(given, "--actor");
        Optional<String> actor = typed.or(() -> environment.of("--actor"));
        String by = typed.map(value -> with("--actor", value)).orElse(actor.isPresent() ? "" : " --actor PERSON");
        return new Hints(plan, where.toString(), actor, by);
    }

    private static Optional<String> valueOf(ParseResult given, String option) {
        return given.hasMatchedOption(option)
                ? given.matchedOption(option).originalStringValues().stream().findFirst()
                : Optional.empty();
    }

    /** For whoever gave the command. */
    String same(String command) {
        return "ir " + command + where + by;
    }

    /** For somebody else. */
    String another(String command) {
        return "ir " + command + where + " --actor PERSON";
    }

    /** For whoever gave the command if they hold one of the roles by the plan, or none is named; else for somebody else. */
    String by(List<String> roles, String command) {
        boolean may = roles.isEmpty()
                || actor.filter(person -> roles.stream().anyMatch(role -> plan.holds(person, role)))
                        .isPresent();
        return may ? same(command) : another(command);
    }

    /** For a command that nobody answers for. */
    String anonymous(String command) {
        return "ir " + command + where;
    }

    ResponsePlan plan() {
        return plan;
    }

    private static String with(String option, String value) {
        return " " + option + " " + quoted(value);
    }

    /** A word as a POSIX shell takes it unchanged. */
    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
