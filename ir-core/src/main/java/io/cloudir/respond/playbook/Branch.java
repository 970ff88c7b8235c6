package io.cloudir.respond.playbook;

import java.time.Instant;

/** How far a branch has come. */
sealed interface Branch {
    /** Something in it is still to be done. */
    record Open() implements Branch {}

    /** It came to an end step. */
    record Ended(Instant at) implements Branch {}

    /** A step in it failed and nothing in it handled that. */
    record Failed(String reason, Instant at) implements Branch {}
}
