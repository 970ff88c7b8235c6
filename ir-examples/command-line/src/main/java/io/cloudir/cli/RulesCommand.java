package io.cloudir.cli;

import io.cloudir.detect.FaultyRulesException;
import io.cloudir.detect.RuleDocument;
import io.cloudir.detect.RuleExplanation;
import io.cloudir.detect.RuleSet;
import io.cloudir.detect.json.RuleExplanationJson;
import io.cloudir.model.Fault;
import io.cloudir.model.FaultyDocumentException;
import io.cloudir.model.Text;
import io.cloudir.telemetry.Activity;
import io.cloudir.telemetry.LogMappings;
import io.cloudir.telemetry.LogSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ir rules}: checks rules, and says why one matches a record or does not. */
@Command(
        name = "rules",
        description = "Work with rules (Sigma 2.1).",
        subcommands = {RulesCommand.Check.class, RulesCommand.Explain.class})
final class RulesCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given; expected check or explain");
    }

    /** {@code ir rules check}. */
    @Command(
            name = "check",
            description = {
                "Report everything that is wrong with rules. Exit code 4 if anything is.",
                "All files are read together, with the shipped rules, since rules may name each other.",
                "Standard output gets one line of JSON a file, standard error a line for each fault."
            })
    static final class Check implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private RuleOptions rules = new RuleOptions();

        @Parameters(paramLabel = "FILE|DIR", arity = "1..*", description = "Rules: files, or folders of .yml files.")
        @SuppressWarnings("NullAway.Init") // required
        private List<Path> paths;

        @Option(names = "--json", description = "Print the JSON alone.")
        private boolean json;

        Check(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            Map<String, List<Fault>> faults = new LinkedHashMap<>();
            try {
                List<RuleDocument> documents = RuleOptions.read(paths);
                documents.forEach(document -> faults.put(document.name(), List.of()));
                rules.load().with(documents);
            } catch (FaultyRulesException faulty) {
                for (FaultyDocumentException document : faulty.documents()) {
                    faults.put(document.document(), document.faults());
                }
            }
            faults.forEach((document, found) -> Errors.tell(document, found, json, terminal));
            return faults.values().stream().allMatch(List::isEmpty) ? ExitCode.DONE : ExitCode.INPUT;
        }
    }

    /** {@code ir rules explain}. */
    @Command(
            name = "explain",
            description = {
                "Say what a rule asks, and of records why it matches them or does not.",
                "A rule that counts is explained by itself; name the rules that it counts to see them on records."
            })
    static final class Explain implements Callable<Integer> {
        /** Most values of a field that a line shows, and most characters of each. */
        private static final int SHOWN = 5;

        private static final int CHARACTERS = 120;

        private final Terminal terminal;

        @Mixin
        private RuleOptions options = new RuleOptions();

        @Mixin
        private MappingOptions mappings = new MappingOptions();

        @Parameters(
                index = "0",
                paramLabel = "RULE",
                description = "The id or name of a rule that ships or is read with --rules, or a file of rules.")
        @SuppressWarnings("NullAway.Init") // required
        private String rule;

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "EVENT",
                description = "Records: a file, or - for standard input.")
        private Optional<String> event = Optional.empty();

        @Option(
                names = "--source",
                paramLabel = "NAME",
                defaultValue = "auto",
                converter = SourceOption.class,
                description = SourceOption.HELP)
        @SuppressWarnings("NullAway.Init") // has a default
        private LogSource source;

        @Option(names = "--json", description = "Print a line of JSON for each rule.")
        private boolean json;

        Explain(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            List<RuleExplanation> explained = explanations();
            List<Activity> records = event.map(this::records).orElse(List.of());
            for (RuleExplanation explanation : explained) {
                if (json) {
                    terminal.json(RuleExplanationJson.line(explanation, records));
                } else {
                    tell(explanation, records);
                }
            }
            return ExitCode.DONE;
        }

        private List<RuleExplanation> explanations() {
            RuleSet rules = options.load();
            List<RuleExplanation> explained = RuleExplanation.of(rules, rule);
            if (explained.isEmpty() && isFile()) {
                for (RuleDocument document : RuleOptions.read(List.of(Path.of(rule)))) {
                    explained = RuleExplanation.of(rules.with(List.of(document)), document.name());
                }
            }
            if (explained.isEmpty()) {
                throw new Failure(
                        ExitCode.INPUT,
                        Text.printable(rule) + ": no rule has this id or name and no such file is there; expected one"
                                + " that ships, one read with --rules, or a file");
            }
            return explained;
        }

        /** The records of a file; of one of no known source, as JSON of any kind. */
        private List<Activity> records(String path) {
            List<Activity> records = new ArrayList<>();
            LogMappings known = mappings.load(source, List.of());
            boolean again = source == LogSource.AUTO && !path.equals("-") && Files.isRegularFile(Path.of(path));
            try {
                new LogInput(terminal).read(List.of(path), source, known, records::add);
            } catch (Failure noLog) {
                if (!again) {
                    throw noLog;
                }
            }
            if (records.isEmpty() && again) {
                new LogInput(terminal).read(List.of(path), LogSource.JSON, LogMappings.none(), records::add);
            }
            if (records.isEmpty()) {
                throw new Failure(
                        ExitCode.INPUT,
                        Text.printable(path)
                                + ":0:0: holds no record that can be read; expected a log; name its source with --source");
            }
            return records;
        }

        private boolean isFile() {
            return rule.indexOf('\0') < 0 && Files.isRegularFile(Path.of(rule));
        }

        private void tell(RuleExplanation explanation, List<Activity> records) {
            terminal.line(explanation.rule().id() + "  " + explanation.rule().title());
            explanation.lines().forEach(line -> terminal.line("  " + line));
            for (Activity record : explanation.looksAtRecords() ? records : List.<Activity>of()) {
                RuleExplanation.Verdict verdict = explanation.verdict(record);
                terminal.line("record " + record.id() + ": " + (verdict.matches() ? "matches" : "does not match"));
                for (RuleExplanation.Line line : verdict.lines()) {
                    terminal.line("  " + (line.holds() ? "yes " : "no  ") + "  ".repeat(line.depth()) + line.text()
                            + found(line.found()));
                }
            }
        }

        private static String found(List<String> values) {
            if (values.isEmpty()) {
                return "";
            }
            String more = values.size() > SHOWN ? ", and " + (values.size() - SHOWN) + " more" : "";
            return values.stream()
                            .limit(SHOWN)
                            .map(value -> value.codePointCount(0, value.length()) <= CHARACTERS
                                    ? value
                                    : value.substring(0, value.offsetByCodePoints(0, CHARACTERS)) + "...")
                            .collect(Collectors.joining(", ", "  [found: ", ""))
                    + more + "]";
        }
    }
}
