package io.cloudir.cli;

import io.cloudir.model.Text;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a person is told about how the tool is used. */
final class Usage {
    /** Times before it are mistakes: no cloud wrote logs then. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private Usage() {}

    /** A wrong command line: what is wrong with it, and how the command concerned is used. */
    static int wrong(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        boolean group = !command.getSubcommands().isEmpty();
        boolean noSuchCommand =
                group && failure instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption();
        String message = noSuchCommand
                ? "there is no such command: "
                        + Text.printable(((UnmatchedArgumentException) failure)
                                .getUnmatched()
                                .get(0))
                : Errors.oneLine(failure);
        err.println("ir: error: " + message + "; '" + name + " --help' says what is expected");
        if (failure instanceof UnmatchedArgumentException unmatched) {
            UnmatchedArgumentException.printSuggestions(unmatched, err);
        }
        if (group && !(failure instanceof UnmatchedArgumentException)) {
            command.usage(err);
        }
        err.flush();
        return ExitCode.USAGE;
    }

    /** Reads a time as people write it in logs. */
    static final class TimeOption implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                Instant time = Instant.parse(text);
                if (!time.isBefore(EARLIEST) && time.isBefore(LATEST)) {
                    return time;
                }
            } catch (DateTimeException e) {
                // told below, like a time out of range
            }
            throw new TypeConversionException(
                    "'" + text + "' is no time; expected RFC 3339, such as 2026-03-03T10:00:00Z");
        }
    }
}
