package io.cloudir.intel;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files of indicators: STIX 2.1 bundles and CSV, told apart by how they begin. */
public final class IndicatorFiles {
    private static final int BYTE_ORDER_MARK = 0xEF;

    private IndicatorFiles() {}

    /**
     * Reads a file.
     *
     * @throws IndicatorFormatException if it is neither, or breaks off; the message says where and what was expected
     * @throws IOException if it cannot be read
     */
    public static IndicatorReading read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, String.valueOf(file.getFileName()));
        }
    }

    /**
     * Reads a stream to its end; closing it is the caller's.
     *
     * @param name what to call it in messages
     * @throws IndicatorFormatException if it is neither, or breaks off
     * @throws IOException if it cannot be read
     */
    public static IndicatorReading read(InputStream in, String name) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        int first = firstByte(buffered);
        if (first < 0) {
            throw new IndicatorFormatException(
                    name, 1, "the file is empty; expected a STIX 2.1 bundle, or CSV with a heading");
        }
        return first == '{' ? new StixBundle(name).read(buffered) : new CsvIndicators(name).read(buffered);
    }

    private static int firstByte(BufferedInputStream in) throws IOException {
        in.mark(1 << 12);
        int next = in.read();
        if (next == BYTE_ORDER_MARK) {
            in.skipNBytes(2);
            next = in.read();
        }
        for (int skipped = 0; skipped < 1 << 11 && next >= 0 && next <= ' '; skipped++) {
            next = in.read();
        }
        in.reset();
        return next;
    }
}
