package io.cloudir.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a whole document that a person wrote: a file, or standard input for {@code -}. */
final class Input {
    /** Largest document, in bytes; the readers have tighter limits of their own. */
    private static final int LIMIT = 16 * 1024 * 1024;

    private Input() {}

    static byte[] document(String name) {
        try (InputStream in = name.equals("-") ? System.in : Files.newInputStream(Path.of(name))) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new Failure(
                        ExitCode.INPUT,
                        name + ":0:0: larger than " + LIMIT + " bytes; expected a document of a person's size");
            }
            return bytes;
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.INPUT,
                    name + ":0:0: cannot be read; expected a readable file; check the path and its permissions",
                    e);
        }
    }
}
