package io.cloudir;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of one command of a playbook. */
sealed interface PlaybookResult {
    record Done(String detail) implements PlaybookResult {}

    record Failed(String reason) implements PlaybookResult {}

    record Waits(List<PlaybookWait> waits, Optional<Instant> lookAgain) implements PlaybookResult {}
}
