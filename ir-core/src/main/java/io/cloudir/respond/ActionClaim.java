package io.cloudir.respond;

import io.cloudir.incident.event.ResponseEvent.ClaimReleased;
import io.cloudir.incident.event.ResponseEvent.Claimed;
import io.cloudir.model.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps an action to one runner. It is renewed when half of it has passed, and lost when somebody else holds it. */
final class ActionClaim {
    private final ActionJournal journal;
    private final String actionId;
    private final RunnerSettings settings;
    private final Actor by;

    ActionClaim(ActionJournal journal, String actionId, RunnerSettings settings, Actor by) {
        this.journal = journal;
        this.actionId = actionId;
        this.settings = settings;
        this.by = by;
    }

    /** Takes or renews the claim; the answer if somebody else holds it. */
    Optional<ActionResult> hold() {
        Instant now = journal.now();
        boolean fresh = journal.incident()
                .response()
                .liveClaim(actionId, now)
                .filter(claim -> claim.runner().equals(settings.runner()))
                .filter(claim ->
                        claim.until().isAfter(now.plus(settings.claimFor().dividedBy(2))))
                .isPresent();
        if (fresh || journal.claim(new Claimed(settings.runner(), actionId, now.plus(settings.claimFor())), by)) {
            return Optional.empty();
        }
        return Optional.of(journal.incident()
                .response()
                .liveClaim(actionId, now)
                .<ActionResult>map(claim -> new ActionResult.Busy(claim.runner(), claim.until()))
                .orElseGet(() -> new ActionResult.Refused(
                        List.of("another runner was at work on it until just now; try again"))));
    }

    /** The entry that gives it back. */
    ClaimReleased givenBack() {
        return new ClaimReleased(settings.runner(), actionId);
    }

    /** Gives it back, if it is still held. */
    void giveBack() {
        boolean held = journal.incident().response().claims().stream()
                .anyMatch(
                        claim -> claim.step().equals(actionId) && claim.runner().equals(settings.runner()));
        if (held) {
            journal.factsBy(by, givenBack());
        }
    }
}
