package io.cloudir.cli;

import io.cloudir.detect.Detector;
import io.cloudir.detect.DetectorSettings;
import io.cloudir.detect.Signal;
import io.cloudir.detect.json.SignalJson;
import io.cloudir.telemetry.DeadLetterFile;
import io.cloudir.telemetry.LogMappings;
import io.cloudir.telemetry.LogSource;
import io.cloudir.telemetry.ReadCounts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ir detect}: the signals in a pile of logs, one JSON object a line. */
@Command(
        name = "detect",
        description = "Find incident triggers in logs and print one JSON object a signal, in the order of their time.")
final class DetectCommand implements Callable<Integer> {
    /** How much older than the newest record of the runs before a record may be and still be counted. */
    private static final Duration LATENESS = DetectorSettings.stream().lateness();

    private final Terminal terminal;

    @Mixin
    private final RuleOptions rules = new RuleOptions();

    @Mixin
    private final IndicatorOptions indicators = new IndicatorOptions();

    @Mixin
    private final MappingOptions mappings = new MappingOptions();

    @Mixin
    private final DeadLetterOption deadLetters = new DeadLetterOption();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            converter = SourceOption.class,
            defaultValue = "auto",
            description = SourceOption.HELP)
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private LogSource source;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "Go on from the run before: FILE keeps what windowed rules have counted and which records"
                    + " were met, and is replaced when the run ends with exit code 0. Hits less than 10 minutes older"
                    + " than the newest record wait for a later run.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<Path> state;

    @Option(
            names = "--flush",
            description = "With --state: count the hits that wait, too; records older than these will come too late."
                    + " Needs no PATH.")
    private boolean flush;

    @Option(names = "--strict", description = "End with exit code 4 if any record is malformed.")
    private boolean strict;

    @Parameters(paramLabel = "PATH", description = "Log files, folders of them, or - for standard input.")
    private List<String> paths = new ArrayList<>();

    DetectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (flush && state.isEmpty()) {
            throw new Failure(ExitCode.USAGE, "--flush without --state; expected both; without a state nothing waits");
        }
        if (paths.isEmpty() && !flush) {
            throw new Failure(ExitCode.USAGE, "no PATH given; expected log files, folders of them, or -; name them");
        }
        Optional<DeadLetterFile> letters = deadLetters.open();
        try {
            return detect(new LogInput(terminal, letters));
        } finally {
            letters.ifPresent(DeadLetterFile::close);
        }
    }

    private int detect(LogInput input) {
        TreeSet<Signal> signals = new TreeSet<>();
        Detector detector = new Detector(
                rules.load().withIndicators(indicators.load(terminal)),
                DetectorSettings.files().withMaxPendingBytes(0),
                detection -> signals.add(detection.signal()));
        LogMappings known = mappings.load(source, List.of());
        if (state.isEmpty()) {
            ReadCounts counts = input.read(paths, source, known, detector::accept);
            detector.flush();
            input.tellLate(detector.counts());
            return told(signals, counts, input);
        }
        try (KeptState kept = KeptState.open(state.get())) {
            return goOn(kept, detector, known, signals, input);
        }
    }

    private int goOn(KeptState kept, Detector detector, LogMappings known, SortedSet<Signal> signals, LogInput input) {
        input.resume(kept.restore(detector, terminal));
        // A record dated years ahead would otherwise make those of all later runs come too late.
        Clock clock = Clock.systemUTC();
        ReadCounts counts = paths.isEmpty()
                ? new ReadCounts(0, 0, 0, 0, 0, 0)
                : input.read(paths, source, known, record -> detector.accept(record, clock.instant()));
        if (flush) {
            detector.flush();
        } else {
            detector.flush(LATENESS);
        }
        input.tellLate(
                detector.counts(), "give records to a run within " + LATENESS.toMinutes() + " minutes of newer ones");
        int code = told(signals, counts, input);
        if (terminal.out().checkError()) {
            code = ExitCode.STORE;
        }
        if (code == ExitCode.DONE) {
            kept.save(detector, input.seen());
        }
        return code;
    }

    private int told(SortedSet<Signal> signals, ReadCounts counts, LogInput input) {
        boolean failed = !input.allThere() || (strict && counts.malformed() > 0);
        if (failed && state.isPresent()) {
            terminal.note("ir: the state is left as it was; a run that repeats this one prints its signals again");
        }
        signals.forEach(signal -> terminal.json(SignalJson.line(signal)));
        terminal.note("{\"read\":" + counts.read() + ",\"duplicates\":" + counts.duplicates() + ",\"malformed\":"
                + counts.malformed() + ",\"signals\":" + signals.size() + ",\"files\":" + counts.files() + "}");
        return failed ? ExitCode.INPUT : ExitCode.DONE;
    }
}
