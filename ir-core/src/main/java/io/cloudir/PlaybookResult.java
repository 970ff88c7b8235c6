package io.cloudir;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of one command of a playbook. */
sealed interface PlaybookResult {
    record Done(String detail) implements PlaybookResult {}

    /**
     * It was given up.
     *
     * @param refutes what was found that leads the incident back; empty if nothing was, as where nobody answered
     */
    record Failed(String reason, Optional<String> refutes) implements PlaybookResult {
        Failed(String reason) {
            this(reason, Optional.empty());
        }
    }

    record Waits(List<PlaybookWait> waits, Optional<Instant> lookAgain) implements PlaybookResult {}
}
