package io.cloudir.cli;

import io.cloudir.drill.Drill;
import io.cloudir.drill.DrillResult;
import io.cloudir.drill.DrillSettings;
import io.cloudir.model.Text;
import io.cloudir.plan.ResponsePlan;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ir drill}: plays a scripted attack on the simulated cloud, by an attacker who acts back. */
@Command(
        name = "drill",
        description = {
            "Play a scripted attack on the simulated cloud, by an attacker who acts back; the plan's exercise actors respond.",
            "Prints the time to detect, contain and recover, and each goal. Exit code 6 if a goal does not hold."
        })
final class DrillCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Which drill; --list names them.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<String> name;

    @Option(names = "--list", description = "Print the names of the drills, one a line.")
    private boolean list;

    @Mixin
    private final PlanOption plan = new PlanOption();

    @Mixin
    private final RuleOptions rules = new RuleOptions();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What the account looks like, and what goes wrong when. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--faults", description = "Play it on a bad day: the cloud fails, hangs, throttles and reads late.")
    private boolean faults;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    DrillCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (list == name.isPresent()) {
            throw new Failure(ExitCode.USAGE, "expected either the name of a drill or --list; --list tells the names");
        }
        if (list) {
            Drill.shipped().forEach(drill -> terminal.line(drill.name()));
            return ExitCode.DONE;
        }
        ResponsePlan loaded = playable(plan.load());
        DrillSettings settings = DrillSettings.ofSeed(seed)
                .withPlan(loaded)
                .withPlaybooks(plan.playbooks(loaded, terminal))
                .withRules(rules.load());
        DrillResult result = drill().run(faults ? settings.onBadDay() : settings);
        if (json) {
            terminal.print(DrillPage.json(result));
        } else {
            DrillPage.lines(result).forEach(terminal::line);
        }
        return result.holds() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private Drill drill() {
        String wanted = name.orElseThrow();
        return Drill.shipped(wanted)
                .orElseThrow(() -> new Failure(
                        ExitCode.USAGE,
                        "there is no drill '" + Text.printable(wanted) + "'; expected one of "
                                + Drill.shipped().stream().map(Drill::name).collect(Collectors.joining(", "))));
    }

    private static ResponsePlan playable(ResponsePlan plan) {
        if (plan.exercise().isEmpty()) {
            throw new Failure(
                    ExitCode.INPUT, "the plan names no exercise actors, who play the people; add an exercise section");
        }
        return plan;
    }
}
