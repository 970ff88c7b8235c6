package io.cloudir.cli;

import io.cloudir.plan.ResponsePlan;
import io.cloudir.telemetry.DeadLetterFile;
import io.cloudir.telemetry.LogMappings;
import io.cloudir.telemetry.LogSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ir run}: from a pile of logs to incidents with their reports. */
@Command(
        name = "run",
        description = {
            "Replay logs: detect, open incidents, judge them, lead them as far as they go.",
            "With --exercise the plan's exercise actors do what people do, on a simulated cloud, to the post-mortem."
                    + " Without it the run stops at the first gate that needs a person, and says what would meet it."
        })
final class RunCommand implements Callable<Integer> {
    /** Which cloud to act on. */
    enum CloudChoice {
        SIMULATED,
        AWS,
        GCP,
        NONE
    }

    private final Terminal terminal;

    @Mixin
    private final RuleOptions rules = new RuleOptions();

    @Mixin
    private final IndicatorOptions indicators = new IndicatorOptions();

    @Mixin
    private final MappingOptions mappings = new MappingOptions();

    @Mixin
    private final DeadLetterOption deadLetters = new DeadLetterOption();

    @Mixin
    private final PlanOption plan = new PlanOption();

    @Option(
            names = "--logs",
            required = true,
            paramLabel = "PATH",
            arity = "1..*",
            description = "Log files or folders of them; - for standard input.")
    @SuppressWarnings("NullAway.Init") // required
    private List<String> logs;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            converter = SourceOption.class,
            defaultValue = "auto",
            description = SourceOption.HELP)
    @SuppressWarnings("NullAway.Init") // has a default
    private LogSource source;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description =
                    "Keep journals and evidence there. Default: what IR_STORE says, else in --out, evidence in its folder"
                            + " evidence.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<String> store;

    @Option(
            names = "--namespace",
            paramLabel = "N",
            defaultValue = "default",
            description = "The tenant within the store. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // has a default
    private String namespace;

    @Option(
            names = "--cloud",
            paramLabel = "NAME",
            defaultValue = "simulated",
            description = "The cloud to act on: simulated (the default) or none.")
    @SuppressWarnings("NullAway.Init") // has a default
    private CloudChoice cloud;

    @Option(names = "--exercise", description = "Let the plan's exercise actors do what people do.")
    private boolean exercise;

    @Option(names = "--execute", description = "Act on a real cloud. The simulated one is always acted on.")
    private boolean execute;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "ir-out",
            description = "Where results go. Default: ./${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // has a default
    private Path out;

    @Option(names = "--force", description = "Write into a folder that is not empty.")
    private boolean force;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (execute && cloud == CloudChoice.NONE) {
            throw new Failure(
                    ExitCode.USAGE, "--execute has no cloud to act on; expected --cloud with a cloud; leave it out");
        }
        if (cloud == CloudChoice.AWS || cloud == CloudChoice.GCP) {
            throw new Failure(
                    ExitCode.USAGE,
                    "there is no adapter for this cloud in the tool yet; expected --cloud simulated or --cloud none");
        }
        if (exercise && cloud == CloudChoice.NONE) {
            throw new Failure(
                    ExitCode.USAGE,
                    "an exercise acts on a cloud, and --cloud none leaves it none; expected --cloud simulated; or run without"
                            + " --exercise and lead the incidents by hand in a --store");
        }
        ResponsePlan loaded = plan.load();
        if (exercise && loaded.exercise().isEmpty()) {
            throw new Failure(
                    ExitCode.INPUT,
                    "the plan names no exercise actors; add an exercise section, or run without --exercise");
        }
        store.ifPresent(StoreOptions::requirePossible);
        OutputFolder folder = OutputFolder.open(out, force);
        LogMappings known = mappings.load(source, plan.mappingFiles(loaded));
        Optional<DeadLetterFile> letters = deadLetters.open();
        try {
            return replay(loaded, known, letters).run(logs, source, folder);
        } finally {
            letters.ifPresent(DeadLetterFile::close);
        }
    }

    private Replay replay(ResponsePlan loaded, LogMappings known, Optional<DeadLetterFile> letters) {
        return new Replay(
                terminal,
                loaded,
                Hints.after(spec, loaded),
                rules.load().withIndicators(indicators.load(terminal)),
                new Replay.Choices(
                        store,
                        namespace,
                        cloud == CloudChoice.SIMULATED,
                        exercise,
                        known,
                        letters,
                        exercise ? plan.playbooks(loaded, terminal) : Map.of()));
    }
}
