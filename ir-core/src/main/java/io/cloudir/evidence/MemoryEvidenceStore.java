package io.cloudir.evidence;

import io.cloudir.model.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

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
    public synchronized Digest put(byte[] content) {
        Digest digest = Digest.of(content);
        if (!contents.containsKey(digest)) {
            byte[] packed = Packed.of(content);
            if (held + packed.length > limit) {
                throw new EvidenceException("the evidence store in memory is full at " + limit + " bytes, evidence "
                        + digest + " is not kept; keep evidence in a DirectoryEvidenceStore");
            }
            held += packed.length;
            contents.put(digest, packed);
        }
        return digest;
    }

    @Override
    public synchronized Optional<byte[]> get(Digest digest) {
        return Optional.ofNullable(contents.get(digest)).map(MemoryEvidenceStore::unpacked);
    }

    private static byte[] unpacked(byte[] packed) {
        try (InputStream content = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
