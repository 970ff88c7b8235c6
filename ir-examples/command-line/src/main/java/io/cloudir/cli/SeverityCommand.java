package io.cloudir.cli;

import io.cloudir.severity.SeverityFacts;
import io.cloudir.severity.SeverityModel;
import io.cloudir.severity.json.SeverityJson;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ir severity}: what facts say about how bad an incident is, and why. */
@Command(name = "severity", description = "Compute and explain a severity from facts.")
final class SeverityCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "FILE",
            description = "JSON: {\"ncissFactors\":{},\"facts\":[],\"impact\":{}}; - for standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private String file;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "A severity model of your own instead of the shipped one.")
    @SuppressWarnings("NullAway.Init") // empty if not given
    private Optional<String> modelFile;

    /** The words that a document of facts may use, for the help text. */
    static String[] vocabulary() {
        Stream<String> words = SeverityJson.shippedModel().table().vocabulary().entrySet().stream()
                .flatMap(row -> Stream.concat(
                        Stream.of("  " + row.getKey()),
                        Wrapped.lines("    " + String.join(", ", row.getValue()), "    ").stream()));
        return Stream.concat(Stream.of("", "Words that FILE may use:"), words).toArray(String[]::new);
    }

    SeverityCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        SeverityModel model = modelFile
                .map(name -> SeverityJson.readModel(name, Input.document(name)))
                .orElseGet(SeverityJson::shippedModel);
        SeverityFacts facts = SeverityJson.readFacts(model, file, Input.document(file));
        terminal.json(SeverityJson.write(model.assess(facts)));
        return ExitCode.DONE;
    }
}
