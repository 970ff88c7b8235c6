package io.cloudir.evidence;

import io.cloudir.model.Digest;
import java.util.Optional;

/**
 * Keeps evidence under the SHA-256 of its content. Thread-safe. What was once stored is never overwritten: storing the
 * same content again changes nothing.
 */
public interface EvidenceStore {
    /**
     * Stores content, complete or not at all.
     *
     * @return the digest under which it is kept
     * @throws EvidenceException if it could not be stored; then it must not be called collected
     */
    Digest put(byte[] content);

    /**
     * Reads content back and checks it against its digest.
     *
     * @return the content; empty if nothing is kept under the digest
     * @throws EvidenceException if it cannot be read, or if it is no longer what was stored
     */
    Optional<byte[]> get(Digest digest);
}
