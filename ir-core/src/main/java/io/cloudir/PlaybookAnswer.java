package io.cloudir;

import io.cloudir.incident.Incident;
import io.cloudir.incident.PlaybookRun;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What became of following a playbook. */
public sealed interface PlaybookAnswer {
    /**
     * All that could be done was done.
     *
     * @param incident the incident as it is now
     * @param run the run as it is now; over, or waiting
     * @param waits what it waits for; empty if it is over or only time has to pass
     * @param lookAgain when to ask again though nobody has done anything; empty if time alone changes nothing
     */
    record Followed(Incident incident, PlaybookRun run, List<PlaybookWait> waits, Optional<Instant> lookAgain)
            implements PlaybookAnswer {
        public Followed {
            Objects.requireNonNull(incident, "incident");
            Objects.requireNonNull(run, "run");
            waits = List.copyOf(waits);
            Objects.requireNonNull(lookAgain, "lookAgain");
        }
    }

    /**
     * Nothing was done.
     *
     * @param text why, and what would mend it
     */
    record Refused(String text) implements PlaybookAnswer {
        public Refused {
            Objects.requireNonNull(text, "text");
        }
    }
}
