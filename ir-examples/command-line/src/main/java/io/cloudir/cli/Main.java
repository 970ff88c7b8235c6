package io.cloudir.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:done",
            "  2:usage",
            "  3:tampered or incomplete",
            "  4:input unreadable or invalid",
            "  5:store conflict or I/O",
            "  6:transition or approval refused",
            "130:interrupted",
            " 70:a bug of this tool"
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
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        int code = run(out, err, args);
        out.flush();
        err.flush();
        System.exit(out.checkError() ? ExitCode.STORE : code);
    }

    /**
     * Runs the tool within a running virtual machine.
     *
     * @param out where results go
     * @param err where everything else goes
     * @param args the command and its options
     * @return the exit code
     */
    static int run(PrintStream out, PrintStream err, String... args) {
        Main main = new Main();
        CommandLine line = new CommandLine(main, new Commands(new Terminal(out, err)));
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(Errors::usage);
        line.setExecutionExceptionHandler((failure, command, parsed) -> Errors.report(failure, err, main.debug));
        return line.execute(args);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
