package io.cloudir.cli;

import io.cloudir.telemetry.LogMapping;
import io.cloudir.telemetry.LogMappings;
import io.cloudir.telemetry.LogSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** What records of applications are. */
final class MappingOptions {
    @Option(
            names = "--mapping",
            paramLabel = "FILE",
            description = "What the JSON records of an application mean: a mapping, YAML or JSON. May be repeated.")
    private List<String> files = new ArrayList<>();

    /**
     * The mappings.
     *
     * @param others files of mappings that are in force besides, and come behind
     */
    LogMappings load(LogSource source, Collection<String> others) {
        if (!files.isEmpty() && source != LogSource.AUTO) {
            throw new Failure(
                    ExitCode.USAGE,
                    "--mapping with --source " + source.code()
                            + "; expected --source auto, for a mapping says itself which records are its; leave --source out");
        }
        Set<String> all = new LinkedHashSet<>(files);
        all.addAll(others);
        return read(all);
    }

    /** The mappings in files. */
    static LogMappings read(Collection<String> files) {
        try {
            return LogMappings.of(files.stream()
                    .map(file -> LogMapping.read(file, Input.document(file)))
                    .toList());
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        }
    }
}
