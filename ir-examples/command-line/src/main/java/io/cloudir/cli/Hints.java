package io.cloudir.cli;

import io.cloudir.model.Text;
import io.cloudir.plan.ResponsePlan;
import java.nio.charset.StandardCharsets;
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
    private final Optional<String> at;
    private final boolean onCloud;

    private Hints(
            ResponsePlan plan, String where, Optional<String> actor, String by, Optional<String> at, boolean onCloud) {
        this.plan = plan;
        this.where = where;
        this.actor = actor;
        this.by = by;
        this.at = at;
        this.onCloud = onCloud;
    }

    /** What follows a command that is running. */
    static Hints after(CommandSpec command, ResponsePlan plan) {
        ParseResult given = command.commandLine().getParseResult();
        Environment environment = (Environment) command.commandLine().getDefaultValueProvider();
        StringBuilder where = new StringBuilder();
        WHERE.forEach(option -> valueOf(given, option).ifPresent(value -> where.append(with(option, value))));
        Optional<String> store = valueOf(given, "--store").or(() -> environment.of("--store"));
        if (store.isEmpty()) {
            where.append(" --store DIR");
        }
        boolean onCloud = store.filter(place -> KeptCloud.isIn(StoreOptions.cloudFolder(
                        place, valueOf(given, "--namespace").orElse("default"))))
                .isPresent();
        Optional<String> typed = valueOf(given, "--actor");
        Optional<String> actor = typed.or(() -> environment.of("--actor"));
        String by = typed.map(value -> with("--actor", value)).orElse(actor.isPresent() ? "" : " --actor PERSON");
        return new Hints(plan, where.toString(), actor, by, valueOf(given, "--at"), onCloud);
    }

    private static Optional<String> valueOf(ParseResult given, String option) {
        return given.hasMatchedOption(option)
                ? given.matchedOption(option).originalStringValues().stream().findFirst()
                : Optional.empty();
    }

    /** For whoever gave the command. */
    String same(String command) {
        return "ir " + command + where + by + at();
    }

    /** For somebody else. */
    String another(String command) {
        return "ir " + command + where + " --actor PERSON" + at();
    }

    /** Whoever told one time tells the next one too: a step at another's time is no step back. */
    private String at() {
        return at.map(time -> with("--at", time)).orElse("");
    }

    /** For whoever gave the command if they hold one of the roles by the plan, or none is named; else for somebody else. */
    String by(List<String> roles, String command) {
        boolean may = roles.isEmpty()
                || actor.filter(person -> roles.stream().anyMatch(role -> plan.holds(person, role)))
                        .isPresent();
        return may ? same(command) : another(command);
    }

    /** For a command that nobody answers for and that lets time pass. */
    String anonymous(String command) {
        return "ir " + command + where + (at.isPresent() ? " --at TIME" : "");
    }

    /** Whether there is a cloud that the incident can be investigated on. */
    boolean onCloud() {
        return onCloud;
    }

    ResponsePlan plan() {
        return plan;
    }

    private static String with(String option, String value) {
        return " " + option + " " + quoted(value);
    }

    /**
     * A word as a POSIX shell takes it unchanged. Characters that no terminal shows as they are stand as the octal numbers of
     * their bytes (POSIX.1-2024, dollar-single-quotes), or the word would name something else.
     */
    static String quoted(String word) {
        if (PLAIN.matcher(word).matches()) {
            return word;
        }
        if (word.codePoints().allMatch(Text::isPrintable)) {
            return "'" + word.replace("'", "'\\''") + "'";
        }
        StringBuilder quoted = new StringBuilder("$'");
        word.codePoints().forEach(point -> {
            String one = Character.toString(point);
            if (!Text.isPrintable(point)) {
                for (byte unit : one.getBytes(StandardCharsets.UTF_8)) {
                    quoted.append("\\%03o".formatted(unit & 0xff));
                }
            } else {
                quoted.append(one.equals("'") || one.equals("\\") ? "\\" + one : one);
            }
        });
        return quoted.append('\'').toString();
    }
}
