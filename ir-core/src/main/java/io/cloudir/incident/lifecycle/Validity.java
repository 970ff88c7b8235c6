package io.cloudir.incident.lifecycle;

import io.cloudir.model.Text;
import java.util.Optional;

/** When a validation counts: it found all well, and nothing of what it looked at has changed since. */
final class Validity {
    private Validity() {}

    static Optional<String> unmet(String what, boolean valid, String summary, long validatedSeq, long changedSeq) {
        if (!valid) {
            return Optional.of(
                    "the last validation of " + what + " found that they do not hold: " + Text.printable(summary));
        }
        return validatedSeq > changedSeq
                ? Optional.empty()
                : Optional.of("the " + what + " changed in entry " + changedSeq + ", after their validation in entry "
                        + validatedSeq);
    }
}
