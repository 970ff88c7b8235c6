package io.cloudir.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where new secrets go. */
final class SecretsOption {
    @Option(
            names = "--secrets",
            paramLabel = "FILE",
            description = {
                "Where a new password or key goes, one line of JSON each. It is made so that only you can read it;",
                "one that others can read, or that is a link, is refused."
            })
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<Path> file;

    /**
     * The file, looked at; empty if none is named.
     *
     * @throws Failure if others could read it
     */
    Optional<SecretFile> file() {
        return file.map(SecretFile::at);
    }
}
