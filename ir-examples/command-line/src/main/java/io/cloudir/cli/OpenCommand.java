package io.cloudir.cli;

import io.cloudir.Outcome;
import io.cloudir.cli.WorkCommands.EntityOption;
import io.cloudir.model.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ir open}: an incident that no rule found. */
@Command(name = "open", description = "Open an incident by hand.")
final class OpenCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final HandOptions hand = new HandOptions();

    @Option(names = "--title", required = true, paramLabel = "TEXT", description = "One line for people.")
    @SuppressWarnings("NullAway.Init") // required
    private String title;

    @Option(
            names = "--scenario",
            paramLabel = "ID",
            defaultValue = "account-compromise",
            description = "A scenario of the plan. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // has a default
    private String scenario;

    @Option(
            names = "--about",
            paramLabel = "TYPE:ID",
            converter = EntityOption.class,
            description = "Whom or what it concerns; signals about it will join. May be repeated.")
    private List<Entity> about = new ArrayList<>();

    OpenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (title.isBlank()) {
            throw new Failure(ExitCode.USAGE, "--title is blank; expected one line that tells people what it is about");
        }
        return hand.run(
                terminal, Optional.empty(), responder -> new Outcome.Done(responder.open(title, scenario, about)));
    }
}
