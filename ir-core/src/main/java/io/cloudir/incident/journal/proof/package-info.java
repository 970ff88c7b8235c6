/**
 * Proves that a journal is what was written: {@link io.cloudir.incident.journal.proof.Verifier} for everyone,
 * {@link io.cloudir.incident.journal.proof.HeadSigner} for whoever hands journals out.
 */
@NullMarked
package io.cloudir.incident.journal.proof;

import org.jspecify.annotations.NullMarked;
