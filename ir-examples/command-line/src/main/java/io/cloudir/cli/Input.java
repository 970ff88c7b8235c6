package io.cloudir.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what a person names: a file, or standard input for {@code -}. */
final class Input {
    /** Largest document, in bytes; the readers have tighter limits of their own. */
    private static final int LIMIT = 16 * 1024 * 1024;

    private Input() {}

    /** What is done with bytes while they are read. */
    interface Reading<T> {
        T read(InputStream content) throws IOException;
    }

    static byte[] document(String name) {
        byte[] bytes = read(name, in -> in.readNBytes(LIMIT + 1));
        if (bytes.length > LIMIT) {
            throw new Failure(
                    ExitCode.INPUT,
                    name + ":0:0: larger than " + LIMIT + " bytes; expected a document of a person's size");
        }
        return bytes;
    }

    /** Hands over what a file holds, however large it is. */
    static <T> T read(String name, Reading<T> reading) {
        try (InputStream in = name.equals("-") ? System.in : Files.newInputStream(Path.of(name))) {
            return reading.read(in);
        } catch (IOException e) {
            throw new Failure(
                    ExitCode.INPUT,
                    name + ":0:0: cannot be read; expected a readable file; check the path and its permissions",
                    e);
        }
    }
}
