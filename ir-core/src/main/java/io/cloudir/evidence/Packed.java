package io.cloudir.evidence;

import io.cloudir.evidence.EvidenceStore.Stored;
import io.cloudir.model.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.zip.GZIPOutputStream;

/** Content as evidence stores keep it: gzip, the same bytes for the same content. */
final class Packed {
    private static final int BUFFER = 64 * 1024;

    private Packed() {}

    static byte[] of(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 2 + 32);
        try (OutputStream packing = new GZIPOutputStream(packed)) {
            packing.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** Reads content to its end, hashes it, and writes it packed. What the writing throws is told apart as {@link NotWritten}. */
    static Stored copy(InputStream content, OutputStream to) throws IOException, NotWritten {
        MessageDigest computation = Digest.sha256();
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        try {
            GZIPOutputStream packing = new GZIPOutputStream(to, BUFFER);
            for (int count = read(content, buffer); count >= 0; count = read(content, buffer)) {
                computation.update(buffer, 0, count);
                packing.write(buffer, 0, count);
                bytes += count;
            }
            packing.finish();
        } catch (BrokeOff e) {
            throw e.cause;
        } catch (IOException e) {
            throw new NotWritten(e);
        }
        return new Stored(Digest.from(computation), bytes);
    }

    private static int read(InputStream content, byte[] buffer) throws BrokeOff {
        try {
            return content.read(buffer);
        } catch (IOException e) {
            throw new BrokeOff(e);
        }
    }

    /** The place where content is kept failed, not the content. */
    static final class NotWritten extends Exception {
        private static final long serialVersionUID = 1L;

        NotWritten(IOException cause) {
            super(cause);
        }
    }

    /** The content itself ended early. */
    private static final class BrokeOff extends Exception {
        private static final long serialVersionUID = 1L;

        private final IOException cause;

        BrokeOff(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
