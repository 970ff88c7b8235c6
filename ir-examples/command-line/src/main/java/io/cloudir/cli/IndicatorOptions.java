package io.cloudir.cli;

import io.cloudir.intel.Indicator;
import io.cloudir.intel.IndicatorFiles;
import io.cloudir.intel.IndicatorFormatException;
import io.cloudir.intel.IndicatorReading;
import io.cloudir.intel.IndicatorSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which indicators of compromise records are compared with. */
final class IndicatorOptions {
    @Option(
            names = "--indicators",
            paramLabel = "FILE",
            description =
                    "Indicators of compromise to compare records with: a STIX 2.1 bundle, or CSV with the columns type and"
                            + " value. May be repeated.")
    private List<Path> files = new ArrayList<>();

    /** The indicators; of those that cannot be used the terminal is told. */
    IndicatorSet load(Terminal terminal) {
        List<Indicator> all = new ArrayList<>();
        for (Path file : files) {
            try {
                IndicatorReading reading = IndicatorFiles.read(file);
                all.addAll(reading.indicators());
                reading.unused().forEach(unused -> terminal.note(unused.toString()));
                long untold = reading.unusedCount() - reading.unused().size();
                if (untold > 0) {
                    terminal.note(file.getFileName() + ": " + untold + " more cannot be used");
                }
            } catch (IndicatorFormatException e) {
                throw new Failure(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
            } catch (IOException e) {
                throw new Failure(
                        ExitCode.INPUT,
                        file + ":0:0: cannot be read; expected a file of indicators; check the path",
                        e);
            }
        }
        return IndicatorSet.of(all);
    }
}
