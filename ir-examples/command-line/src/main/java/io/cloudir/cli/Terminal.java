package io.cloudir.cli;

import io.cloudir.model.Text;
import java.io.PrintStream;

/**
 * Where a command writes. Text that comes from logs or documents is made printable line by line, so that it cannot move
 * the cursor, change colours or forge lines.
 *
 * @param out results
 * @param err everything else
 */
record Terminal(PrintStream out, PrintStream err) {
    /** Prints a result that is already safe: JSON, or text that the library rendered. */
    void print(String text) {
        out.print(text);
    }

    /** Prints a result that is JSON: in ASCII alone, so that no text in it can steer a terminal. */
    void json(String json) {
        StringBuilder ascii = new StringBuilder(json.length());
        json.chars().forEach(unit -> {
            if (unit < 0x7F) {
                ascii.append((char) unit);
            } else {
                ascii.append("\\u%04X".formatted(unit));
            }
        });
        out.print(ascii.append('\n'));
    }

    /** Prints one line of a result, made printable. */
    void line(String text) {
        out.print(printable(text));
        out.print('\n');
    }

    /** Tells the person something that is not a result. */
    void note(String text) {
        err.print(printable(text));
        err.print('\n');
    }

    private static String printable(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(point -> line.appendCodePoint(Text.isPrintable(point) ? point : '\uFFFD'));
        return line.toString();
    }
}
