package io.cloudir;

import io.cloudir.incident.Incident;
import io.cloudir.incident.Recorded;
import io.cloudir.incident.event.LifecycleEvent.ErasureAuthorised;
import io.cloudir.model.Actor;
import io.cloudir.plan.ErasurePolicy;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.respond.RoleHolders;
import java.util.List;
import java.util.Optional;

/**
 * Keeps apart who decides that something goes and who takes it away: a hold is lifted and an erasure authorised by one
 * role, the erasure is carried out by another person.
 */
final class ErasureRule {
    private final ErasurePolicy policy;
    private final Incident incident;
    private final RoleHolders roles;

    /** @param played whether no real cloud is at stake, so that those count who only play in an exercise */
    ErasureRule(ResponsePlan plan, Incident incident, boolean played) {
        this.policy = plan.erasure();
        this.incident = incident;
        this.roles = new RoleHolders(plan, incident, played);
    }

    /** Why the actor may not lift the hold; empty if it may. */
    Optional<String> objectionToLift(Actor actor) {
        return notHeld(actor, policy.authorisers(), "lifting a legal hold", "authorisers");
    }

    /** Why the actor may not authorise an erasure; empty if it may. */
    Optional<String> objectionToAuthorise(Actor actor) {
        return incident.onLegalHold()
                ? Optional.of("a legal hold is in force, nothing may be erased; lift the hold first.")
                : notHeld(actor, policy.authorisers(), "authorising an erasure", "authorisers");
    }

    /** The role by which the actor authorises. */
    String authorisingRole(Actor actor) {
        return policy.authorisers().stream()
                .filter(role -> roles.holdsOneOf(actor, List.of(role)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(actor.id() + " may not authorise an erasure"));
    }

    /** Why the actor may not erase an entry; empty if it may. */
    Optional<String> objectionToErase(Actor actor, long seq) {
        return notHeld(actor, policy.erasers(), "erasing", "erasers").or(() -> notAuthorised(actor, seq));
    }

    private Optional<String> notAuthorised(Actor actor, long seq) {
        List<Recorded<ErasureAuthorised>> valid = incident.upkeep().authorisations().stream()
                .filter(it -> it.event().seq() == seq)
                .filter(it -> roles.holdsOneOf(it.actor(), policy.authorisers()))
                .toList();
        if (valid.isEmpty()) {
            return Optional.of(
                    "the erasure of entry " + seq + " is not authorised; a person who holds one of the roles "
                            + policy.authorisers() + " authorises it first.");
        }
        if (policy.authoriserMayErase()) {
            return Optional.empty();
        }
        if (valid.stream().allMatch(it -> it.actor().equals(actor))) {
            return Optional.of(actor.id() + " authorised it and may not carry it out; " + another());
        }
        boolean lifted = incident.upkeep()
                .holdLifted()
                .filter(it -> it.actor().equals(actor))
                .isPresent();
        return lifted
                ? Optional.of(actor.id() + " lifted the legal hold and may not erase; " + another())
                : Optional.empty();
    }

    private String another() {
        return "another person who holds one of the roles " + policy.erasers() + " does.";
    }

    private Optional<String> notHeld(Actor actor, List<String> allowed, String what, String key) {
        if (allowed.isEmpty()) {
            return Optional.of("the plan names nobody for " + what + "; name roles under erasure: " + key + ".");
        }
        return roles.holdsOneOf(actor, allowed)
                ? Optional.empty()
                : Optional.of(what + " takes a person who holds one of the roles " + allowed + "; " + actor.id()
                        + " does not.");
    }
}
