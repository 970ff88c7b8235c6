package io.cloudir.incident;

import io.cloudir.incident.event.ResponseEvent.Claimed;
import io.cloudir.incident.journal.ConflictException;
import io.cloudir.incident.journal.Draft;
import io.cloudir.incident.journal.JournalStore;
import io.cloudir.model.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sees to it that one runner at a time works on a step. A claim is an entry, made as a decision on the version that was
 * checked, so of two runners that claim at the same time one gets a conflict. It is live until its {@code until} or its
 * release ({@link Response#liveClaim}); the clocks of runners must agree to within what a claim leaves as margin.
 */
public final class Claims {
    private Claims() {}

    /**
     * Claims a step, or extends the runner's own claim on it. Only what was appended since the incident was seen is read.
     *
     * @param seen the incident as it was last read
     * @param now the present, by which other claims are live or not
     * @return the incident with the claim
     * @throws ConflictException if the claim of another runner is live
     */
    public static Incident claim(JournalStore store, Incident seen, Claimed claim, Instant now, Actor actor) {
        Incident incident = newest(store, seen);
        while (true) {
            Optional<Claim> other = incident.response()
                    .liveClaim(claim.step(), now)
                    .filter(live -> !live.runner().equals(claim.runner()));
            if (other.isPresent()) {
                throw new ConflictException(seen.id(), other.get().made().event());
            }
            try {
                store.appendDecision(seen.id(), incident.version(), List.of(Draft.of(claim, now, actor)));
                return newest(store, incident);
            } catch (ConflictException e) {
                // Something was appended meanwhile, perhaps another's claim: look again. Whoever was faster has got on.
                incident = newest(store, incident);
            }
        }
    }

    private static Incident newest(JournalStore store, Incident seen) {
        return seen.apply(store.read(seen.id(), seen.version()));
    }
}
