package io.cloudir.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The documents that come inside the library's own jar. */
public final class Shipped {
    private Shipped() {}

    /**
     * The bytes of a file that lies beside a class.
     *
     * @param beside a class of the room that the file belongs to
     * @param name the file's name, from the class's folder
     * @throws IllegalStateException if the jar lacks it
     */
    public static byte[] bytes(Class<?> beside, String name) {
        try (InputStream file = beside.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the library lacks its own file " + name + "; build it again");
            }
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the library's own file " + name + " cannot be read", unreadable);
        }
    }
}
