package io.cloudir.evidence;

import io.cloudir.model.Digest;

/** Thrown when what is kept under a digest is no longer what was stored. */
public final class AlteredEvidenceException extends EvidenceException {
    private static final long serialVersionUID = 1L;

    AlteredEvidenceException(Digest digest) {
        super("evidence " + digest + " is not what was stored");
    }

    AlteredEvidenceException(Digest digest, Throwable cause) {
        super("evidence " + digest + " is not what was stored", cause);
    }
}
