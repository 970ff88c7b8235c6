package io.cloudir.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code ir} command itself: holds the subcommands, and explains the usage when none is named. */
@Command(
        name = "ir",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "ir 0.1.0",
        description = "Security incident response in the cloud.",
        subcommands = {
            DetectCommand.class,
            RunCommand.class,
            DrillCommand.class,
            SeverityCommand.class,
            VerifyCommand.class,
            PlanCommand.class,
            PlaybookCommand.class,
            RulesCommand.class,
            LifecycleCommand.class,
            OpenCommand.class,
            ReadCommands.ListIncidents.class,
            ReadCommands.ShowIncident.class,
            ReportCommand.class,
            GraphCommand.class,
            HandCommands.Acknowledge.class,
            HandCommands.Assign.class,
            HandCommands.Note.class,
            AssessCommand.class,
            HandCommands.Advance.class,
            HandCommands.Merge.class,
            HandCommands.Hold.class,
            HandCommands.FalsePositive.class,
            SuppressCommand.class,
            HandCommands.Reopen.class,
            HandCommands.Watch.class,
            ReadCommands.Tick.class,
            WorkCommands.Scope.class,
            WorkCommands.EvidenceAdd.class,
            EvidenceCommand.class,
            ValidateCommand.class,
            WorkCommands.TaskCommand.class,
            WorkCommands.AnswerDeadline.class,
            WorkCommands.Attest.class,
            WorkCommands.Cause.class,
            WorkCommands.Lesson.class,
            WorkCommands.Review.class,
            CloudCommands.Investigate.class,
            PlanActionCommand.class,
            PlanFixCommand.class,
            CloudCommands.Approve.class,
            CloudCommands.Execute.class,
            CloudCommands.VerifyAction.class,
            CloudCommands.Release.class,
            CloudCommands.Resume.class,
            LegalCommands.Erase.class,
            PrepareCommands.ReadinessOf.class,
            PrepareCommands.PreflightOf.class
        })
public final class Main implements Runnable {
    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace of an error.")
    private boolean debug;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    private Main() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command given; expected one of those below");
    }

    /**
     * Runs the tool and ends the virtual machine with its exit code.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        // Without a word from us the validator's logging goes to java.util.logging, past our settings.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        int code = run(out, err, System.getenv(), args);
        out.flush();
        err.flush();
        System.exit(out.checkError() ? ExitCode.STORE : code);
    }

    /**
     * Runs the tool within a running virtual machine.
     *
     * @param out where results go
     * @param err where everything else goes
     * @param environment the variables that stand for options
     * @param args the command and its options
     * @return the exit code
     */
    static int run(PrintStream out, PrintStream err, Map<String, String> environment, String... args) {
        Main main = new Main();
        CommandLine line = new CommandLine(main, new Commands(new Terminal(out, err)));
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setDefaultValueProvider(new Environment(environment));
        Help.complete(line);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExpandAtFiles(false); // a log file may be called @x
        line.registerConverter(Instant.class, new Usage.TimeOption());
        line.setParameterExceptionHandler(Usage::wrong);
        line.setExecutionExceptionHandler((failure, command, parsed) -> Errors.report(failure, err, main.debug));
        try {
            return line.execute(args);
        } catch (OutOfMemoryError | StackOverflowError e) {
            return Errors.report(e, err, main.debug);
        }
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
