package io.cloudir.cli;

import io.cloudir.detect.Detector;
import io.cloudir.detect.DetectorSettings;
import io.cloudir.detect.RuleSet;
import io.cloudir.detect.Signal;
import io.cloudir.detect.json.SignalJson;
import io.cloudir.telemetry.LogSource;
import io.cloudir.telemetry.ReadCounts;
import java.util.List;
import java.util.Optional;
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
    private final Terminal terminal;

    @Mixin
    private final RuleOptions rules = new RuleOptions();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            converter = SourceOption.class,
            defaultValue = "auto",
            description = "What the records are: cloudtrail, json, or auto (the default) to recognise it.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private LogSource source;

    @Option(names = "--state", paramLabel = "FILE", hidden = true, description = "Not built yet.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<String> state;

    @Option(names = "--strict", description = "End with exit code 4 if any record is malformed.")
    private boolean strict;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Log files, folders of them, or - for standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private List<String> paths;

    DetectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (state.isPresent()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "--state is not built yet; expected a run over all records at once; give every PATH in one command");
        }
        RuleSet loaded = rules.load();
        TreeSet<Signal> signals = new TreeSet<>();
        Detector detector = new Detector(
                loaded, DetectorSettings.files().withMaxPendingBytes(0), detection -> signals.add(detection.signal()));
        LogInput input = new LogInput(terminal);
        ReadCounts counts = input.read(paths, source, detector::accept);
        detector.flush();
        input.tellLate(detector.counts());
        signals.forEach(signal -> terminal.json(SignalJson.line(signal)));
        terminal.note("{\"read\":" + counts.read() + ",\"duplicates\":" + counts.duplicates() + ",\"malformed\":"
                + counts.malformed() + ",\"signals\":" + signals.size() + ",\"files\":" + counts.files() + "}");
        return !input.allThere() || (strict && counts.malformed() > 0) ? ExitCode.INPUT : ExitCode.DONE;
    }
}
