package io.cloudir;

import io.cloudir.incident.Incident;
import io.cloudir.incident.lifecycle.StandardGate;
import io.cloudir.model.Actor;
import io.cloudir.model.Text;
import io.cloudir.plan.CustomGate;
import io.cloudir.plan.ResponsePlan;
import io.cloudir.respond.RoleHolders;
import java.util.List;
import java.util.Optional;

/**
 * Who may attest a gate, execute and validate, where the plan names roles for it. It binds people: what automation does to
 * a cloud is bound by approvals, and automation attests nothing.
 */
final class AuthorityRule {
    private final ResponsePlan plan;
    private final RoleHolders roles;

    /** @param played whether no real cloud is at stake, so that those count who only play in an exercise */
    AuthorityRule(ResponsePlan plan, Incident incident, boolean played) {
        this.plan = plan;
        this.roles = new RoleHolders(plan, incident, played);
    }

    /** Why the actor may not attest a gate; empty if it may, or the plan has no such gate. */
    Optional<String> objectionToAttest(Actor actor, String gate) {
        return plan.gate(gate)
                .map(CustomGate::attesters)
                .flatMap(allowed -> objection(actor, allowed, "attesting the gate " + gate))
                .or(() -> StandardGate.find(gate).flatMap(own -> objectionToValidate(actor)));
    }

    /** Why the actor may not say whether remediations or restorations hold; empty if it may. */
    Optional<String> objectionToValidate(Actor actor) {
        return objection(actor, plan.authority().validators(), "validating");
    }

    /** Why the actor may not execute an action or take up one that stopped; empty if it may. */
    Optional<String> objectionToExecute(Actor actor) {
        return objection(actor, plan.authority().executors(), "executing an action");
    }

    private Optional<String> objection(Actor actor, List<String> allowed, String what) {
        boolean free = allowed.isEmpty() || !(actor instanceof Actor.Person) || roles.holdsOneOf(actor, allowed);
        return free
                ? Optional.empty()
                : Optional.of("by the plan " + what + " takes a person who holds one of the roles " + allowed + "; "
                        + Text.printable(actor.id()) + " does not, but " + roles.holdersOf(allowed) + ".");
    }
}
