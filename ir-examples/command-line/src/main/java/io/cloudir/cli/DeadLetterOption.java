package io.cloudir.cli;

import io.cloudir.telemetry.DeadLetterFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where what could not be read is kept. */
final class DeadLetterOption {
    @Option(
            names = "--dead-letters",
            paramLabel = "FILE",
            description =
                    "Keep what cannot be read in a new file, a line of JSON each: place, reason and bytes (base64, at"
                            + " most 64 KiB of each and 64 MiB in all).")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<Path> file;

    /** The file, if one is named; the caller closes it. */
    Optional<DeadLetterFile> open() {
        return file.map(DeadLetterOption::create);
    }

    private static DeadLetterFile create(Path file) {
        try {
            return DeadLetterFile.create(file);
        } catch (FileAlreadyExistsException e) {
            throw new Failure(
                    ExitCode.USAGE,
                    "--dead-letters " + file
                            + " is there already; expected a new file, since it may be all that is left of"
                            + " what it keeps; name another or move it away",
                    e);
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.STORE,
                    "--dead-letters " + file + ": cannot be written; check the folder and its space",
                    e);
        }
    }
}
