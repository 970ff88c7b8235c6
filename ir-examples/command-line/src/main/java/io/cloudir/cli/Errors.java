package io.cloudir.cli;

import io.cloudir.evidence.EvidenceException;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.model.Fault;
import io.cloudir.model.FaultyDocumentException;
import io.cloudir.model.Text;
import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Turns failures into exit codes and into messages that say what happened, what was expected and how to mend it. */
final class Errors {
    private Errors() {}

    /** A wrong command line: the message, then the usage of the command concerned. */
    static int usage(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        command.getErr().println("ir: error: " + oneLine(failure));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(failure, command.getErr())) {
            command.usage(command.getErr());
        }
        return ExitCode.USAGE;
    }

    /** Anything that went wrong while a command ran. */
    static int report(Exception failure, PrintStream err, boolean debug) {
        int code = codeOf(failure);
        if (failure instanceof FaultyDocumentException faulty) {
            faulty.faults().forEach(fault -> err.print(describe(faulty.document(), fault)));
        } else if (code == ExitCode.BUG) {
            err.print("ir: error: this is a bug of ir: " + failure.getClass().getSimpleName() + ": " + oneLine(failure)
                    + "; run again with --debug and report what it prints\n");
        } else {
            err.print("ir: error: " + oneLine(failure) + causeOf(failure) + "\n");
        }
        if (debug) {
            failure.printStackTrace(err);
        }
        return code;
    }

    private static int codeOf(Exception failure) {
        if (failure instanceof Failure known) {
            return known.exitCode();
        }
        if (failure instanceof FaultyDocumentException) {
            return ExitCode.INPUT;
        }
        if (failure instanceof JournalException || failure instanceof EvidenceException) {
            return ExitCode.STORE;
        }
        return ExitCode.BUG;
    }

    private static String describe(String document, Fault fault) {
        return "ir: error: " + Text.printable(document) + ":" + fault.line() + ":" + fault.column() + ": "
                + printable(fault.message()) + "; " + printable(fault.fix()) + "\n";
    }

    private static String causeOf(Exception failure) {
        Throwable cause = failure.getCause();
        return cause == null ? "" : " (" + cause.getClass().getSimpleName() + ": " + oneLine(cause) + ")";
    }

    private static String oneLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? "no further word" : printable(message);
    }

    private static String printable(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(point -> line.appendCodePoint(Text.isPrintable(point) ? point : ' '));
        return line.toString();
    }
}
