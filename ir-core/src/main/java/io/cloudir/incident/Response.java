package io.cloudir.incident;

import io.cloudir.incident.event.ResponseEvent.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was done to the cloud.
 *
 * @param actions each action once, in the order of its first plan
 * @param claims the newest claim on each step that was not given back, lapsed ones included
 */
public record Response(List<IncidentAction> actions, List<Claim> claims) {
    static final Response NONE = new Response(List.of(), List.of());

    public Response {
        actions = List.copyOf(actions);
        claims = List.copyOf(claims);
    }

    /** The action with this id. */
    public Optional<IncidentAction> action(String actionId) {
        return actions.stream().filter(it -> it.id().equals(actionId)).findFirst();
    }

    /** The claim on a step that others must respect at this instant. */
    public Optional<Claim> liveClaim(String step, Instant now) {
        return claims.stream()
                .filter(it -> it.step().equals(step) && it.isLive(now))
                .findFirst();
    }

    /** The entry that last changed what actions of a purpose hold in force; 0 for none. */
    public long changedSeq(Purpose purpose) {
        return actions.stream()
                .filter(it -> it.purpose() == purpose)
                .mapToLong(IncidentAction::changedSeq)
                .max()
                .orElse(0);
    }

    /** The entry that last changed what any action holds in force; 0 for none. */
    public long changedSeq() {
        return actions.stream().mapToLong(IncidentAction::changedSeq).max().orElse(0);
    }
}
