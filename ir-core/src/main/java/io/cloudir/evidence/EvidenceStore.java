package io.cloudir.evidence;

import io.cloudir.model.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Keeps evidence under the SHA-256 of its content. Thread-safe. What was once stored is never overwritten: storing the
 * same content again changes nothing.
 */
public interface EvidenceStore {
    /** Largest content that {@link #get(Digest)} reads into memory, in bytes; what is larger is read as a stream. */
    int READ_LIMIT = 256 * 1024 * 1024;

    /**
     * Stores content, complete or not at all.
     *
     * @return the digest under which it is kept
     * @throws EvidenceException if it could not be stored; then it must not be called collected
     */
    Digest put(byte[] content);

    /**
     * Stores a stream to its end, complete or not at all. It is hashed while it passes, so memory does not grow with it. The
     * caller closes it.
     *
     * @return the digest under which it is kept, and its size
     * @throws IOException if the stream broke off; nothing of it is kept
     * @throws EvidenceException if it could not be stored; then it must not be called collected
     */
    Stored put(InputStream content) throws IOException;

    /**
     * Opens content to be read as a stream; the caller closes it. The last read fails if what was read is not what was
     * stored, so whoever uses the content before its end must be ready to throw the result away.
     *
     * @return the content, whose reads throw {@link AlteredEvidenceException} where it ends and is another;
     *     empty if nothing is kept under the digest
     * @throws EvidenceException if it cannot be opened
     */
    Optional<InputStream> open(Digest digest);

    /**
     * Reads content of unknown size back and checks it against its digest; who knows how large it may be says so in
     * {@link #get(Digest, int)}.
     *
     * @return the content; empty if nothing is kept under the digest
     * @throws AlteredEvidenceException if it is no longer what was stored
     * @throws EvidenceException if it cannot be read, or is larger than {@link #READ_LIMIT}
     */
    default Optional<byte[]> get(Digest digest) {
        return get(digest, READ_LIMIT);
    }

    /**
     * Reads content back and checks it against its digest. Reading stops at the limit: a small file that unpacks to far more, in
     * place of what was stored, takes no more memory than that.
     *
     * @param limit largest content that is taken, in bytes; from 0 on
     * @return the content; empty if nothing is kept under the digest
     * @throws AlteredEvidenceException if it is no longer what was stored
     * @throws EvidenceException if it cannot be read, or is larger than the limit
     */
    default Optional<byte[]> get(Digest digest, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("the limit is " + limit + " bytes; it cannot be negative");
        }
        Optional<InputStream> opened = open(digest);
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream content = opened.get()) {
            byte[] bytes = content.readNBytes(limit);
            if (content.read() >= 0) {
                throw new EvidenceException(
                        "evidence " + digest + " is larger than " + limit + " bytes; read it as a stream");
            }
            return Optional.of(bytes);
        } catch (IOException e) {
            throw new EvidenceException("evidence " + digest + " cannot be read", e);
        }
    }

    /**
     * What became of a stream.
     *
     * @param digest SHA-256 of all its bytes
     * @param bytes how many they were
     */
    record Stored(Digest digest, long bytes) {}
}
