package io.cloudir.incident.journal;

import io.cloudir.incident.event.ResponseEvent.ClaimReleased;
import io.cloudir.incident.event.ResponseEvent.Claimed;
import io.cloudir.model.Actor;
import io.cloudir.model.IncidentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sees to it that one runner at a time works on a step. A claim is an entry, made as a decision on the version that was
 * checked, so of two runners that claim at the same time one gets a conflict. It is live until its {@code until} or its
 * release; the clocks of runners must agree to within what a claim leaves as margin.
 */
public final class Claims {
    private Claims() {}

    /** The claim on a step that is live at an instant. */
    public static Optional<Claimed> live(List<JournalEntry> entries, String step, Instant now) {
        Optional<Claimed> live = Optional.empty();
        for (JournalEntry entry : entries) {
            if (entry.event() instanceof Claimed claimed && claimed.step().equals(step)) {
                live = Optional.of(claimed);
            } else if (entry.event() instanceof ClaimReleased released
                    && released.step().equals(step)) {
                live = live.filter(claimed -> !claimed.runner().equals(released.runner()));
            }
        }
        return live.filter(claimed -> now.isBefore(claimed.until()));
    }

    /** Whether a runner may go on with a step: to be asked again before each call to the cloud. */
    public static boolean isHeldBy(List<JournalEntry> entries, String runner, String step, Instant now) {
        return live(entries, step, now)
                .filter(claimed -> claimed.runner().equals(runner))
                .isPresent();
    }

    /**
     * Claims a step, or extends the runner's own claim on it.
     *
     * @param now the present, by which other claims are live or not
     * @return the head after the claim
     * @throws ConflictException if the claim of another runner is live
     */
    public static Head claim(JournalStore store, IncidentId incident, Claimed claim, Instant now, Actor actor) {
        while (true) {
            List<JournalEntry> entries = store.read(incident, 0);
            Optional<Claimed> other = live(entries, claim.step(), now)
                    .filter(claimed -> !claimed.runner().equals(claim.runner()));
            if (other.isPresent()) {
                throw new ConflictException(incident, other.get());
            }
            try {
                return store.appendDecision(incident, entries.size(), List.of(Draft.of(claim, now, actor)));
            } catch (ConflictException e) {
                // Something was appended meanwhile, perhaps another's claim: look again. Whoever was faster has got on.
            }
        }
    }
}
