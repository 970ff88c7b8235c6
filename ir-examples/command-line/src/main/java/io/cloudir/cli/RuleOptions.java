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

    @Option(
            names = "--placeholders",
            paramLabel = "FILE",
            description =
                    "What %%names%% in rules with expand stand for: YAML, each name with a text or a list of texts.")
    private List<String> placeholders = new ArrayList<>();

    RuleSet load() {
        List<RuleDocument> documents = read(paths);
        return documents.isEmpty() ? base() : base().with(documents);
    }

    /** The rules and placeholders that a person's own rules are added to. */
    RuleSet base() {
        RuleSet base = withoutShipped ? RuleSet.none() : RuleSet.shipped();
        for (String file : placeholders) {
            base = base.withPlaceholders(RuleDocument.placeholders(file, Input.document(file)));
        }
        return base;
    }

    /** The documents under paths. */
    static List<RuleDocument> read(List<Path> paths) {
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
        return documents;
    }
}
