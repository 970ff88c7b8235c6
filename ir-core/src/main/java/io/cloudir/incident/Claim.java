package io.cloudir.incident;

import io.cloudir.incident.event.ResponseEvent.Claimed;
import java.time.Instant;
import java.util.Objects;

/**
 * A runner's claim to work on a step alone.
 *
 * @param made the claim as recorded
 */
public record Claim(Recorded<Claimed> made) {
    public Claim {
        Objects.requireNonNull(made, "made");
    }

    /** The process that works. */
    public String runner() {
        return made.event().runner();
    }

    /** What it works on. */
    public String step() {
        return made.event().step();
    }

    /** When the claim lapses. */
    public Instant until() {
        return made.event().until();
    }

    /** Whether others must keep away at this instant; a claim is over at {@link #until()}. */
    public boolean isLive(Instant now) {
        return now.isBefore(until());
    }
}
