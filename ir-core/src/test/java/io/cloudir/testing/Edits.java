package io.cloudir.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Changes a text as bytes say, so that a fuzzer begins behind what it would take hours to find. Each line of the bytes is
 * one edit: a character that says what is done, one that says to which line, and the new text.
 */
public final class Edits {
    private static final String LINE = "\n";

    private Edits() {}

    /** The text with the edits done to it; without edits the text itself. */
    public static String applied(String text, byte[] edits) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split(LINE, -1)));
        for (String edit : new String(edits, StandardCharsets.UTF_8).split(LINE, -1)) {
            if (edit.length() >= 2 && !lines.isEmpty()) {
                apply(edit.charAt(0), edit.charAt(1), edit.substring(2), lines);
            }
        }
        return String.join(LINE, lines);
    }

    /** The lower half of both characters counts lines, so that printable ones reach all of a few thousand. */
    private static void apply(char what, char where, String text, List<String> lines) {
        int at = ((what >> 3) * 128 + where) % lines.size();
        String line = lines.get(at);
        switch (what & 7) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, text);
            case 2 -> lines.set(at, text);
            case 3 -> lines.set(at, line.substring(0, line.indexOf(':') + 1) + " " + text);
            case 4 -> lines.set(at, line + text);
            case 5 -> lines.add(at, line);
            case 6 ->
                lines.set(
                        at,
                        line.substring(0, line.length() - line.stripLeading().length()) + text);
            default -> lines.set(at, line.replace(text.isEmpty() ? "-" : text.substring(0, 1), text));
        }
    }
}
