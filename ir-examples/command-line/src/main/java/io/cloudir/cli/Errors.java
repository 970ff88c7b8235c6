package io.cloudir.cli;

import io.cloudir.UnknownIncidentException;
import io.cloudir.detect.FaultyRulesException;
import io.cloudir.evidence.EvidenceException;
import io.cloudir.incident.journal.AlteredJournalException;
import io.cloudir.incident.journal.JournalException;
import io.cloudir.model.Fault;
import io.cloudir.model.FaultyDocumentException;
import io.cloudir.model.Text;
import io.cloudir.plan.FaultReport;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.List;

/** Turns failures into exit codes and into messages that say what happened, what was expected and how to mend it. */
final class Errors {
    private Errors() {}

    /** Anything that went wrong while a command ran. */
    static int report(Throwable failure, PrintStream err, boolean debug) {
        int code = codeOf(failure);
        if (failure instanceof FaultyDocumentException faulty) {
            faulty.faults().forEach(fault -> err.print(describe(faulty.document(), fault) + "\n"));
        } else if (failure instanceof FaultyRulesException rules) {
            rules.documents().forEach(document -> report(document, err, false));
        } else if (failure instanceof FaultyPlaybooksException playbooks) {
            playbooks.documents().forEach(document -> report(document, err, false));
        } else if (failure instanceof OutOfMemoryError) {
            err.print("ir: error: out of memory; expected less data at once; give more with java -Xmx\n");
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

    private static int codeOf(Throwable failure) {
        if (failure instanceof Failure known) {
            return known.exitCode();
        }
        if (failure instanceof FaultyDocumentException
                || failure instanceof FaultyRulesException
                || failure instanceof FaultyPlaybooksException
                || failure instanceof UnknownIncidentException) {
            return ExitCode.INPUT;
        }
        if (failure instanceof AlteredJournalException) {
            return ExitCode.TAMPERED;
        }
        if (failure instanceof JournalException
                || failure instanceof EvidenceException
                || failure instanceof UncheckedIOException
                || failure instanceof OutOfMemoryError) {
            return ExitCode.STORE;
        }
        return failure instanceof InvalidPathException ? ExitCode.USAGE : ExitCode.BUG;
    }

    /** Tells the faults of a document: as JSON on standard output, and for people a line each on standard error. */
    static void tell(String document, List<Fault> faults, boolean jsonAlone, Terminal terminal) {
        if (!jsonAlone) {
            faults.forEach(fault -> terminal.note(describe(document, fault)));
        }
        terminal.json(FaultReport.json(document, faults));
    }

    /** A fault of a document as one printable line: where it is, what is wrong and how to mend it. */
    static String describe(String document, Fault fault) {
        return "ir: error: " + Text.printable(document) + ":" + fault.line() + ":" + fault.column() + ": "
                + printable(fault.message()) + "; " + printable(fault.fix());
    }

    /** The cause, unless the message has said it already. */
    private static String causeOf(Throwable failure) {
        Throwable cause = failure.getCause();
        if (cause == null || (cause.getMessage() != null && oneLine(failure).contains(oneLine(cause)))) {
            return "";
        }
        return " (" + cause.getClass().getSimpleName() + ": " + oneLine(cause) + ")";
    }

    static String oneLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? "no further word" : printable(message);
    }

    private static String printable(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(point -> line.appendCodePoint(Text.isPrintable(point) ? point : ' '));
        return line.toString();
    }
}
