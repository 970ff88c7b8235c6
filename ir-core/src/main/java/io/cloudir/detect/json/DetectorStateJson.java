package io.cloudir.detect.json;

import io.cloudir.detect.DetectorState;

/**
 * Keeps a detector's state as schema {@value #SCHEMA}: JSON objects a line, the last of which holds the SHA-256 digest of
 * the lines before it. The same state gives the same bytes. It is for this library alone to read, and quotes heads of log
 * records: keep it from others' eyes, and keep it from others' hands, who could make a rule fire or stay silent.
 */
public final class DetectorStateJson {
    /** The value of the first line's {@code schema} key. */
    public static final String SCHEMA = "ir.detector-state/4";

    /** Most bytes that are written or read. */
    public static final int SIZE_LIMIT = 256 << 20;

    private DetectorStateJson() {}

    /** The state as bytes, in ASCII. */
    public static byte[] write(DetectorState state) {
        return new StateWriter().write(state);
    }

    /**
     * The state that {@link #write} wrote.
     *
     * @param bytes all of them
     * @param name what to call the document in faults
     * @throws io.cloudir.model.FaultyDocumentException if they are not exactly what was written, with the place of the
     *     first fault
     */
    public static DetectorState read(byte[] bytes, String name) {
        return new StateReader(bytes, name).read();
    }
}
