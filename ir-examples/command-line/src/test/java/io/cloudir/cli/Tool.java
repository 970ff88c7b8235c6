package io.cloudir.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Runs the tool as a person would, within the test's own process.
 *
 * @param code the exit code
 * @param out what went to standard output
 * @param err what went to standard error
 */
record Tool(int code, String out, String err) {
    /** With no variables in the environment. */
    static Tool run(String... args) {
        return in(Map.of(), args);
    }

    /** With these variables in the environment. */
    static Tool in(Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment,
                args);
        return new Tool(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
