package io.cloudir.evidence;

import io.cloudir.model.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Evidence in memory, compressed, for tests and for applications that keep nothing. It is gone when the process ends, and
 * bounded: what no longer fits is refused, so that it is never called collected.
 */
public final class MemoryEvidenceStore implements EvidenceStore {
    /** How many compressed bytes are kept by default. */
    public static final long DEFAULT_LIMIT = 64L << 20;

    private final long limit;
    private final Map<Digest, byte[]> contents = new HashMap<>();
    private long held;

    /** A store that keeps up to {@link #DEFAULT_LIMIT}. */
    public MemoryEvidenceStore() {
        this(DEFAULT_LIMIT);
    }

    /**
     * A store with a limit of its own.
     *
     * @param limit most compressed bytes that it keeps
     */
    public MemoryEvidenceStore(long limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("the limit is " + limit + " bytes; it cannot be negative");
        }
        this.limit = limit;
    }

    @Override
    public Digest put(byte[] content) {
        Digest digest = Digest.of(content);
        keep(digest, Packed.of(content));
        return digest;
    }

    @Override
    public Stored put(InputStream content) throws IOException {
        Draft draft = new Draft();
        try {
            Stored stored = Packed.copy(content, draft);
            keep(stored.digest(), draft.packed.toByteArray());
            return stored;
        } catch (Packed.NotWritten e) {
            throw full("the evidence");
        }
    }

    @Override
    public Optional<InputStream> open(Digest digest) {
        byte[] packed;
        synchronized (this) {
            packed = contents.get(digest);
        }
        try {
            return packed == null
                    ? Optional.empty()
                    : Optional.of(CheckedContent.unpacking(new ByteArrayInputStream(packed), digest));
        } catch (IOException e) {
            throw new EvidenceException("evidence " + digest + " cannot be read", e);
        }
    }

    private synchronized void keep(Digest digest, byte[] packed) {
        if (!contents.containsKey(digest)) {
            if (held + packed.length > limit) {
                throw full("evidence " + digest);
            }
            held += packed.length;
            contents.put(digest, packed);
        }
    }

    private EvidenceException full(String what) {
        return new EvidenceException("the evidence store in memory is full at " + limit + " bytes, " + what
                + " is not kept; keep evidence in a DirectoryEvidenceStore");
    }

    /** What is being packed; it ends where the store would be full. */
    private final class Draft extends OutputStream {
        private final ByteArrayOutputStream packed = new ByteArrayOutputStream();

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (packed.size() + (long) length > limit) {
                throw new IOException("full");
            }
            packed.write(bytes, offset, length);
        }
    }
}
