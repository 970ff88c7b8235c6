package io.cloudir.cli;

import io.cloudir.detect.RuleDocument;
import io.cloudir.detect.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which rules to apply. */
final class RuleOptions {
    @Option(
            names = "--rules",
            paramLabel = "PATH",
            description = "Sigma rules of your own: a file, or a folder of .yml files. May be repeated.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--no-shipped-rules", description = "Apply only your own rules.")
    private boolean withoutShipped;

    RuleSet load() {
        RuleSet shipped = withoutShipped ? RuleSet.none() : RuleSet.shipped();
        List<RuleDocument> documents = new ArrayList<>();
        for (Path path : paths) {
            try {
                List<RuleDocument> read = RuleDocument.read(path);
                if (read.isEmpty()) {
                    throw new Failure(
                            ExitCode.INPUT, path + ":0:0: holds no rule; expected .yml files; check the path");
                }
                documents.addAll(read);
            } catch (IOException e) {
                throw new Failure(
                        ExitCode.INPUT,
                        path + ":0:0: cannot be read; expected a file or folder of rules; check the path",
                        e);
            }
        }
        return documents.isEmpty() ? shipped : shipped.with(documents);
    }
}
